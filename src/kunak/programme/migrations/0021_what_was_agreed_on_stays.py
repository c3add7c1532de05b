"""The database itself refuses to change or remove what was sent to the other sides, and a plan of one side."""

from django.db import migrations

from kunak.journal import triggers
from kunak.programme import guard


def forwards(apps, schema_editor):
    triggers.install(schema_editor.connection, guard.AGREED_RULES)


def backwards(apps, schema_editor):
    triggers.remove(schema_editor.connection, guard.AGREED_RULES)


class Migration(migrations.Migration):
    dependencies = [("programme", "0020_long_tables_wait_for_the_worker")]
    operations = [migrations.RunPython(forwards, backwards)]
