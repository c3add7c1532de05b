"""What restricted minutes gave before is restricted too; assignments are never changed, so that triggers step aside."""

from django.db import migrations

from kunak.assignments import guard


def forwards(apps, schema_editor):
    guard.remove(schema_editor.connection)
    given = apps.get_model("groups", "Decision").objects.filter(assignment__isnull=False, meeting__is_restricted=True)
    found = apps.get_model("assignments", "Assignment").objects.filter(pk__in=given.values("assignment"))
    found.update(is_restricted=True)
    guard.install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("groups", "0005_guards_of_papers"), ("assignments", "0003_restricted_assignments")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
