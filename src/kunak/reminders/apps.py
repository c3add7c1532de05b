"""The room for Django."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "kunak.reminders"
    label = "reminders"

    def ready(self) -> None:
        """Teach the room's sentences."""
        from kunak.reminders import sentences  # noqa: F401
