"""The names that were written one a line go, and the database's own refusals come again: they know co-executors."""

from django.db import migrations, models

from kunak.groups import guard


def forwards(apps, schema_editor):
    guard.install(schema_editor.connection)


def backwards(apps, schema_editor):
    guard.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("groups", "0008_sides_of_co_executors")]
    operations = [
        migrations.RemoveConstraint(model_name="decision", name="decision_without_an_executor_has_no_term"),
        migrations.RemoveField(model_name="decision", name="co_executors"),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("executor", ""), _negated=True), models.Q(("controller", ""), ("due_on__isnull", True), ("wording", "none")), _connector="OR"),
                name="decision_without_an_executor_has_no_term",
            ),
        ),
        migrations.RunPython(forwards, backwards),
    ]
