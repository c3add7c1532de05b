"""The database itself refuses to lose or rewrite a comment."""

from django.db import migrations

from kunak.journal import triggers
from kunak.programme import guard


def forwards(apps, schema_editor):
    triggers.install(schema_editor.connection, guard.COMMENT_RULES)


def backwards(apps, schema_editor):
    triggers.remove(schema_editor.connection, guard.COMMENT_RULES)


class Migration(migrations.Migration):
    dependencies = [("programme", "0004_comments")]
    operations = [migrations.RunPython(forwards, backwards)]
