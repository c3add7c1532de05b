from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('groups', '0010_changes_that_all_must_learn_of'),
        ('reminders', '0002_invitations'),
    ]

    operations = [
        migrations.AddField(
            model_name='invitation',
            name='is_farewell',
            field=models.BooleanField(default=False),
        ),
    ]
