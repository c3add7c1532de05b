"""The database itself refuses two places of one person, another side's key or paper, changes of accepted minutes."""

from django.db import migrations

from kunak.groups import guard


def forwards(apps, schema_editor):
    guard.install(schema_editor.connection)


def backwards(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("groups", "0004_minutes_accepted_on_paper"), ("people", "0003_one_name_and_one_head_at_a_time")]
    operations = [migrations.RunPython(forwards, backwards)]
