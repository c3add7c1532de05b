"""The database itself refuses answers to one's own report and changes of what was said."""

from django.db import migrations

from kunak.execution import guard


def forwards(apps, schema_editor):
    guard.install(schema_editor.connection)


def backwards(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("execution", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
