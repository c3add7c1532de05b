"""The room for Django."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "kunak.assignments"
    label = "assignments"

    def ready(self) -> None:
        """Teach the room's sentences."""
        from kunak.assignments import sentences  # noqa: F401
