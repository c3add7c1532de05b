"""Municipalities that offices add are territories of a region."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_tables'),
    ]

    operations = [
        migrations.AddField(
            model_name='territory',
            name='region',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='people.territory'),
        ),
        migrations.AlterField(
            model_name='territory',
            name='kind',
            field=models.CharField(choices=[('region', 'region'), ('country', 'country'), ('municipality', 'municipality')], max_length=16),
        ),
        migrations.AddConstraint(
            model_name='territory',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'municipality'), ('region__isnull', False)), models.Q(('kind__in', ['region', 'country']), ('region__isnull', True)), _connector='OR'), name='municipality_and_nothing_else_lies_in_a_region'),
        ),
        migrations.AddConstraint(
            model_name='territory',
            constraint=models.UniqueConstraint(fields=('region', 'name'), name='municipality_once_in_a_region'),
        ),
    ]
