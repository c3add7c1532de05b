"""The room for Django."""

from django.apps import AppConfig


class ExecutionConfig(AppConfig):
    name = "kunak.execution"
    label = "execution"

    def ready(self) -> None:
        """Teach the room's sentences; tell the rooms below how far measures are, and add to their pages."""
        from kunak.agreements.contributions import CONTRIBUTORS
        from kunak.execution import sentences  # noqa: F401
        from kunak.execution.contributor import ExecutionContributor
        from kunak.execution.telling import panel, tell, tell_shifts, tell_steps
        from kunak.programme.panels import PANELS
        from kunak.programme.progress import SHIFT_TELLERS, STEP_TELLERS, TELLERS

        TELLERS.append(tell)
        STEP_TELLERS.append(tell_steps)
        SHIFT_TELLERS.append(tell_shifts)
        PANELS.append(panel)
        CONTRIBUTORS.append(ExecutionContributor())
