"""The tables of this room, with what the database itself refuses in them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kunak.journal.operations import CreateModels, OnConnection
from kunak.proposals import guard


class Migration(migrations.Migration):
    initial = True
    replaces = [  # what databases from before the first release have gone through
        ('proposals', '0001_initial'),
        ('proposals', '0002_proposals_are_kept'),
    ]

    dependencies = [
        ('agreements', '0001_tables'),
        ('people', '0001_tables'),
        ('people', '__first__'),
        ('programme', '0001_tables'),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Collection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('until', models.DateField()),
                    ('sectors', models.JSONField()),
                    ('note', models.TextField(blank=True)),
                    ('shows_commitments', models.BooleanField(default=True)),
                    ('opened_at', models.DateTimeField()),
                    ('closed_at', models.DateTimeField(null=True)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.agreement')),
                    ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='collection_is_closed_by_somebody')],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code_hash', models.CharField(max_length=64, unique=True)),
                    ('expires_on', models.DateField()),
                    ('made_at', models.DateTimeField()),
                    ('revoked_at', models.DateTimeField(null=True)),
                    ('reminded_at', models.DateTimeField(null=True)),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('collection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='proposals.collection')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ],
                options={
                    'ordering': ['organisation__name'],
                    'constraints': [models.UniqueConstraint(fields=('collection', 'organisation'), name='body_is_asked_once'), models.CheckConstraint(condition=models.Q(('code_hash__regex', '^[0-9a-f]{64}$')), name='code_is_kept_as_a_hash')],
                },
            ),
            migrations.CreateModel(
                name='Proposal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sector', models.CharField(max_length=32)),
                    ('text', models.TextField()),
                    ('term_kind', models.CharField(choices=[('none', 'none'), ('day', 'day'), ('month', 'month'), ('quarter', 'quarter'), ('half_year', 'half_year'), ('year', 'year'), ('span', 'span'), ('constantly', 'constantly')], default='none', max_length=10)),
                    ('starts_on', models.DateField(null=True)),
                    ('ends_on', models.DateField(null=True)),
                    ('executors', models.TextField(blank=True)),
                    ('expected_result', models.TextField(blank=True)),
                    ('author', models.CharField(max_length=200)),
                    ('at', models.DateTimeField()),
                    ('is_late', models.BooleanField()),
                    ('state', models.CharField(default='proposed', max_length=9)),
                    ('reason', models.TextField(blank=True)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('commitment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.commitment')),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='proposals.invitation')),
                    ('measure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='programme.measure')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('author', ''), _negated=True)), name='proposal_has_text_and_author'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'taken', 'merged', 'declined', 'withdrawn'])), name='proposal_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ['taken', 'merged', 'declined'])), models.Q(('decided_at__isnull', True), ('decided_by__isnull', True), models.Q(('state__in', ['taken', 'merged', 'declined']), _negated=True)), _connector='OR'), name='proposal_is_decided_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='proposal_is_declined_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('measure__isnull', False), ('state__in', ['taken', 'merged'])), models.Q(('measure__isnull', True), models.Q(('state__in', ['taken', 'merged']), _negated=True)), _connector='OR'), name='proposal_in_a_plan_has_its_measure')],
                },
            ),
            migrations.CreateModel(
                name='WrongCode',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('caller', models.CharField(max_length=64)),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'indexes': [models.Index(fields=['caller', 'at'], name='wrong_codes_of_a_caller')],
                },
            ),
        ),
        OnConnection(guard.install, guard.remove),
    ]
