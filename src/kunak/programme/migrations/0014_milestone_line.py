from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0013_own_kinds")]

    operations = [migrations.AddField("milestone", "line", models.UUIDField(null=True))]
