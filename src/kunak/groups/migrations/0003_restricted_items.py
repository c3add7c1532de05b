"""What is put off from a meeting for official use is marked in the backlog.

By SQL that both databases know: on SQLite Django would remake the table, and the triggers on it would be gone.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("groups", "0002_guards")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE groups_agendaitem ADD COLUMN is_restricted bool NOT NULL DEFAULT false",
            "ALTER TABLE groups_agendaitem DROP COLUMN is_restricted",
            state_operations=[
                migrations.AddField("agendaitem", "is_restricted", models.BooleanField(default=False, db_default=False))
            ],
        )
    ]
