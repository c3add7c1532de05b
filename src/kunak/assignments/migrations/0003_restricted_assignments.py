"""Assignments from restricted minutes; the table is remade on SQLite, so that its triggers step aside."""

from django.conf import settings
from django.db import migrations, models

from kunak.assignments import guard


def release(apps, schema_editor):
    guard.remove(schema_editor.connection)


def install(apps, schema_editor):
    guard.install(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0019_facets_of_an_agreement'),
        ('assignments', '0002_guards'),
        ('people', '0005_body_of_a_person'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(release, install),
        migrations.AddField(
            model_name='assignment',
            name='is_restricted',
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('is_restricted', False), ('source_kind', 'minutes'), _connector='OR'), name='assignment_is_restricted_by_minutes_only'),
        ),
        migrations.RunPython(install, release),
    ]
