"""The room for Django."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    name = "kunak.assignments"
    label = "assignments"

    def ready(self) -> None:
        """Teach the room's sentences, and add to the pages of agreements and measures."""
        from kunak.agreements.contributions import CONTRIBUTORS
        from kunak.assignments import sentences  # noqa: F401
        from kunak.assignments.contributor import AssignmentsContributor, panel
        from kunak.programme.panels import PANELS

        PANELS.append(panel)
        CONTRIBUTORS.append(AssignmentsContributor())
