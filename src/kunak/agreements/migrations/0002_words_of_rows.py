"""The words of commitments are kept by the database for the search; what is there already waits until the next start."""

import django.db.models.deletion
from django.db import migrations, models

from kunak.agreements.search.waiting import COMMITMENTS
from kunak.journal.operations import OnConnection


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='CommitmentWords',
            fields=[
                ('words', models.TextField(null=True)),
                ('row', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to='agreements.commitment')),
            ],
            options={
                'abstract': False,
                'indexes': [models.Index(condition=models.Q(('words', None)), fields=['row'], name='commitmentwords_waits')],
            },
        ),
        OnConnection(COMMITMENTS.install, COMMITMENTS.remove),
    ]
