"""Every write of the room."""

from kunak.assignments.services.answer import answer_report
from kunak.assignments.services.give import BodyInput, GivenAssignment, give
from kunak.assignments.services.report import MOST_PROOFS, ReportInput, report
from kunak.assignments.services.requests import ask, decide
from kunak.assignments.services.rule import RuleInput, set_rule

__all__ = [
    "MOST_PROOFS",
    "BodyInput",
    "GivenAssignment",
    "ReportInput",
    "RuleInput",
    "answer_report",
    "ask",
    "decide",
    "give",
    "report",
    "set_rule",
]
