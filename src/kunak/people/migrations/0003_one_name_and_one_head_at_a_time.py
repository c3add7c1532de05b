"""The database itself refuses two names, or two heads, of one body on one day."""

from django.db import migrations

from kunak.people import guard


def forwards(apps, schema_editor):
    guard.install(schema_editor.connection)


def backwards(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_bodies_over_time")]
    operations = [migrations.RunPython(forwards, backwards)]
