"""The tables of this room."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kunak.documents.storage import kept_files
from kunak.journal.operations import CreateModels


class Migration(migrations.Migration):
    initial = True
    replaces = [  # what databases from before the first release have gone through
        ('documents', '0001_initial'),
        ('documents', '0002_upload_several'),
        ('documents', '0003_documents_read_together'),
        ('documents', '0004_why_a_document_has_no_text'),
    ]

    dependencies = [
        ('people', '0001_tables'),
        ('people', '__first__'),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Together',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
            ),
            migrations.CreateModel(
                name='Upload',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('uploaded_at', models.DateTimeField()),
                    ('refused', models.JSONField(default=list)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='uploads', to='people.side')),
                    ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
            ),
            migrations.CreateModel(
                name='Document',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=255)),
                    ('media_type', models.CharField(max_length=127)),
                    ('size', models.PositiveIntegerField()),
                    ('sha256', models.CharField(max_length=64)),
                    ('file', models.FileField(max_length=255, storage=kept_files, upload_to='')),
                    ('text', models.TextField()),
                    ('unread', models.JSONField(null=True)),
                    ('uploaded_at', models.DateTimeField()),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='people.side')),
                    ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('upload', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='documents.upload')),
                ],
                options={
                    'ordering': ['-uploaded_at', '-pk'],
                    'constraints': [models.UniqueConstraint(fields=('side', 'sha256'), name='document_once_on_a_side'), models.CheckConstraint(condition=models.Q(('size__gt', 0)), name='document_is_not_empty')],
                },
            ),
            migrations.CreateModel(
                name='Reading',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(choices=[('queued', 'queued'), ('failed', 'failed'), ('review', 'review')], default='queued', max_length=8)),
                    ('reader_version', models.CharField(blank=True, max_length=32)),
                    ('record', models.JSONField(null=True)),
                    ('read_at', models.DateTimeField(null=True)),
                    ('seconds', models.FloatField(null=True)),
                    ('refusal', models.JSONField(null=True)),
                    ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='reading', to='documents.document')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'review'), _negated=True), models.Q(('read_at__isnull', False), ('record__isnull', False)), _connector='OR'), name='reading_under_review_has_its_record')],
                },
            ),
            migrations.CreateModel(
                name='Candidate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('position', models.PositiveSmallIntegerField()),
                    ('state', models.CharField(choices=[('review', 'review'), ('postponed', 'postponed'), ('accepted', 'accepted'), ('joined', 'joined'), ('refused', 'refused')], default='review', max_length=9)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('reading', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='documents.reading')),
                ],
                options={
                    'ordering': ['position'],
                    'constraints': [models.UniqueConstraint(fields=('reading', 'position'), name='candidate_once_in_a_reading')],
                },
            ),
            migrations.CreateModel(
                name='Fact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('field', models.CharField(max_length=32)),
                    ('position', models.PositiveSmallIntegerField(default=0)),
                    ('proposed', models.JSONField(null=True)),
                    ('spans', models.JSONField(default=list)),
                    ('confidence', models.FloatField(null=True)),
                    ('doubt', models.CharField(blank=True, max_length=32)),
                    ('state', models.CharField(choices=[('proposed', 'proposed'), ('confirmed', 'confirmed'), ('corrected', 'corrected'), ('refused', 'refused'), ('entered', 'entered')], max_length=9)),
                    ('value', models.JSONField(null=True)),
                    ('value_spans', models.JSONField(default=list)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='documents.candidate')),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['candidate', 'field', 'position'],
                    'constraints': [models.UniqueConstraint(fields=('candidate', 'field', 'position'), name='fact_once_in_its_place'), models.CheckConstraint(condition=models.Q(('proposed__isnull', True), models.Q(('spans', []), _negated=True), _connector='OR'), name='fact_read_shows_its_words'), models.CheckConstraint(condition=models.Q(models.Q(('proposed__isnull', True), ('state', 'entered')), models.Q(('proposed__isnull', True), ('state', 'refused')), models.Q(('proposed__isnull', False), models.Q(('state', 'entered'), _negated=True)), _connector='OR'), name='fact_is_read_or_entered'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), ('state', 'proposed')), models.Q(models.Q(('state', 'proposed'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='fact_decided_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), ('value__isnull', True)), models.Q(models.Q(('state', 'refused'), _negated=True), ('value__isnull', False)), _connector='OR'), name='fact_refused_has_no_value')],
                },
            ),
            migrations.CreateModel(
                name='Joined',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('joined_at', models.DateTimeField()),
                    ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='joined', to='documents.candidate')),
                    ('joined_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('together', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='joined', to='documents.together')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('side', 'candidate'), name='candidate_joined_once_on_a_side')],
                },
            ),
            migrations.CreateModel(
                name='Choice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('said', models.JSONField()),
                    ('chosen_at', models.DateTimeField()),
                    ('chosen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('fact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='documents.fact')),
                    ('together', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='choices', to='documents.together')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('together', 'fact'), name='choice_once_of_a_fact')],
                },
            ),
            migrations.CreateModel(
                name='Apart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('said_at', models.DateTimeField()),
                    ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='documents.candidate')),
                    ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='documents.candidate')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('side', 'one', 'other'), name='two_are_said_apart_once_on_a_side'), models.CheckConstraint(condition=models.Q(('one__lt', models.F('other'))), name='apart_has_the_earlier_first')],
                },
            ),
        ),
    ]
