import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agreements', '0001_initial'),
        ('people', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('agreement', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='programme', to='agreements.agreement')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('starts_on'))), name='programme_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('state', models.CharField(choices=[('draft', 'draft'), ('sent', 'sent'), ('returned', 'returned'), ('in_force', 'in_force'), ('replaced', 'replaced'), ('dropped', 'dropped')], default='draft', max_length=8)),
                ('waiver', models.TextField(blank=True)),
                ('created_at', models.DateTimeField()),
                ('content_hash', models.CharField(blank=True, max_length=64)),
                ('sent_at', models.DateTimeField(null=True)),
                ('in_force_at', models.DateTimeField(null=True)),
                ('created_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('drafted_by_side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='programme.programme')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('programme', 'number'), name='version_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'sent', 'returned', 'in_force', 'replaced', 'dropped'])), name='version_state_is_known'), models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'sent', 'returned'])), fields=('programme',), name='one_version_under_way'), models.UniqueConstraint(condition=models.Q(('state', 'in_force')), fields=('programme',), name='one_version_in_force'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'dropped']), models.Q(models.Q(('content_hash', ''), _negated=True), ('sent_at__isnull', False)), _connector='OR'), name='version_sent_has_its_hash'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['in_force', 'replaced']), _negated=True), ('in_force_at__isnull', False), _connector='OR'), name='version_in_force_has_its_moment')],
            },
        ),
        migrations.CreateModel(
            name='PlanKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_hash', models.CharField(max_length=64)),
                ('turned_at', models.DateTimeField(null=True)),
                ('returned_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_keys', to='programme.version')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='plankey_is_turned_or_returned_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.UUIDField(default=uuid.uuid4)),
                ('order', models.PositiveIntegerField()),
                ('sector', models.CharField(max_length=32)),
                ('kind', models.CharField(default='general', max_length=32)),
                ('text', models.TextField()),
                ('term_kind', models.CharField(choices=[('none', 'none'), ('day', 'day'), ('month', 'month'), ('quarter', 'quarter'), ('half_year', 'half_year'), ('year', 'year'), ('span', 'span'), ('constantly', 'constantly')], default='none', max_length=10)),
                ('starts_on', models.DateField(blank=True, null=True)),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('expected_result', models.TextField(blank=True)),
                ('indicator', models.CharField(blank=True, max_length=300)),
                ('money', models.CharField(blank=True, max_length=300)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('changed_at', models.DateTimeField()),
                ('dropped_at', models.DateTimeField(null=True)),
                ('drop_reason', models.TextField(blank=True)),
                ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('commitment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='agreements.commitment')),
                ('dropped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='programme.version')),
            ],
            options={
                'ordering': ['order', 'pk'],
                'default_manager_name': 'objects',
                'constraints': [models.UniqueConstraint(fields=('version', 'line'), name='measure_once_in_a_version'), models.CheckConstraint(condition=models.Q(models.Q(('ends_on__isnull', True), ('starts_on__isnull', True), ('term_kind__in', ['none', 'constantly'])), models.Q(('term_kind__in', ['day', 'month', 'quarter', 'half_year', 'year', 'span']), ('ends_on__gte', models.F('starts_on')), ('ends_on__isnull', False), ('starts_on__isnull', False)), _connector='OR'), name='measure_term_has_its_days'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='measure_has_its_text'), models.CheckConstraint(condition=models.Q(models.Q(('drop_reason', ''), ('dropped_at__isnull', True), ('dropped_by__isnull', True)), models.Q(('dropped_at__isnull', False), ('dropped_by__isnull', False)), _connector='OR'), name='measure_is_dropped_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='VersionKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_hash', models.CharField(max_length=64)),
                ('turned_at', models.DateTimeField(null=True)),
                ('returned_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='programme.version')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='versionkey_is_turned_or_returned_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Executor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('party', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.party')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='executors', to='programme.measure')),
            ],
            options={
                'ordering': ['party__order', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('measure', 'party', 'organisation'), name='executor_once_on_a_measure'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='executor_has_its_name')],
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('code', models.CharField(blank=True, max_length=32)),
                ('name', models.CharField(max_length=200)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('is_final', models.BooleanField(default=False)),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='programme.measure')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('measure', 'order'), name='milestone_order_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='milestone_has_its_name')],
            },
        ),
    ]
