"""How a measure is carried out: reports of the sides, answers to them, what is due and how far it drifted. Pure."""

from kunak.core.execution.due import Asked, next_report
from kunak.core.execution.progress import Plan, Progress, Stage, Step, StepProgress, Waits, progress, steps_progress
from kunak.core.execution.reports import Answer, Answered, Outcome, Reported, Silent, Verdict, verdict
from kunak.core.execution.shifts import Shift, Shifted, shifts_of
from kunak.core.execution.silence import silent_sides
from kunak.core.lifecycle import OVER, MeasureState

__all__ = [
    "OVER",
    "Answer",
    "Answered",
    "Asked",
    "MeasureState",
    "Outcome",
    "Plan",
    "Progress",
    "Reported",
    "Shift",
    "Shifted",
    "Silent",
    "Stage",
    "Step",
    "StepProgress",
    "Verdict",
    "Waits",
    "next_report",
    "progress",
    "shifts_of",
    "silent_sides",
    "steps_progress",
    "verdict",
]
