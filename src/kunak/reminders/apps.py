"""The room for Django."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "kunak.reminders"
    label = "reminders"

    def ready(self) -> None:
        """Teach the room's sentences, hang its bell on every page, and hear of meetings."""
        from kunak.groups.signals import meeting_told
        from kunak.reminders import sentences  # noqa: F401
        from kunak.reminders.bell import bell
        from kunak.reminders.tasks import invite_soon
        from kunak.ui.context import BELLS

        BELLS.append(bell)
        meeting_told.connect(invite_soon)
