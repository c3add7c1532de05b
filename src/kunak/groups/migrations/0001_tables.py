"""The tables of this room, with what the database itself refuses in them."""

import django.db.models.deletion
import django.db.models.functions.text
import uuid
from django.conf import settings
from django.db import migrations, models

from kunak.groups import guard
from kunak.journal.operations import CreateModels, OnConnection


class Migration(migrations.Migration):
    initial = True
    replaces = [  # what databases from before the first release have gone through
        ('groups', '0001_initial'),
        ('groups', '0002_guards'),
        ('groups', '0003_restricted_items'),
        ('groups', '0004_minutes_accepted_on_paper'),
        ('groups', '0005_guards_of_papers'),
        ('groups', '0006_restricted_minutes_gave_restricted_assignments'),
        ('groups', '0007_co_executors_of_a_side'),
        ('groups', '0008_sides_of_co_executors'),
        ('groups', '0009_co_executors_are_rows'),
        ('groups', '0010_changes_that_all_must_learn_of'),
    ]

    dependencies = [
        ('agreements', '0001_tables'),
        ('assignments', '0001_tables'),
        ('documents', '0001_tables'),
        ('people', '0001_tables'),
        ('people', '__first__'),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='WorkingGroup',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=300)),
                    ('sectors', models.JSONField(default=list)),
                    ('act_title', models.CharField(max_length=300)),
                    ('act_number', models.CharField(max_length=60)),
                    ('act_on', models.DateField()),
                    ('regulations', models.TextField(blank=True)),
                    ('quorum_least', models.PositiveSmallIntegerField(default=1)),
                    ('quorum_is_half', models.BooleanField(default=False)),
                    ('decision_mask', models.CharField(default='{вопрос}.{номер}', max_length=40)),
                    ('minutes_mask', models.CharField(default='{номер}', max_length=40)),
                    ('materials_days', models.PositiveSmallIntegerField(default=10)),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('made_at', models.DateTimeField()),
                    ('act_document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='agreements.agreement')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('regulations_document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ],
                options={
                    'ordering': ['act_on', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'name'), name='group_name_once_under_an_agreement'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='group_has_its_name'), models.CheckConstraint(condition=models.Q(models.Q(('act_title', ''), _negated=True), models.Q(('act_number', ''), _negated=True)), name='group_has_its_act'), models.CheckConstraint(condition=models.Q(('sectors', []), _negated=True), name='group_has_a_sector'), models.CheckConstraint(condition=models.Q(('quorum_least__range', (1, 99))), name='group_quorum_is_one_at_least'), models.CheckConstraint(condition=models.Q(('materials_days__range', (0, 90))), name='group_materials_days_are_some')],
                },
            ),
            migrations.CreateModel(
                name='Meeting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('state', models.CharField(default='planned', max_length=10)),
                    ('serial', models.PositiveIntegerField(null=True)),
                    ('year', models.PositiveSmallIntegerField(default=0)),
                    ('number', models.CharField(blank=True, max_length=60)),
                    ('starts_on', models.DateField()),
                    ('ends_on', models.DateField()),
                    ('starts_at', models.TimeField(null=True)),
                    ('place', models.CharField(blank=True, max_length=300)),
                    ('link', models.URLField(blank=True, max_length=500)),
                    ('materials_on', models.DateField()),
                    ('is_restricted', models.BooleanField(default=False)),
                    ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('sequence', models.PositiveIntegerField(default=0)),
                    ('revised', models.PositiveIntegerField(db_default=0, default=0)),
                    ('series', models.UUIDField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField()),
                    ('host', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='groups.workinggroup')),
                ],
                options={
                    'ordering': ['starts_on', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'called', 'under_way', 'clean_up', 'circulated', 'accepted', 'cancelled'])), name='meeting_state_is_known'), models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='meeting_never_ends_before_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('place', ''), _negated=True), models.Q(('link', ''), _negated=True), _connector='OR'), name='meeting_has_a_place_or_a_link'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('state', 'cancelled'), _negated=True), ('reason', '')), _connector='OR'), name='meeting_is_cancelled_with_a_reason'), models.UniqueConstraint(fields=('group', 'year', 'serial'), name='minutes_serial_once_in_a_group')],
                },
            ),
            migrations.CreateModel(
                name='AgendaItem',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField(default=1)),
                    ('is_restricted', models.BooleanField(db_default=False, default=False)),
                    ('title', models.CharField(max_length=500)),
                    ('presenter', models.CharField(blank=True, max_length=300)),
                    ('minutes', models.PositiveSmallIntegerField(null=True)),
                    ('line', models.UUIDField(null=True)),
                    ('heard', models.TextField(blank=True)),
                    ('spoke', models.TextField(blank=True)),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField()),
                    ('assignment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='assignments.assignment')),
                    ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('meeting', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='groups.meeting')),
                    ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='groups.workinggroup')),
                ],
                options={
                    'ordering': ['order', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='agenda_item_has_its_title'), models.CheckConstraint(condition=models.Q(('minutes__isnull', True), ('minutes__range', (1, 600)), _connector='OR'), name='agenda_item_takes_a_sensible_time')],
                },
            ),
            migrations.CreateModel(
                name='Decision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('serial', models.PositiveSmallIntegerField()),
                    ('number', models.CharField(max_length=60)),
                    ('text', models.TextField()),
                    ('executor', models.CharField(blank=True, max_length=300)),
                    ('wording', models.CharField(default='none', max_length=12)),
                    ('due_on', models.DateField(null=True)),
                    ('controller', models.CharField(blank=True, max_length=200)),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField()),
                    ('assignment', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='assignments.assignment')),
                    ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('executor_side', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='groups.agendaitem')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='groups.meeting')),
                ],
                options={
                    'ordering': ['item__order', 'serial', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='decision_number_once_in_a_meeting'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='decision_has_its_words'), models.CheckConstraint(condition=models.Q(('wording__in', ['none', 'at_once', 'urgent', 'promptly', 'monthly', 'quarterly', 'half_yearly', 'yearly', 'constantly'])), name='decision_wording_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('executor', ''), ('executor_side__isnull', True)), models.Q(models.Q(('executor', ''), _negated=True), ('executor_side__isnull', False)), _connector='OR'), name='decision_executor_has_a_side'), models.CheckConstraint(condition=models.Q(models.Q(('executor', ''), _negated=True), models.Q(('controller', ''), ('due_on__isnull', True), ('wording', 'none')), _connector='OR'), name='decision_without_an_executor_has_no_term')],
                },
            ),
            migrations.CreateModel(
                name='Member',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('chair', 'co-chair'), ('deputy', 'deputy co-chair'), ('secretary', 'secretary'), ('member', 'member'), ('expert', 'expert'), ('guest', 'guest')], max_length=9)),
                    ('name', models.CharField(max_length=200)),
                    ('who', models.CharField(max_length=200)),
                    ('post', models.CharField(blank=True, max_length=300)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('since', models.DateField()),
                    ('until', models.DateField(null=True)),
                    ('ground', models.CharField(blank=True, max_length=500)),
                    ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='seats', to=settings.AUTH_USER_MODEL)),
                    ('replaces', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='groups.member')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='groups.workinggroup')),
                ],
                options={
                    'ordering': ['pk'],
                    'indexes': [models.Index(fields=['group', 'who'], name='member_of_a_group')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['chair', 'deputy', 'secretary', 'member', 'expert', 'guest'])), name='member_role_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('who', ''), _negated=True)), name='member_has_a_name'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='member_never_leaves_before_coming')],
                },
            ),
            migrations.CreateModel(
                name='Attendance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(blank=True, max_length=300)),
                    ('is_present', models.BooleanField(default=True)),
                    ('substitute', models.CharField(blank=True, max_length=300)),
                    ('changed_at', models.DateTimeField()),
                    ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='groups.meeting')),
                    ('member', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.member')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'member'), name='attendance_once_of_a_member'), models.CheckConstraint(condition=models.Q(models.Q(('member__isnull', False), ('name', '')), models.Q(('member__isnull', True), models.Q(('name', ''), _negated=True)), _connector='OR'), name='attendance_is_of_a_member_or_of_somebody_named')],
                },
            ),
            migrations.CreateModel(
                name='Minutes',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('content', models.JSONField()),
                    ('text', models.TextField()),
                    ('content_hash', models.CharField(max_length=64)),
                    ('made_at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='minutes', to='groups.meeting')),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='minutes_revision_once'), models.CheckConstraint(condition=models.Q(('content_hash__regex', '^[0-9a-f]{64}$')), name='minutes_have_their_hash')],
                },
            ),
            migrations.CreateModel(
                name='Correction',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('is_taken', models.BooleanField(null=True)),
                    ('answer', models.TextField(blank=True)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.member')),
                    ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='groups.minutes')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='correction_has_its_words'), models.CheckConstraint(condition=models.Q(models.Q(('is_taken', False), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='correction_is_refused_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True), ('is_taken__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), ('is_taken__isnull', False)), _connector='OR'), name='correction_answer_has_its_author')],
                },
            ),
            migrations.CreateModel(
                name='MinutesKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='groups.minutes')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='minuteskey_is_turned_or_returned_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='MinutesPaper',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=300)),
                    ('number', models.CharField(max_length=60)),
                    ('dated_on', models.DateField()),
                    ('entered_at', models.DateTimeField()),
                    ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('entered_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('minutes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='groups.minutes')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('minutes', 'side'), name='minutes_paper_once_of_a_side'), models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('number', ''), _negated=True)), name='minutes_paper_is_told'), models.CheckConstraint(condition=models.Q(('side', models.F('entered_for')), _negated=True), name='minutes_paper_is_entered_by_another_side')],
                },
            ),
            migrations.CreateModel(
                name='Remark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_special', models.BooleanField(default=False)),
                    ('text', models.TextField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('item', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='groups.agendaitem')),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remarks', to='groups.meeting')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.member')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='remark_has_its_words')],
                },
            ),
            migrations.CreateModel(
                name='Reply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('said', models.CharField(choices=[('accepts', 'Accepts'), ('declines', 'Declines'), ('substitute', 'Substitute')], max_length=10)),
                    ('substitute', models.CharField(blank=True, max_length=300)),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('sequence', models.PositiveIntegerField()),
                    ('at', models.DateTimeField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='groups.meeting')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='groups.member')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('said__in', ['accepts', 'declines', 'substitute'])), name='reply_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('said', 'substitute'), models.Q(('substitute', ''), _negated=True)), models.Q(models.Q(('said', 'substitute'), _negated=True), ('substitute', '')), _connector='OR'), name='reply_with_a_substitute_names_them')],
                },
            ),
            migrations.CreateModel(
                name='Vote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('in_favour', models.PositiveSmallIntegerField(default=0)),
                    ('against', models.PositiveSmallIntegerField(default=0)),
                    ('abstained', models.PositiveSmallIntegerField(default=0)),
                    ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='groups.decision')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('decision', 'side'), name='vote_once_of_a_side'), models.CheckConstraint(condition=models.Q(('in_favour__gt', 0), ('against__gt', 0), ('abstained__gt', 0), _connector='OR'), name='vote_of_somebody')],
                },
            ),
            migrations.CreateModel(
                name='CoExecutor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=300)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='co_executors', to='groups.decision')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(models.F('decision'), models.F('side'), django.db.models.functions.text.Lower('name'), name='co_executor_once_of_a_decision'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='co_executor_has_its_name')],
                },
            ),
            migrations.CreateModel(
                name='GroupRule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('decision_mask', models.CharField(default='{вопрос}.{номер}', max_length=40)),
                    ('minutes_mask', models.CharField(default='{номер}', max_length=40)),
                    ('materials_days', models.PositiveSmallIntegerField(default=10)),
                    ('side', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='group_rule', to='people.side')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('materials_days__range', (0, 90))), name='group_rule_days_are_some')],
                },
            ),
            migrations.CreateModel(
                name='Material',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=255)),
                    ('given_on', models.DateField()),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='materials', to='groups.agendaitem')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('item', 'document'), name='material_once_of_an_item')],
                },
            ),
        ),
        OnConnection(guard.install, guard.remove),
    ]
