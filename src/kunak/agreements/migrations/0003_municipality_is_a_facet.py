"""Lists of a side are narrowed by a region whose municipalities are partners, too."""

from django.db import migrations, models

NAME = "facet_name_is_known"
AFTER = ["partner", "municipality", "kind", "sector", "coordinator"]


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0002_words_of_rows'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='facet', name=NAME),
        migrations.AddConstraint(
            model_name='facet',
            constraint=models.CheckConstraint(condition=models.Q(('name__in', AFTER)), name=NAME),
        ),
    ]
