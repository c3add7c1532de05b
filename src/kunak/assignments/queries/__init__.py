"""What pages and the rooms above ask."""

from kunak.assignments.queries.dated import AssignmentDay, assignment_days
from kunak.assignments.queries.discipline import Count, Discipline, discipline
from kunak.assignments.queries.listing import SORTS, Asked, listed
from kunak.assignments.queries.page import AssignmentPage, assignment_page
from kunak.assignments.queries.rows import AssignmentRow, rows_of
from kunak.assignments.queries.tasks import AssignmentTask, AssignmentTasks, assignment_tasks
from kunak.assignments.seen import seen_by, visible_to

__all__ = [
    "SORTS",
    "Asked",
    "AssignmentDay",
    "AssignmentPage",
    "AssignmentRow",
    "AssignmentTask",
    "AssignmentTasks",
    "Count",
    "Discipline",
    "assignment_days",
    "assignment_page",
    "assignment_tasks",
    "discipline",
    "listed",
    "rows_of",
    "seen_by",
    "visible_to",
]
