"""The tables of this room, with what the database itself refuses in them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kunak.drafts import guard
from kunak.journal.operations import CreateModels, OnConnection


class Migration(migrations.Migration):
    initial = True
    replaces = [  # what databases from before the first release have gone through
        ('drafts', '0001_initial'),
        ('drafts', '0002_guards'),
        ('drafts', '0003_officer_of_a_visa'),
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
                name='DraftRule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text_days', models.PositiveSmallIntegerField(null=True)),
                    ('text_is_working', models.BooleanField(default=False)),
                    ('visa_days', models.PositiveSmallIntegerField(null=True)),
                    ('visa_is_working', models.BooleanField(default=False)),
                    ('approval_days', models.PositiveSmallIntegerField(null=True)),
                    ('approval_is_working', models.BooleanField(default=False)),
                    ('signing_days', models.PositiveSmallIntegerField(null=True)),
                    ('signing_is_working', models.BooleanField(default=False)),
                    ('law_days', models.PositiveSmallIntegerField(null=True)),
                    ('law_is_working', models.BooleanField(default=False)),
                    ('needs_law', models.BooleanField(default=False)),
                    ('side', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='draft_rule', to='people.side')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('text_days__isnull', True), ('text_days__range', (1, 366)), _connector='OR'), name='draft_rule_text_days_are_between_one_and_a_year'), models.CheckConstraint(condition=models.Q(('visa_days__isnull', True), ('visa_days__range', (1, 366)), _connector='OR'), name='draft_rule_visa_days_are_between_one_and_a_year'), models.CheckConstraint(condition=models.Q(('approval_days__isnull', True), ('approval_days__range', (1, 366)), _connector='OR'), name='draft_rule_approval_days_are_between_one_and_a_year'), models.CheckConstraint(condition=models.Q(('signing_days__isnull', True), ('signing_days__range', (1, 366)), _connector='OR'), name='draft_rule_signing_days_are_between_one_and_a_year'), models.CheckConstraint(condition=models.Q(('law_days__isnull', True), ('law_days__range', (1, 366)), _connector='OR'), name='draft_rule_law_days_are_between_one_and_a_year')],
                },
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('proposed_on', models.DateField()),
                    ('purpose', models.TextField(blank=True)),
                    ('ground', models.CharField(max_length=500)),
                    ('entered_at', models.DateTimeField()),
                    ('signing_on', models.DateField(null=True)),
                    ('signing_place', models.CharField(blank=True, max_length=200)),
                    ('signed_at', models.DateTimeField(null=True)),
                    ('given_up_on', models.DateField(null=True)),
                    ('given_up_reason', models.TextField(blank=True)),
                    ('agreement', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='draft', to='agreements.agreement')),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('given_up_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('given_up_for', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('signed_edition', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafts.edition')),
                ],
                options={
                    'ordering': ['-proposed_on', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='draft_shows_its_proposal'), models.CheckConstraint(condition=models.Q(models.Q(('given_up_by__isnull', True), ('given_up_for__isnull', True), ('given_up_on__isnull', True), ('given_up_reason', '')), models.Q(('given_up_by__isnull', False), ('given_up_for__isnull', False), ('given_up_on__isnull', False), models.Q(('given_up_reason', ''), _negated=True)), _connector='OR'), name='draft_is_given_up_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('signed_at__isnull', True), ('signed_edition__isnull', True)), models.Q(('signed_at__isnull', False), ('signed_edition__isnull', False), ('signing_on__isnull', False)), _connector='OR'), name='draft_is_signed_on_a_day'), models.CheckConstraint(condition=models.Q(('signed_edition__isnull', True), ('given_up_on__isnull', True), _connector='OR'), name='draft_is_not_signed_and_given_up')],
                },
            ),
            migrations.CreateModel(
                name='Edition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('sha256', models.CharField(max_length=64)),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('added_at', models.DateTimeField()),
                    ('sent_at', models.DateTimeField(null=True)),
                    ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='documents.document')),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='drafts.draft')),
                    ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('draft', 'number'), name='edition_number_once'), models.UniqueConstraint(fields=('draft', 'side', 'sha256'), name='edition_text_once_of_a_side'), models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='edition_has_its_hash'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', True), ('sent_by__isnull', True)), models.Q(('sent_at__isnull', False), ('sent_by__isnull', False)), _connector='OR'), name='edition_is_sent_by_somebody')],
                },
            ),
            migrations.CreateModel(
                name='Disagreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('clause', models.CharField(max_length=100)),
                    ('settled', models.TextField(blank=True)),
                    ('settled_at', models.DateTimeField(null=True)),
                    ('withdrawn_at', models.DateTimeField(null=True)),
                    ('revision', models.PositiveIntegerField(default=1)),
                    ('changed_at', models.DateTimeField()),
                    ('changed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disagreements', to='drafts.draft')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='drafts.edition')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('clause', ''), _negated=True), name='disagreement_names_its_clause'), models.CheckConstraint(condition=models.Q(('settled_at__isnull', True), models.Q(('settled', ''), _negated=True), _connector='OR'), name='disagreement_is_settled_by_a_wording'), models.CheckConstraint(condition=models.Q(('settled_at__isnull', True), ('withdrawn_at__isnull', True), _connector='OR'), name='disagreement_is_not_settled_and_withdrawn')],
                },
            ),
            migrations.CreateModel(
                name='EditionKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='drafts.edition')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='editionkey_is_turned_or_returned_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='SigningKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signing_keys', to='drafts.draft')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='signingkey_is_turned_or_returned_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='Visa',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=9)),
                    ('body', models.CharField(max_length=300)),
                    ('asked_on', models.DateField()),
                    ('given_on', models.DateField(null=True)),
                    ('name', models.CharField(blank=True, max_length=200)),
                    ('post', models.CharField(blank=True, max_length=300)),
                    ('outcome', models.CharField(blank=True, max_length=12)),
                    ('remarks', models.TextField(blank=True)),
                    ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visas', to='drafts.edition')),
                    ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['visa', 'legal', 'financial', 'foreign', 'justice', 'other'])), name='visa_kind_is_known'), models.CheckConstraint(condition=models.Q(('body', ''), _negated=True), name='visa_names_its_body'), models.CheckConstraint(condition=models.Q(models.Q(('entered_by__isnull', True), ('given_on__isnull', True), ('name', ''), ('outcome', ''), ('remarks', '')), models.Q(('entered_by__isnull', False), ('given_on__isnull', False), ('outcome__in', ['agreed', 'with_remarks', 'refused']), models.Q(('name', ''), _negated=True)), _connector='OR'), name='visa_is_given_by_somebody_or_waits'), models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['', 'agreed']), ('remarks', '')), models.Q(('outcome__in', ['with_remarks', 'refused']), models.Q(('remarks', ''), _negated=True)), _connector='OR'), name='visa_with_remarks_says_them'), models.CheckConstraint(condition=models.Q(('given_on__isnull', True), ('given_on__gte', models.F('asked_on')), _connector='OR'), name='visa_is_given_after_it_was_asked_for')],
                },
            ),
            migrations.CreateModel(
                name='Wording',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField()),
                    ('disagreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wordings', to='drafts.disagreement')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('disagreement', 'side'), name='wording_once_of_a_side'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='wording_has_its_text')],
                },
            ),
            migrations.CreateModel(
                name='DisagreementKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('disagreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='drafts.disagreement')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='disagreementkey_is_turned_or_returned_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='DraftSignatory',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200)),
                    ('post', models.CharField(blank=True, max_length=300)),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatories', to='drafts.draft')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('draft', 'side'), name='signatory_once_of_a_side'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='signatory_has_a_name')],
                },
            ),
        ),
        OnConnection(guard.install, guard.remove),
    ]
