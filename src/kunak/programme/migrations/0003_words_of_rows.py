"""The words of measures are kept by the database for the search; what is there already waits until the next start."""

import django.db.models.deletion
from django.db import migrations, models

from kunak.programme.search import MEASURES
from kunak.journal.operations import OnConnection


class Migration(migrations.Migration):

    dependencies = [
        ('programme', '0002_nothing_is_added_to_what_was_sent'),
    ]

    operations = [
        migrations.CreateModel(
            name='MeasureWords',
            fields=[
                ('words', models.TextField(null=True)),
                ('row', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to='programme.measure')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('words', None)), fields=['row'], name='measurewords_waits')],
            },
        ),
        OnConnection(MEASURES.install, MEASURES.remove),
    ]
