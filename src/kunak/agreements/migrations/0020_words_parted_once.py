"""The search of PostgreSQL keeps the words of each agreement parted; the index of a spell has its period too."""

from django.db import migrations, models

from kunak.agreements.search.index import install


def forward(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0019_facets_of_an_agreement")]
    operations = [
        migrations.RunPython(forward, migrations.RunPython.noop),
        migrations.RemoveIndex("keptspell", "spell_of_an_agreement"),
        migrations.AddIndex(
            "keptspell",
            models.Index(fields=["agreement", "since", "until", "state", "period"], name="spell_of_an_agreement"),
        ),
    ]
