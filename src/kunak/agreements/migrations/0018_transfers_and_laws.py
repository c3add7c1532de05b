"""An agreement on a transfer between budgets is a kind of its own; an act of the legislature is told from others."""

from django.db import migrations, models

KINDS = ["agreement", "treaty", "memorandum", "protocol", "programme", "roadmap", "amendment", "transfer", "other"]


class Migration(migrations.Migration):
    dependencies = [("agreements", "0017_late_steps_by_day")]

    operations = [
        migrations.RemoveConstraint("agreement", "agreement_kind_is_known"),
        migrations.AddConstraint(
            "agreement",
            models.CheckConstraint(condition=models.Q(("kind__in", KINDS)), name="agreement_kind_is_known"),
        ),
        migrations.RemoveConstraint("formality", "formality_kind_is_known"),
        migrations.AddConstraint(
            "formality",
            models.CheckConstraint(
                condition=models.Q(("kind__in", ["approval", "law", "publication"])), name="formality_kind_is_known"
            ),
        ),
    ]
