"""The room for Django."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "kunak.reminders"
    label = "reminders"

    def ready(self) -> None:
        """Teach the room's sentences, and hang its bell on every page."""
        from kunak.reminders import sentences  # noqa: F401
        from kunak.reminders.bell import bell
        from kunak.ui.context import BELLS

        BELLS.append(bell)
