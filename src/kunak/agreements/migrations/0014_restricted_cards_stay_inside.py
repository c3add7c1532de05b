"""The database itself refuses a key on a card that a side marks as for official use."""

from django.db import migrations

from kunak.agreements.guard import CARD_RULES
from kunak.journal import triggers


def forwards(apps, schema_editor):
    triggers.install(schema_editor.connection, CARD_RULES)


def backwards(apps, schema_editor):
    triggers.remove(schema_editor.connection, CARD_RULES)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0013_short_title_and_access_mark")]
    operations = [migrations.RunPython(forwards, backwards)]
