"""The database refuses to add to a version that was sent, and keeps what waits for what in it."""

from django.db import migrations

from kunak.journal.operations import OnConnection
from kunak.programme import guard


class Migration(migrations.Migration):
    """Install the triggers again, with those that have come."""

    dependencies = [("programme", "0001_tables")]
    operations = [OnConnection(guard.install, guard.install)]
