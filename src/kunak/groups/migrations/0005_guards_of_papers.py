"""The database's own refusals came here; they read a table of a later migration now, which installs them all."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("groups", "0004_minutes_accepted_on_paper"), ("people", "0003_one_name_and_one_head_at_a_time")]
    operations: list[migrations.RunPython] = []
