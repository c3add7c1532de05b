"""The database itself refuses to change or remove acts, keys on them and papers."""

from django.db import migrations

from kunak.agreements.guard import ACT_RULES
from kunak.journal import triggers


def forwards(apps, schema_editor):
    triggers.install(schema_editor.connection, ACT_RULES)


def backwards(apps, schema_editor):
    triggers.remove(schema_editor.connection, ACT_RULES)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0011_acts_agreed_on_paper"), ("people", "0003_one_name_and_one_head_at_a_time")]
    operations = [migrations.RunPython(forwards, backwards)]
