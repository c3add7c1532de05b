"""What the room keeps: assignments with their parts, reports with proofs and answers, requests, what is off control."""

from kunak.assignments.models.assignment import Assignment, Part, SourceKind
from kunak.assignments.models.control import ChangeKind, ChangeRequest, ChangeRequestKey, OffControl
from kunak.assignments.models.reports import PartProof, PartReport, PartReportKey, ResultKind
from kunak.assignments.models.rule import AssignmentRule

__all__ = [
    "Assignment",
    "AssignmentRule",
    "ChangeKind",
    "ChangeRequest",
    "ChangeRequestKey",
    "OffControl",
    "Part",
    "PartProof",
    "PartReport",
    "PartReportKey",
    "ResultKind",
    "SourceKind",
]
