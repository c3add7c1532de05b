"""The database's own refusals came here; they read a table of a later migration now, which installs them all."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("groups", "0001_initial")]
    operations: list[migrations.RunPython] = []
