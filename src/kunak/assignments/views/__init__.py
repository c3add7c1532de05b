"""The pages of the room."""

from kunak.assignments.views.discipline import discipline, discipline_table
from kunak.assignments.views.give import give, give_for_measure
from kunak.assignments.views.lists import agreement, assignments, table
from kunak.assignments.views.rule import rule
from kunak.assignments.views.single import answer, ask, decide, proof, report, show

__all__ = [
    "agreement",
    "answer",
    "ask",
    "assignments",
    "decide",
    "discipline",
    "discipline_table",
    "give",
    "give_for_measure",
    "proof",
    "report",
    "rule",
    "show",
    "table",
]
