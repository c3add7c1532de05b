"""Questions about reminders; answers as frozen rows."""
