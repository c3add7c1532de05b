"""The tables of this room, with what the database itself refuses in them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kunak.execution import guard
from kunak.journal.operations import CreateModels, OnConnection


class Migration(migrations.Migration):
    initial = True
    replaces = [  # what databases from before the first release have gone through
        ('execution', '0001_initial'),
        ('execution', '0002_guards'),
    ]

    dependencies = [
        ('agreements', '0001_tables'),
        ('documents', '0001_tables'),
        ('people', '0001_tables'),
        ('people', '__first__'),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Departure',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('line', models.UUIDField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(max_length=5)),
                    ('before_on', models.DateField(null=True)),
                    ('ends_on', models.DateField(null=True)),
                    ('reason', models.TextField()),
                    ('content_hash', models.CharField(max_length=64)),
                    ('made_at', models.DateTimeField()),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departures', to='agreements.agreement')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['number'],
                    'indexes': [models.Index(fields=['line'], name='departure_line')],
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'line', 'number'), name='departure_number_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['shift', 'move', 'drop'])), name='departure_kind_is_known'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='departure_has_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('ends_on__isnull', False), ('kind', 'shift')), models.Q(models.Q(('kind', 'shift'), _negated=True), ('ends_on__isnull', True)), _connector='OR'), name='departure_that_shifts_has_its_day')],
                },
            ),
            migrations.CreateModel(
                name='DepartureKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('departure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='execution.departure')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='departurekey_is_turned_or_returned_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='ExecutionRule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer_days', models.PositiveSmallIntegerField(default=30)),
                    ('side', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='execution_rule', to='people.side')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('answer_days__range', (1, 366))), name='execution_rule_days_are_between_one_and_a_year')],
                },
            ),
            migrations.CreateModel(
                name='Forecast',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('line', models.UUIDField()),
                    ('step', models.CharField(max_length=200)),
                    ('expected_on', models.DateField(null=True)),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('made_at', models.DateTimeField()),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='forecasts', to='agreements.agreement')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'indexes': [models.Index(fields=['line'], name='forecast_line')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('step', ''), _negated=True), name='forecast_names_its_step')],
                },
            ),
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('line', models.UUIDField()),
                    ('number', models.PositiveSmallIntegerField()),
                    ('revision', models.PositiveSmallIntegerField(default=1)),
                    ('step', models.CharField(blank=True, max_length=200)),
                    ('year', models.PositiveSmallIntegerField(null=True)),
                    ('outcome', models.CharField(max_length=8)),
                    ('held_on', models.DateField(null=True)),
                    ('place', models.CharField(blank=True, max_length=300)),
                    ('participants', models.TextField(blank=True)),
                    ('result', models.TextField(blank=True)),
                    ('reason', models.TextField(blank=True)),
                    ('fields', models.JSONField(default=dict)),
                    ('content_hash', models.CharField(max_length=64)),
                    ('made_on', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='agreements.agreement')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['number', 'revision'],
                    'indexes': [models.Index(fields=['line'], name='report_line')],
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'line', 'number', 'revision'), name='report_revision_once'), models.CheckConstraint(condition=models.Q(('outcome__in', ['done', 'in_part', 'not_done', 'going_on'])), name='report_outcome_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'not_done'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='report_not_done_has_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['done', 'in_part']), _negated=True), models.Q(('held_on__isnull', False), models.Q(('result', ''), _negated=True)), _connector='OR'), name='report_of_what_was_done_has_its_day_and_result'), models.CheckConstraint(condition=models.Q(('held_on__isnull', True), ('held_on__lte', models.F('made_on')), _connector='OR'), name='report_is_never_of_a_day_ahead'), models.CheckConstraint(condition=models.Q(('content_hash__regex', '^[0-9a-f]{64}$')), name='report_has_its_hash')],
                },
            ),
            migrations.CreateModel(
                name='PublicKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='public_keys', to='execution.report')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='publickey_is_turned_or_returned_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='Proof',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=255)),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='execution.report')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('report', 'document'), name='proof_once_of_a_report')],
                },
            ),
            migrations.CreateModel(
                name='ReportKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('is_dispute', models.BooleanField(default=False)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='execution.report')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='reportkey_is_turned_or_returned_with_a_reason'), models.CheckConstraint(condition=models.Q(('is_dispute', False), ('returned_at__isnull', False), _connector='OR'), name='report_key_disputes_by_returning')],
                },
            ),
            migrations.CreateModel(
                name='Silence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('days', models.PositiveSmallIntegerField()),
                    ('since', models.DateField()),
                    ('recorded_on', models.DateField()),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='silences', to='execution.report')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('report', 'side'), name='silence_once_of_a_side'), models.CheckConstraint(condition=models.Q(('recorded_on__gte', models.F('since'))), name='silence_is_recorded_when_it_is_there')],
                },
            ),
        ),
        OnConnection(guard.install, guard.remove),
    ]
