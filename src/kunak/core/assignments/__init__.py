"""By which day an assignment is done or reported, whatever its paper says of the term; where it stands. Pure."""

from kunak.core.assignments.control import (
    OFF_CONTROL,
    Category,
    ControlState,
    Course,
    Outcome,
    PartCourse,
    PartStand,
    Stand,
    Told,
    periods,
    stand,
)
from kunak.core.assignments.due import Due, DueRule, Given, due
from kunak.core.assignments.reports import Rhythm, report_days, rhythm_of, worked_day
from kunak.core.assignments.rules import DueRules, rules_for
from kunak.core.assignments.wording import Wording, day_named, wording_of

__all__ = [
    "OFF_CONTROL",
    "Category",
    "ControlState",
    "Course",
    "Due",
    "DueRule",
    "DueRules",
    "Given",
    "Outcome",
    "PartCourse",
    "PartStand",
    "Rhythm",
    "Stand",
    "Told",
    "Wording",
    "day_named",
    "due",
    "periods",
    "report_days",
    "rhythm_of",
    "rules_for",
    "stand",
    "wording_of",
    "worked_day",
]
