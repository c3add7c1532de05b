"""The database itself refuses to lose or rewrite a comment."""

from django.db import migrations

from kunak.programme import guard


def forwards(apps, schema_editor):
    guard.install(schema_editor.connection)


def backwards(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("programme", "0004_comments")]
    operations = [migrations.RunPython(forwards, backwards)]
