"""Which change of a meeting all those invited must learn of; until now it was each.

By SQL that both databases know: on SQLite Django would remake the table, and the triggers on it would be gone.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("groups", "0009_co_executors_are_rows")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE groups_meeting ADD COLUMN revised integer NOT NULL DEFAULT 0 CHECK (revised >= 0)",
            "ALTER TABLE groups_meeting DROP COLUMN revised",
            state_operations=[
                migrations.AddField("meeting", "revised", models.PositiveIntegerField(default=0, db_default=0))
            ],
        ),
        migrations.RunSQL(
            "UPDATE groups_meeting SET revised = sequence WHERE sequence > 0 AND state IN ('called', 'cancelled')",
            migrations.RunSQL.noop,
        ),
    ]
