"""The database itself refuses measures that wait for each other in a ring."""

from django.db import migrations

from kunak.journal import triggers
from kunak.programme import guard


def forwards(apps, schema_editor):
    triggers.install(schema_editor.connection, guard.ORDER_RULES)


def backwards(apps, schema_editor):
    triggers.remove(schema_editor.connection, guard.ORDER_RULES)


class Migration(migrations.Migration):
    dependencies = [("programme", "0018_territories_of_a_measure")]
    operations = [migrations.RunPython(forwards, backwards)]
