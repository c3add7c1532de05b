"""How a measure is carried out: reports of the sides, answers to them, what is due and how far it drifted. Pure."""

from kunak.core.execution.due import Asked, next_report
from kunak.core.execution.progress import Plan, Progress, Stage, Step, StepProgress, Waits, progress, steps_progress
from kunak.core.execution.reports import Answer, Answered, Outcome, Reported, Silent, Verdict, verdict
from kunak.core.execution.shifts import Agreed, Course, DepartureKind, Shifted, course_of, shifted
from kunak.core.execution.silence import USUAL_DAYS, silent_sides
from kunak.core.lifecycle import OVER, MeasureState

__all__ = [
    "OVER",
    "USUAL_DAYS",
    "Agreed",
    "Answer",
    "Answered",
    "Asked",
    "Course",
    "DepartureKind",
    "MeasureState",
    "Outcome",
    "Plan",
    "Progress",
    "Reported",
    "Shifted",
    "Silent",
    "Stage",
    "Step",
    "StepProgress",
    "Verdict",
    "Waits",
    "course_of",
    "next_report",
    "progress",
    "shifted",
    "silent_sides",
    "steps_progress",
    "verdict",
]
