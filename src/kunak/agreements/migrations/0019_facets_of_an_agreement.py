"""The facets of an agreement stand in an index: statistics look into no row of theirs."""

from django.db import migrations, models
from django.db.models.deletion import CASCADE


class Migration(migrations.Migration):
    dependencies = [("agreements", "0018_transfers_and_laws")]

    operations = [
        migrations.AddIndex(
            "faceted", models.Index(fields=["agreement", "facet"], name="facets_of_an_agreement")
        ),
        migrations.AlterField(
            "faceted",
            "agreement",
            models.ForeignKey(db_index=False, on_delete=CASCADE, related_name="facets", to="agreements.agreement"),
        ),
    ]
