"""Of a file that was kept without a text it is told whether anybody has looked for it, and why none was found."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_documents_read_together")]
    operations = [migrations.AddField("document", "unread", models.JSONField(null=True))]
