"""By which day an assignment is done or reported, whatever its paper says of the term. Pure."""

from kunak.core.assignments.due import Due, Given, due
from kunak.core.assignments.reports import Rhythm, report_days
from kunak.core.assignments.rules import DueRules, rules_for
from kunak.core.assignments.wording import Wording, wording_of

__all__ = [
    "Due",
    "DueRules",
    "Given",
    "Rhythm",
    "Wording",
    "due",
    "report_days",
    "rules_for",
    "wording_of",
]
