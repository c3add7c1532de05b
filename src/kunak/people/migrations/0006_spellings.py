"""A body may be another spelling of a known one of its side; the database refuses one across sides, and chains."""

import django.db.models.deletion
from django.db import migrations, models

from kunak.people import guard


def forwards(apps, schema_editor):
    guard.install_spellings(schema_editor.connection)


def backwards(apps, schema_editor):
    guard.remove_spellings(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [('people', '0005_body_of_a_person')]

    operations = [
        migrations.AddField(
            model_name='organisation',
            name='same_as',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spellings', to='people.organisation'),
        ),
        migrations.RunPython(forwards, backwards),
    ]
