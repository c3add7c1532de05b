from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programme", "0016_milestone_has_its_line")]

    operations = [migrations.AddIndex("measure", models.Index(fields=["line"], name="measure_line"))]
