import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0006_restricted_minutes_gave_restricted_assignments'),
        ('people', '0005_body_of_a_person'),
    ]

    operations = [
        migrations.CreateModel(
            name='CoExecutor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='co_executors', to='groups.decision')),
                ('side', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.side')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(models.F('decision'), models.F('side'), django.db.models.functions.text.Lower('name'), name='co_executor_once_of_a_decision'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='co_executor_has_its_name')],
            },
        ),
    ]
