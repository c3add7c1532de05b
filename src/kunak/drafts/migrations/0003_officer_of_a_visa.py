"""A visa may be asked of somebody of the side, who gives it here."""

from django.conf import settings
from django.db import migrations, models
from django.db.models.deletion import PROTECT


class Migration(migrations.Migration):
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL), ("drafts", "0002_guards")]
    operations = [
        migrations.AddField(
            "visa",
            "officer",
            models.ForeignKey(blank=True, null=True, on_delete=PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
    ]
