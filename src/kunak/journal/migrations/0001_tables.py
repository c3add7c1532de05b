"""The tables of this room, with what the database itself refuses in them."""

from django.db import migrations, models

from kunak.journal import guard
from kunak.journal.operations import CreateModels, OnConnection


class Migration(migrations.Migration):
    initial = True
    replaces = [  # what databases from before the first release have gone through
        ('journal', '0001_initial'),
        ('journal', '0002_refuse_changes'),
        ('journal', '0003_sent_forms'),
    ]

    dependencies = [
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='SentForm',
                fields=[
                    ('form', models.CharField(max_length=64, primary_key=True, serialize=False)),
                    ('arrival', models.UUIDField()),
                    ('at', models.DateTimeField()),
                    ('led_to', models.TextField(blank=True)),
                ],
            ),
            migrations.CreateModel(
                name='Entry',
                fields=[
                    ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                    ('at', models.DateTimeField()),
                    ('by_id', models.PositiveBigIntegerField(null=True)),
                    ('by_name', models.CharField(max_length=200)),
                    ('verb', models.CharField(max_length=64)),
                    ('record_type', models.CharField(max_length=64)),
                    ('record_id', models.CharField(max_length=64)),
                    ('record_name', models.CharField(max_length=400)),
                    ('about', models.CharField(blank=True, max_length=64)),
                    ('before', models.JSONField(null=True)),
                    ('after', models.JSONField(null=True)),
                    ('previous', models.CharField(max_length=64)),
                    ('hash', models.CharField(max_length=64, unique=True)),
                ],
                options={
                    'ordering': ['number'],
                    'indexes': [models.Index(fields=['about', 'number'], name='journal_about')],
                },
            ),
            migrations.CreateModel(
                name='Head',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('count', models.PositiveBigIntegerField(default=0)),
                    ('last', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='journal_has_one_head')],
                },
            ),
        ),
        OnConnection(guard.install, guard.remove),
    ]
