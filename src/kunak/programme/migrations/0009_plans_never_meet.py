"""The database itself refuses two plans of an agreement on one day."""

from django.db import migrations

from kunak.journal import triggers
from kunak.programme import guard


def forwards(apps, schema_editor):
    triggers.install(schema_editor.connection, guard.PERIOD_RULES)


def backwards(apps, schema_editor):
    triggers.remove(schema_editor.connection, guard.PERIOD_RULES)


class Migration(migrations.Migration):
    dependencies = [("programme", "0008_plans_over_time")]
    operations = [migrations.RunPython(forwards, backwards)]
