"""The database itself refuses two places of one person, another side's key, and changes of accepted minutes."""

from django.db import migrations

from kunak.groups import guard


def forwards(apps, schema_editor):
    guard.install(schema_editor.connection)


def backwards(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
