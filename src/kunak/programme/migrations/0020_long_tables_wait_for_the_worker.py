"""Tables of measures too long for a page to wait for, on their way into a version."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0004_why_a_document_has_no_text'),
        ('people', '0005_body_of_a_person'),
        ('programme', '0019_measures_never_wait_in_a_ring'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PlanImport',
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
                ('answers', models.JSONField(default=dict)),
                ('language', models.CharField(max_length=8)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('document', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imports', to='programme.version')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'checking', 'done', 'refused', 'stopped'])), name='plan_import_state_is_known'), models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'checking'])), fields=('version',), name='one_import_of_a_version_under_way'), models.CheckConstraint(condition=models.Q(models.Q(('refused', []), ('state', 'done')), models.Q(models.Q(('state', 'done'), _negated=True), ('added', 0), ('changed', 0), ('same', 0)), _connector='OR'), name='plan_import_takes_all_or_nothing'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state__in', ['waiting', 'checking'])), models.Q(models.Q(('state__in', ['waiting', 'checking']), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='plan_import_that_ended_has_its_moment'), models.CheckConstraint(condition=models.Q(('done__lte', models.F('total'))), name='plan_import_looks_at_its_rows')],
            },
        ),
    ]
