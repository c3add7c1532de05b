"""The tables of this room, with what the database itself refuses in them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kunak.assignments import guard
from kunak.journal.operations import CreateModels, OnConnection


class Migration(migrations.Migration):
    initial = True
    replaces = [  # what databases from before the first release have gone through
        ('assignments', '0001_initial'),
        ('assignments', '0002_guards'),
        ('assignments', '0003_restricted_assignments'),
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
                name='Assignment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveIntegerField()),
                    ('line', models.UUIDField(null=True)),
                    ('sector', models.CharField(blank=True, max_length=32)),
                    ('text', models.TextField()),
                    ('source_kind', models.CharField(choices=[('minutes', 'minutes'), ('measure', 'measure of the plan'), ('letter', 'letter')], max_length=8)),
                    ('source', models.CharField(max_length=300)),
                    ('is_restricted', models.BooleanField(default=False)),
                    ('signed_on', models.DateField()),
                    ('registered_on', models.DateField(null=True)),
                    ('controller', models.CharField(blank=True, max_length=200)),
                    ('wording', models.CharField(max_length=12)),
                    ('stated_on', models.DateField(null=True)),
                    ('rule', models.CharField(max_length=8)),
                    ('rule_length', models.PositiveSmallIntegerField(null=True)),
                    ('rule_is_working', models.BooleanField(default=False)),
                    ('report_month', models.PositiveSmallIntegerField(null=True)),
                    ('rule_source', models.CharField(blank=True, max_length=500)),
                    ('counted_on', models.DateField()),
                    ('given_on', models.DateField()),
                    ('given_at', models.DateTimeField()),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='agreements.agreement')),
                    ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('giver', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['agreement', 'number'],
                    'indexes': [models.Index(fields=['counted_on'], name='assignment_counted_on'), models.Index(fields=['line'], name='assignment_line')],
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'number'), name='assignment_number_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='assignment_has_its_text'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='assignment_has_its_source'), models.CheckConstraint(condition=models.Q(('source_kind__in', ['minutes', 'measure', 'letter'])), name='assignment_source_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('giver__isnull', True), ('source_kind', 'minutes')), models.Q(models.Q(('source_kind', 'minutes'), _negated=True), ('giver__isnull', False)), _connector='OR'), name='assignment_of_minutes_is_of_all_sides'), models.CheckConstraint(condition=models.Q(('is_restricted', False), ('source_kind', 'minutes'), _connector='OR'), name='assignment_is_restricted_by_minutes_only'), models.CheckConstraint(condition=models.Q(('giver__isnull', True), ('giver', models.F('side')), _connector='OR'), name='assignment_is_given_to_the_own_side_or_by_all'), models.CheckConstraint(condition=models.Q(models.Q(('source_kind', 'measure'), _negated=True), ('line__isnull', False), _connector='OR'), name='assignment_of_a_measure_names_it'), models.CheckConstraint(condition=models.Q(('wording__in', ['none', 'at_once', 'urgent', 'promptly', 'monthly', 'quarterly', 'half_yearly', 'yearly', 'constantly'])), name='assignment_wording_is_known'), models.CheckConstraint(condition=models.Q(('rule__in', ('stated', 'month', 'at_once', 'urgent', 'promptly', 'report'))), name='assignment_rule_is_known'), models.CheckConstraint(condition=models.Q(('counted_on__gte', models.F('signed_on'))), name='assignment_is_never_due_before_its_paper'), models.CheckConstraint(condition=models.Q(models.Q(('rule', 'report'), _negated=True), models.Q(('report_month__isnull', False), ('rule_length__isnull', False)), _connector='OR'), name='assignment_that_goes_on_has_its_day_of_report')],
                },
            ),
            migrations.CreateModel(
                name='AssignmentRule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('at_once_days', models.PositiveSmallIntegerField()),
                    ('at_once_is_working', models.BooleanField()),
                    ('urgent_days', models.PositiveSmallIntegerField()),
                    ('urgent_is_working', models.BooleanField()),
                    ('promptly_days', models.PositiveSmallIntegerField()),
                    ('promptly_is_working', models.BooleanField()),
                    ('months', models.PositiveSmallIntegerField()),
                    ('report_day', models.PositiveSmallIntegerField()),
                    ('standing_month', models.PositiveSmallIntegerField()),
                    ('standing_day', models.PositiveSmallIntegerField()),
                    ('source', models.CharField(max_length=500)),
                    ('side', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='assignment_rule', to='people.side')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('at_once_days__range', (1, 366)), ('months__range', (1, 24)), ('promptly_days__range', (1, 366)), ('report_day__range', (1, 28)), ('standing_day__range', (1, 28)), ('standing_month__range', (1, 12)), ('urgent_days__range', (1, 366))), name='assignment_rule_lengths_can_be_counted_with'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='assignment_rule_has_its_source')],
                },
            ),
            migrations.CreateModel(
                name='ChangeRequest',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('kind', models.CharField(choices=[('shift', 'Shift'), ('withdrawal', 'Withdrawal')], max_length=10)),
                    ('before_on', models.DateField()),
                    ('to_on', models.DateField(null=True)),
                    ('reason', models.TextField()),
                    ('content_hash', models.CharField(max_length=64)),
                    ('made_on', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='assignments.assignment')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['assignment', 'number'],
                    'constraints': [models.UniqueConstraint(fields=('assignment', 'number'), name='change_request_number_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['shift', 'withdrawal'])), name='change_request_kind_is_known'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='change_request_has_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'shift'), ('to_on__isnull', False)), models.Q(models.Q(('kind', 'shift'), _negated=True), ('to_on__isnull', True)), _connector='OR'), name='change_request_that_shifts_has_its_day')],
                },
            ),
            migrations.CreateModel(
                name='ChangeRequestKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='assignments.changerequest')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='changerequestkey_is_turned_or_returned_with_a_reason'), models.UniqueConstraint(fields=('request', 'side'), name='change_request_key_once_of_a_side')],
                },
            ),
            migrations.CreateModel(
                name='OffControl',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField()),
                    ('assignment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='off_control', to='assignments.assignment')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('request', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assignments.changerequest')),
                ],
                options={
                    'ordering': ['assignment'],
                },
            ),
            migrations.CreateModel(
                name='Part',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=300)),
                    ('is_co', models.BooleanField(default=False)),
                    ('item', models.TextField(blank=True)),
                    ('assignment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='assignments.assignment')),
                    ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='people.organisation')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['assignment', 'order'],
                    'constraints': [models.UniqueConstraint(fields=('assignment', 'order'), name='part_once_in_an_assignment'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='part_names_its_body'), models.CheckConstraint(condition=models.Q(('is_co', False), ('item', ''), _connector='OR'), name='part_of_a_co_executor_is_no_item')],
                },
            ),
            migrations.CreateModel(
                name='PartReport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('outcome', models.CharField(max_length=6)),
                    ('period', models.DateField(null=True)),
                    ('result_kind', models.CharField(blank=True, choices=[('letter', 'outgoing letter'), ('memo', 'internal memo'), ('act', 'legal act'), ('system', 'data entered in a state information system'), ('information', 'information sent')], max_length=11)),
                    ('paper', models.CharField(blank=True, max_length=300)),
                    ('result', models.TextField()),
                    ('content_hash', models.CharField(max_length=64)),
                    ('made_on', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('part', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='assignments.part')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['part', 'number'],
                    'constraints': [models.UniqueConstraint(fields=('part', 'number'), name='part_report_number_once'), models.CheckConstraint(condition=models.Q(('outcome__in', ['done', 'period', 'news'])), name='part_report_outcome_is_known'), models.CheckConstraint(condition=models.Q(('result', ''), _negated=True), name='part_report_has_its_words'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'done'), _negated=True), models.Q(('result_kind__in', ['letter', 'memo', 'act', 'system', 'information']), models.Q(('paper', ''), _negated=True)), _connector='OR'), name='part_report_of_what_is_done_tells_its_result'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'period'), _negated=True), ('period__isnull', False), _connector='OR'), name='part_report_of_a_period_names_it'), models.CheckConstraint(condition=models.Q(('content_hash__regex', '^[0-9a-f]{64}$')), name='part_report_has_its_hash')],
                },
            ),
            migrations.CreateModel(
                name='PartProof',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=255)),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proofs', to='assignments.partreport')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('report', 'document'), name='part_proof_once_of_a_report')],
                },
            ),
            migrations.CreateModel(
                name='PartReportKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='assignments.partreport')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='partreportkey_is_turned_or_returned_with_a_reason'), models.UniqueConstraint(fields=('report', 'side'), name='part_report_key_once_of_a_side')],
                },
            ),
        ),
        OnConnection(guard.install, guard.remove),
    ]
