from uuid import uuid4

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0015_lines_of_milestones")]

    operations = [
        migrations.AlterField("milestone", "line", models.UUIDField(default=uuid4)),
        migrations.AddConstraint(
            "milestone", models.UniqueConstraint(fields=["measure", "line"], name="milestone_once_in_a_measure")
        ),
    ]
