"""The tables of this room."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from kunak.journal.operations import CreateModels


class Migration(migrations.Migration):
    initial = True
    replaces = [  # what databases from before the first release have gone through
        ('reminders', '0001_initial'),
        ('reminders', '0002_invitations'),
        ('reminders', '0003_farewells'),
    ]

    dependencies = [
        ('agreements', '0001_tables'),
        ('groups', '0001_tables'),
        ('people', '0001_tables'),
        ('people', '__first__'),
    ]

    operations = [
        CreateModels(
            migrations.CreateModel(
                name='Round',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('on', models.DateField(unique=True)),
                    ('began_at', models.DateTimeField()),
                    ('ended_at', models.DateTimeField(null=True)),
                    ('reminders', models.PositiveIntegerField(default=0)),
                    ('letters', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'ordering': ['-on'],
                },
            ),
            migrations.CreateModel(
                name='Letter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(default='reminders', max_length=10)),
                    ('made_on', models.DateField()),
                    ('code', models.UUIDField(default=uuid.uuid4, unique=True)),
                    ('state', models.CharField(choices=[('kept', 'kept'), ('waiting', 'waiting'), ('sending', 'sending'), ('sent', 'sent'), ('unsure', 'unsure'), ('failed', 'failed'), ('withheld', 'withheld')], max_length=8)),
                    ('trials', models.PositiveSmallIntegerField(default=0)),
                    ('send_after', models.DateTimeField(null=True)),
                    ('handed_over_at', models.DateTimeField(null=True)),
                    ('sent_at', models.DateTimeField(null=True)),
                    ('trouble', models.CharField(blank=True, max_length=300)),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='letters', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['-pk'],
                    'indexes': [models.Index(fields=['state', 'send_after'], name='letters_to_send')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['reminders', 'trial', 'invitation'])), name='letter_kind_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['kept', 'waiting', 'sending', 'sent', 'unsure', 'failed', 'withheld'])), name='letter_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reminders'), ('person__isnull', False), ('side__isnull', False)), models.Q(('kind', 'trial'), ('person__isnull', False), ('side__isnull', True)), models.Q(('kind', 'invitation'), ('side__isnull', False)), _connector='OR'), name='letter_of_reminders_is_to_somebody_of_a_side'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', False), ('state', 'sent')), models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', True)), _connector='OR'), name='letter_sent_has_its_moment'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('send_after__isnull', False), _connector='OR'), name='letter_waiting_has_its_moment'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('trouble', ''), _negated=True), _connector='OR'), name='letter_failed_says_why')],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sequence', models.PositiveIntegerField()),
                    ('is_farewell', models.BooleanField(default=False)),
                    ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.meeting')),
                    ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.member')),
                    ('letter', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='invitation', to='reminders.letter')),
                ],
                options={
                    'ordering': ['pk'],
                    'constraints': [models.UniqueConstraint(fields=('meeting', 'member', 'sequence'), name='invitation_once_of_a_revision')],
                },
            ),
            migrations.CreateModel(
                name='Reminder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.CharField(max_length=16)),
                    ('thing', models.CharField(max_length=120)),
                    ('turn', models.PositiveSmallIntegerField()),
                    ('rung_on', models.DateField()),
                    ('due_on', models.DateField()),
                    ('before_on', models.DateField(null=True)),
                    ('what', models.TextField(blank=True)),
                    ('url', models.CharField(max_length=300)),
                    ('told_on', models.DateField()),
                    ('over_on', models.DateField(null=True)),
                    ('read_at', models.DateTimeField(null=True)),
                    ('agreement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='agreements.agreement')),
                    ('letter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='reminders.letter')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to=settings.AUTH_USER_MODEL)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ],
                options={
                    'ordering': ['-told_on', 'due_on', 'pk'],
                    'indexes': [models.Index(fields=['person', 'side', '-told_on'], name='reminders_of_a_person'), models.Index(condition=models.Q(('over_on__isnull', True)), fields=['source', 'thing', 'side', 'due_on'], name='reminders_not_over'), models.Index(condition=models.Q(('letter__isnull', True), ('over_on__isnull', True), ('read_at__isnull', True)), fields=['person', 'due_on'], name='reminders_to_gather')],
                    'constraints': [models.UniqueConstraint(fields=('thing', 'side', 'person', 'turn', 'rung_on'), name='reminder_of_a_rung_is_given_once'), models.CheckConstraint(condition=models.Q(('told_on__gte', models.F('rung_on'))), name='reminder_never_comes_before_its_rung'), models.CheckConstraint(condition=models.Q(('over_on__isnull', True), ('over_on__gte', models.F('told_on')), _connector='OR'), name='reminder_is_over_after_it_was_told'), models.CheckConstraint(condition=models.Q(('url', ''), _negated=True), name='reminder_tells_where_to_look')],
                },
            ),
            migrations.CreateModel(
                name='DeliveryChoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('rhythm', models.CharField(default='daily', max_length=8)),
                    ('weekday', models.PositiveSmallIntegerField(default=0)),
                    ('rests', models.BooleanField(default=True)),
                    ('language', models.CharField(default='ru', max_length=2)),
                    ('muted', models.JSONField(default=list)),
                    ('gathered_on', models.DateField(null=True)),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='delivery', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('rhythm__in', ['at_once', 'daily', 'weekly', 'never'])), name='delivery_rhythm_is_known'), models.CheckConstraint(condition=models.Q(('weekday__range', (0, 6))), name='delivery_weekday_is_one'), models.CheckConstraint(condition=models.Q(('language__in', ['ru', 'en'])), name='delivery_language_is_known')],
                },
            ),
            migrations.CreateModel(
                name='Feed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('secret_hash', models.CharField(max_length=64, unique=True)),
                    ('made_at', models.DateTimeField()),
                    ('revoked_at', models.DateTimeField(null=True)),
                    ('read_at', models.DateTimeField(null=True)),
                    ('agreement', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='agreements.agreement')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feeds', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['agreement', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('secret_hash__regex', '^[0-9a-f]{64}$')), name='feed_keeps_a_hash_only'), models.UniqueConstraint(condition=models.Q(('agreement__isnull', True), ('revoked_at__isnull', True)), fields=('person',), name='one_feed_of_a_person'), models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True)), fields=('person', 'agreement'), name='one_feed_of_an_agreement')],
                },
            ),
            migrations.CreateModel(
                name='LadderRule',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.CharField(max_length=16)),
                    ('rungs', models.CharField(blank=True, max_length=200)),
                    ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ladder_rules', to='people.side')),
                ],
                options={
                    'ordering': ['source'],
                    'constraints': [models.UniqueConstraint(fields=('side', 'source'), name='ladder_once_of_a_side'), models.CheckConstraint(condition=models.Q(('rungs', ''), ('rungs__regex', '^\\+?P[0-9DMWY]+( \\+?P[0-9DMWY]+)*$'), _connector='OR'), name='ladder_is_of_lengths')],
                },
            ),
        ),
    ]
