"""The database itself refuses to change editions and keys, and to go on after the signing."""

from django.db import migrations

from kunak.drafts import guard


def forwards(apps, schema_editor):
    guard.install(schema_editor.connection)


def backwards(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("drafts", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
