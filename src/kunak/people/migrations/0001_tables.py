"""The tables of this room, with what the database itself refuses in them."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

from kunak.journal.operations import CreateModels, OnConnection
from kunak.people import guard


class Migration(migrations.Migration):
    initial = True
    replaces = [  # what databases from before the first release have gone through
        ('people', '0001_initial'),
        ('people', '0002_bodies_over_time'),
        ('people', '0003_one_name_and_one_head_at_a_time'),
        ('people', '0004_days_off'),
        ('people', '0005_body_of_a_person'),
        ('people', '0006_spellings'),
    ]

    dependencies = [
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Territory',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=10, unique=True)),
                    ('kind', models.CharField(choices=[('region', 'region'), ('country', 'country')], max_length=16)),
                    ('name', models.CharField(max_length=200)),
                    ('name_gen', models.CharField(max_length=200)),
                    ('name_dat', models.CharField(max_length=200)),
                    ('name_ins', models.CharField(max_length=200)),
                    ('short', models.CharField(max_length=100)),
                    ('short_gen', models.CharField(max_length=100)),
                    ('name_en', models.CharField(max_length=200)),
                    ('short_en', models.CharField(max_length=100)),
                    ('abbr', models.CharField(blank=True, max_length=20)),
                    ('head_title', models.CharField(blank=True, max_length=200)),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='Side',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200, unique=True)),
                    ('territory', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='side', to='people.territory')),
                ],
                options={
                    'ordering': ['name'],
                },
            ),
            migrations.CreateModel(
                name='Person',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('email', models.EmailField(max_length=254, verbose_name='work e-mail')),
                    ('name', models.CharField(max_length=200, verbose_name='name')),
                    ('is_active', models.BooleanField(default=True)),
                    ('is_administrator', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ['name'],
                    'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('email'), name='person_email_once')],
                },
            ),
            migrations.CreateModel(
                name='Organisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=300)),
                    ('kind', models.CharField(blank=True, choices=[('head', 'head of the territory'), ('government', 'government, administration'), ('parliament', 'parliament'), ('ministry', 'ministry, agency'), ('representation', 'permanent representation'), ('municipal', 'municipal body'), ('organisation', 'organisation')], max_length=16)),
                    ('same_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='spellings', to='people.organisation')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='people.side')),
                ],
                options={
                    'ordering': ['name'],
                    'constraints': [models.UniqueConstraint(models.F('side'), django.db.models.functions.text.Lower('name'), name='organisation_once_on_a_side'), models.CheckConstraint(condition=models.Q(('kind', ''), ('kind__in', ['head', 'government', 'parliament', 'ministry', 'representation', 'municipal', 'organisation']), _connector='OR'), name='organisation_kind_is_known')],
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('role', models.CharField(choices=[('coordinator', 'coordinator'), ('sector_lead', 'sector lead'), ('observer', 'observer')], max_length=16)),
                    ('sectors', models.JSONField(blank=True, default=list)),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                    ('body', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.side')),
                ],
                options={
                    'ordering': ['side__name', 'role'],
                    'constraints': [models.UniqueConstraint(fields=('person',), name='person_acts_for_one_side'), models.CheckConstraint(condition=models.Q(('role__in', ['coordinator', 'sector_lead', 'observer'])), name='membership_role_is_known')],
                },
            ),
            migrations.CreateModel(
                name='DayOff',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('year', models.PositiveSmallIntegerField(null=True)),
                    ('month', models.PositiveSmallIntegerField()),
                    ('day', models.PositiveSmallIntegerField()),
                    ('is_worked', models.BooleanField(default=False)),
                    ('name', models.CharField(max_length=200)),
                    ('ground', models.CharField(max_length=500)),
                    ('entered_at', models.DateTimeField()),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('territory', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='days_off', to='people.territory')),
                ],
                options={
                    'ordering': ['territory', models.OrderBy(models.F('year'), nulls_first=True), 'month', 'day'],
                    'constraints': [models.UniqueConstraint(fields=('territory', 'year', 'month', 'day'), name='day_off_once'), models.UniqueConstraint(condition=models.Q(('year__isnull', True)), fields=('territory', 'month', 'day'), name='yearly_day_off_once'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('ground', ''), _negated=True)), name='day_off_has_name_and_ground'), models.CheckConstraint(condition=models.Q(('day__range', (1, 31)), ('month__range', (1, 12))), name='day_off_is_in_the_calendar'), models.CheckConstraint(condition=models.Q(('is_worked', False), ('year__isnull', False), _connector='OR'), name='worked_day_is_of_one_year')],
                },
            ),
            migrations.CreateModel(
                name='BodyName',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.CharField(blank=True, max_length=10)),
                    ('until', models.CharField(blank=True, max_length=10)),
                    ('ground', models.CharField(max_length=500)),
                    ('possible_from', models.DateField(editable=False)),
                    ('sure_from', models.DateField(editable=False)),
                    ('sure_until', models.DateField(editable=False)),
                    ('possible_until', models.DateField(editable=False)),
                    ('entered_at', models.DateTimeField()),
                    ('name', models.CharField(max_length=300)),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='people.organisation')),
                ],
                options={
                    'ordering': ['possible_from', 'pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('possible_from__lte', models.F('possible_until'))), name='bodyname_never_ends_before_it_begins'), models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='bodyname_has_its_ground'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='body_name_is_not_empty')],
                },
            ),
            migrations.CreateModel(
                name='BodyHead',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.CharField(blank=True, max_length=10)),
                    ('until', models.CharField(blank=True, max_length=10)),
                    ('ground', models.CharField(max_length=500)),
                    ('possible_from', models.DateField(editable=False)),
                    ('sure_from', models.DateField(editable=False)),
                    ('sure_until', models.DateField(editable=False)),
                    ('possible_until', models.DateField(editable=False)),
                    ('entered_at', models.DateTimeField()),
                    ('name', models.CharField(max_length=200)),
                    ('post', models.CharField(max_length=300)),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='heads', to='people.organisation')),
                ],
                options={
                    'ordering': ['possible_from', 'pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('possible_from__lte', models.F('possible_until'))), name='bodyhead_never_ends_before_it_begins'), models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='bodyhead_has_its_ground'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('post', ''), _negated=True)), name='body_head_has_name_and_post'), models.CheckConstraint(condition=models.Q(('since', ''), _negated=True), name='body_head_has_its_beginning')],
                },
            ),
        ),
        OnConnection(guard.install, guard.remove),
    ]
