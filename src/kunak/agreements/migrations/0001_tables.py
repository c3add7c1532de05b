"""The tables of this room, with what the database itself refuses in them."""

import datetime
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from kunak.agreements import guard
from kunak.agreements.search import index
from kunak.journal.operations import CreateModels, OnConnection


class Migration(migrations.Migration):
    initial = True
    replaces = [  # what databases from before the first release have gone through
        ('agreements', '0001_initial'),
        ('agreements', '0002_acts_after_signing'),
        ('agreements', '0003_register_search_views_and_imports'),
        ('agreements', '0004_search_index'),
        ('agreements', '0005_one_import_of_a_side_at_a_time'),
        ('agreements', '0006_further_documents'),
        ('agreements', '0007_chain_links'),
        ('agreements', '0008_registration'),
        ('agreements', '0009_signed_text'),
        ('agreements', '0010_what_lists_are_answered_from'),
        ('agreements', '0011_acts_agreed_on_paper'),
        ('agreements', '0012_acts_are_kept'),
        ('agreements', '0013_short_title_and_access_mark'),
        ('agreements', '0014_restricted_cards_stay_inside'),
        ('agreements', '0015_spells_by_period'),
        ('agreements', '0016_late_steps_are_kept'),
        ('agreements', '0017_late_steps_by_day'),
        ('agreements', '0018_transfers_and_laws'),
        ('agreements', '0019_facets_of_an_agreement'),
        ('agreements', '0020_words_parted_once'),
    ]

    dependencies = [
        ('documents', '0001_tables'),
        ('people', '0001_tables'),
        ('people', '__first__'),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Agreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=16)),
                    ('event', models.CharField(blank=True, max_length=16)),
                    ('title', models.CharField(blank=True, max_length=500)),
                    ('signed_on', models.CharField(blank=True, max_length=10)),
                    ('place', models.CharField(blank=True, max_length=200)),
                    ('in_force', models.JSONField(null=True)),
                    ('term', models.JSONField(null=True)),
                    ('renewal', models.JSONField(null=True)),
                    ('notice', models.CharField(blank=True, max_length=16)),
                    ('working_groups', models.TextField(blank=True)),
                    ('sectors', models.JSONField(default=list)),
                    ('is_sample', models.BooleanField(default=False)),
                    ('identity', models.CharField(max_length=64, null=True, unique=True)),
                    ('created_at', models.DateTimeField()),
                    ('candidate', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreement', to='documents.candidate')),
                    ('documents', models.ManyToManyField(related_name='agreements', to='documents.document')),
                    ('signed_text', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signed_agreement', to='documents.document')),
                ],
                options={
                    'ordering': ['-signed_on', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['agreement', 'treaty', 'memorandum', 'protocol', 'programme', 'roadmap', 'amendment', 'transfer', 'other'])), name='agreement_kind_is_known'), models.CheckConstraint(condition=models.Q(('signed_on', ''), ('signed_on__regex', '^\\d{4}(-\\d{2}(-\\d{2})?)?$'), _connector='OR'), name='agreement_signed_on_is_a_date_or_a_part_of_one')],
                },
            ),
            migrations.CreateModel(
                name='SearchText',
                fields=[
                    ('agreement', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_text', serialize=False, to='agreements.agreement')),
                    ('card', models.TextField()),
                    ('texts', models.TextField(blank=True)),
                ],
            ),
            migrations.CreateModel(
                name='CardKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='card_keys', to='agreements.agreement')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='cardkey_is_turned_or_returned_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='ChainLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=8)),
                    ('ground', models.CharField(max_length=500)),
                    ('entered_at', models.DateTimeField()),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('entered_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('former', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='later_links', to='agreements.agreement')),
                    ('later', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='former_links', to='agreements.agreement')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('later', 'former'), name='chain_link_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['replaces', 'amends'])), name='chain_link_kind_is_known'), models.CheckConstraint(condition=models.Q(('later', models.F('former')), _negated=True), name='chain_links_two_agreements'), models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='chain_link_has_its_ground')],
                },
            ),
            migrations.CreateModel(
                name='Commitment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField()),
                    ('sector', models.CharField(max_length=32)),
                    ('kind', models.CharField(blank=True, max_length=32)),
                    ('text', models.TextField()),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to='agreements.agreement')),
                    ('fact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.fact')),
                ],
                options={
                    'ordering': ['order'],
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'order'), name='commitment_order_once')],
                },
            ),
            migrations.CreateModel(
                name='Facet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=12)),
                    ('value', models.CharField(max_length=300)),
                    ('side', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.side')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('side', 'name', 'value'), name='facet_once_of_a_side'), models.CheckConstraint(condition=models.Q(('name__in', ['partner', 'kind', 'sector', 'coordinator'])), name='facet_name_is_known')],
                },
            ),
            migrations.CreateModel(
                name='Faceted',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('agreement', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='facets', to='agreements.agreement')),
                    ('facet', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='agreements.facet')),
                ],
                options={
                    'indexes': [models.Index(fields=['agreement', 'facet'], name='facets_of_an_agreement')],
                    'constraints': [models.UniqueConstraint(fields=('facet', 'agreement'), name='facet_once_on_an_agreement')],
                },
            ),
            migrations.CreateModel(
                name='Filing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('signed_on', models.DateField(null=True)),
                    ('authority', models.CharField(blank=True, max_length=300)),
                    ('handed_over_on', models.DateField(null=True)),
                    ('kept_at', models.CharField(blank=True, max_length=300)),
                    ('originals', models.PositiveSmallIntegerField(null=True)),
                    ('short_title', models.CharField(blank=True, max_length=200)),
                    ('is_restricted', models.BooleanField(default=False)),
                    ('entered_at', models.DateTimeField()),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='filings', to='agreements.agreement')),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'side'), name='filing_once_of_a_side'), models.CheckConstraint(condition=models.Q(('originals__isnull', True), ('originals__range', (1, 99)), _connector='OR'), name='filing_has_an_original_or_says_nothing')],
                },
            ),
            migrations.CreateModel(
                name='Formality',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=12)),
                    ('issued_by', models.CharField(max_length=300)),
                    ('title', models.CharField(blank=True, max_length=300)),
                    ('number', models.CharField(blank=True, max_length=60)),
                    ('dated', models.DateField(null=True)),
                    ('entered_at', models.DateTimeField()),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='formalities', to='agreements.agreement')),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('entered_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['kind', 'dated', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['approval', 'law', 'publication'])), name='formality_kind_is_known'), models.CheckConstraint(condition=models.Q(('issued_by', ''), _negated=True), name='formality_says_who_issued_it')],
                },
            ),
            migrations.CreateModel(
                name='Further',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('attached_at', models.DateTimeField()),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='further', to='agreements.agreement')),
                    ('attached_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('candidate', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='further', to='documents.candidate')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='KeptSpell',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.DateField()),
                    ('until', models.DateField()),
                    ('state', models.CharField(max_length=12)),
                    ('period', models.PositiveSmallIntegerField(null=True)),
                    ('last_day', models.DateField()),
                    ('notice_by', models.DateField()),
                    ('period_end', models.DateField()),
                    ('renews', models.BooleanField()),
                    ('agreement', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='spells', to='agreements.agreement')),
                ],
                options={
                    'ordering': ['agreement', 'since'],
                    'indexes': [models.Index(fields=['agreement', 'since', 'until', 'state', 'period'], name='spell_of_an_agreement'), models.Index(fields=['state', 'until', 'since', 'agreement'], name='spell_by_state'), models.Index(fields=['period', 'until', 'since', 'agreement'], name='spell_by_period'), models.Index(fields=['last_day', 'agreement', 'since', 'until'], name='spell_by_last_day'), models.Index(fields=['notice_by', 'agreement', 'since', 'until'], name='spell_by_notice'), models.Index(fields=['period_end', 'agreement', 'since', 'until'], name='spell_by_end')],
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'since'), name='spell_begins_once'), models.CheckConstraint(condition=models.Q(('since__lt', models.F('until'))), name='spell_has_a_day')],
                },
            ),
            migrations.CreateModel(
                name='Listing',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('signed_on', models.CharField(blank=True, max_length=10)),
                    ('title', models.BinaryField()),
                    ('own_signed_on', models.CharField(blank=True, default='', max_length=10)),
                    ('registered_on', models.DateField(default=datetime.date(9999, 12, 31))),
                    ('handed_over_on', models.DateField(default=datetime.date(9999, 12, 31))),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='listings', to='agreements.agreement')),
                    ('side', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.side')),
                ],
                options={
                    'indexes': [models.Index(fields=['side', 'signed_on', 'agreement'], name='listing_by_signing'), models.Index(fields=['side', 'title', 'agreement'], name='listing_by_title'), models.Index(fields=['side', 'registered_on', 'own_signed_on', 'agreement'], name='listing_by_registration'), models.Index(fields=['side', 'handed_over_on', 'own_signed_on', 'agreement'], name='listing_by_hand_over')],
                    'constraints': [models.UniqueConstraint(fields=('side', 'agreement'), name='listed_once_for_a_side')],
                },
            ),
            migrations.CreateModel(
                name='Lull',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('since', models.DateField()),
                    ('until', models.DateField()),
                    ('last', models.DateField()),
                    ('agreement', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='lulls', to='agreements.agreement')),
                ],
                options={
                    'ordering': ['agreement', 'since'],
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'since'), name='lull_begins_once')],
                },
            ),
            migrations.CreateModel(
                name='Party',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('order', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=300)),
                    ('kind', models.CharField(max_length=16)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='agreements.agreement')),
                    ('fact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.fact')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='people.side')),
                    ('territory', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.territory')),
                ],
                options={
                    'ordering': ['order'],
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'order'), name='party_order_once'), models.UniqueConstraint(fields=('agreement', 'side'), name='side_is_one_party')],
                },
            ),
            migrations.CreateModel(
                name='Coordinator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=300)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='coordinators', to='agreements.agreement')),
                    ('fact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.fact')),
                    ('organisation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                    ('party', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='coordinators', to='agreements.party')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Act',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(max_length=16)),
                    ('on', models.DateField()),
                    ('received_on', models.DateField(null=True)),
                    ('effective', models.DateField(null=True)),
                    ('period', models.CharField(blank=True, max_length=16)),
                    ('until', models.DateField(null=True)),
                    ('later_title', models.CharField(blank=True, max_length=300)),
                    ('terms', models.JSONField(null=True)),
                    ('ground', models.CharField(max_length=500)),
                    ('state', models.CharField(choices=[('waiting', 'waiting'), ('counts', 'counts'), ('void', 'void')], max_length=8)),
                    ('void_reason', models.TextField(blank=True)),
                    ('recorded_at', models.DateTimeField()),
                    ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='documents.document')),
                    ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('recorded_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='agreements.agreement')),
                    ('later', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by_act', to='agreements.agreement')),
                    ('party', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agreements.party')),
                ],
                options={
                    'ordering': ['on', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['in_force', 'notice', 'notice_withdrawn', 'renewal', 'termination', 'supersession', 'amendment', 'suspension', 'resumption'])), name='act_kind_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'counts', 'void'])), name='act_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['notice', 'notice_withdrawn']), ('party__isnull', False)), models.Q(models.Q(('kind__in', ['notice', 'notice_withdrawn']), _negated=True), ('party__isnull', True), ('received_on__isnull', True)), _connector='OR'), name='act_of_one_party_names_it'), models.CheckConstraint(condition=models.Q(models.Q(('effective__isnull', False), ('kind__in', ['termination', 'supersession', 'amendment'])), models.Q(models.Q(('kind__in', ['termination', 'supersession', 'amendment']), _negated=True), ('effective__isnull', True)), _connector='OR'), name='act_with_an_effect_of_its_day_has_it'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('kind', 'renewal'), _negated=True), ('period', ''), ('until__isnull', True)), models.Q(('kind', 'renewal'), ('until__isnull', True), models.Q(('period', ''), _negated=True)), models.Q(('kind', 'renewal'), ('period', ''), ('until__isnull', False)), _connector='OR'), name='act_of_renewal_has_a_period_or_a_last_day'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'supersession'), models.Q(('later_title', ''), _negated=True)), models.Q(models.Q(('kind', 'supersession'), _negated=True), ('later__isnull', True), ('later_title', '')), _connector='OR'), name='act_of_supersession_names_the_later_agreement'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'amendment'), ('terms__isnull', False)), models.Q(models.Q(('kind', 'amendment'), _negated=True), ('terms__isnull', True)), _connector='OR'), name='act_of_amendment_has_its_terms'), models.CheckConstraint(condition=models.Q(('ground', ''), _negated=True), name='act_has_its_ground'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'void'), _negated=True), models.Q(('void_reason', ''), _negated=True), _connector='OR'), name='act_is_void_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='PlannedEvent',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.TextField()),
                    ('when', models.CharField(blank=True, max_length=200)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planned_events', to='agreements.agreement')),
                    ('fact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.fact')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Predecessor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('dated', models.CharField(max_length=10)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='predecessors', to='agreements.agreement')),
                    ('fact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.fact')),
                ],
                options={
                    'ordering': ['dated'],
                },
            ),
            migrations.CreateModel(
                name='RegisterBook',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('registrar', models.CharField(blank=True, max_length=300)),
                    ('mask', models.CharField(max_length=40)),
                    ('hand_over_days', models.PositiveSmallIntegerField()),
                    ('hand_over_is_working', models.BooleanField()),
                    ('registration_days', models.PositiveSmallIntegerField()),
                    ('registration_is_working', models.BooleanField()),
                    ('side', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='register_book', to='people.side')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('hand_over_days__range', (1, 366)), ('registration_days__range', (1, 366))), name='book_days_are_between_one_and_a_year'), models.CheckConstraint(condition=models.Q(('mask', ''), _negated=True), name='book_has_a_mask')],
                },
            ),
            migrations.CreateModel(
                name='RegisterImport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=255)),
                    ('content', models.BinaryField()),
                    ('state', models.CharField(choices=[('waiting', 'waiting'), ('checking', 'checking'), ('done', 'done'), ('refused', 'refused'), ('stopped', 'stopped')], max_length=8)),
                    ('total', models.PositiveIntegerField(default=0)),
                    ('done', models.PositiveIntegerField(default=0)),
                    ('added', models.PositiveIntegerField(default=0)),
                    ('same', models.PositiveIntegerField(default=0)),
                    ('refused', models.JSONField(default=list)),
                    ('asked_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('filled', models.PositiveIntegerField(default=0)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'checking', 'done', 'refused', 'stopped'])), name='import_state_is_known'), models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'checking'])), fields=('side',), name='one_import_of_a_side_under_way'), models.CheckConstraint(condition=models.Q(models.Q(('refused', []), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('added', 0), ('filled', 0)), _connector='OR'), name='import_takes_all_or_nothing'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state__in', ['waiting', 'checking'])), models.Q(models.Q(('state__in', ['waiting', 'checking']), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='import_that_ended_has_its_moment')],
                },
            ),
            migrations.CreateModel(
                name='Registration',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('number', models.CharField(max_length=60)),
                    ('year', models.PositiveSmallIntegerField()),
                    ('serial', models.PositiveIntegerField(null=True)),
                    ('registered_on', models.DateField()),
                    ('at', models.DateTimeField()),
                    ('annulled_at', models.DateTimeField(null=True)),
                    ('reason', models.CharField(blank=True, max_length=500)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='agreements.agreement')),
                    ('annulled_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='agreements.registerbook')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-registered_on', '-pk'],
                    'constraints': [models.UniqueConstraint(fields=('book', 'number'), name='number_once_in_a_book'), models.UniqueConstraint(fields=('book', 'year', 'serial'), name='serial_once_in_a_book'), models.UniqueConstraint(condition=models.Q(('annulled_at__isnull', True)), fields=('agreement', 'book'), name='agreement_registered_once_in_a_book'), models.CheckConstraint(condition=models.Q(('number', ''), _negated=True), name='registration_has_its_number'), models.CheckConstraint(condition=models.Q(models.Q(('annulled_at__isnull', True), ('annulled_by__isnull', True), ('reason', '')), models.Q(('annulled_at__isnull', False), ('annulled_by__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='registration_is_annulled_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='SavedView',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=100)),
                    ('asked', models.CharField(blank=True, max_length=1000)),
                    ('is_shared', models.BooleanField(default=False)),
                    ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['name', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('owner', 'name'), name='view_name_once_of_a_person'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='view_has_a_name')],
                },
            ),
            migrations.CreateModel(
                name='Signatory',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=200)),
                    ('post', models.CharField(blank=True, max_length=300)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatories', to='agreements.agreement')),
                    ('fact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.fact')),
                    ('party', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='signatories', to='agreements.party')),
                ],
                options={
                    'ordering': ['pk'],
                },
            ),
            migrations.CreateModel(
                name='Source',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('field', models.CharField(max_length=32)),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('entered_at', models.DateTimeField(null=True)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sources', to='agreements.agreement')),
                    ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('entered_for', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('fact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.fact')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('agreement', 'field'), name='one_source_for_a_field'), models.CheckConstraint(condition=models.Q(models.Q(('entered_by__isnull', True), ('fact__isnull', False), ('note', '')), models.Q(('entered_at__isnull', False), ('entered_by__isnull', False), ('entered_for__isnull', False), ('fact__isnull', True), models.Q(('note', ''), _negated=True)), _connector='OR'), name='source_is_read_or_entered_with_its_ground')],
                },
            ),
            migrations.CreateModel(
                name='ActKey',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('turned_at', models.DateTimeField(null=True)),
                    ('returned_at', models.DateTimeField(null=True)),
                    ('reason', models.TextField(blank=True)),
                    ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='keys', to='agreements.act')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('returned_at__isnull', True), ('turned_at__isnull', False)), models.Q(('returned_at__isnull', False), ('turned_at__isnull', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='actkey_is_turned_or_returned_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='ActPaper',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('content_hash', models.CharField(max_length=64)),
                    ('paper', models.CharField(max_length=500)),
                    ('entered_at', models.DateTimeField()),
                    ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='agreements.act')),
                    ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                    ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('entered_for', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('act', 'side', 'content_hash'), name='act_paper_once_of_a_side'), models.CheckConstraint(condition=models.Q(('paper', ''), _negated=True), name='act_paper_is_told'), models.CheckConstraint(condition=models.Q(('side', models.F('entered_for')), _negated=True), name='act_paper_is_entered_by_another_side')],
                },
            ),
        ),
        OnConnection(index.install, index.remove),
        OnConnection(guard.install, guard.remove),
    ]
