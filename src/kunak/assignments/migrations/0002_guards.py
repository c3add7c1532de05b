"""The database itself refuses what the control of assignments forbids."""

from django.db import migrations

from kunak.assignments import guard


def forwards(apps, schema_editor):
    guard.install(schema_editor.connection)


def backwards(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("assignments", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
