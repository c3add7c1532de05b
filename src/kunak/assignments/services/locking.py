"""The row that every change of an assignment waits for."""

from kunak.agreements.models import Agreement
from kunak.assignments.models import Assignment


def locked(agreement: int) -> Agreement:
    """Return an agreement with its row locked until the transaction ends, its parties fetched."""
    Agreement.objects.select_for_update(no_key=True, of=("self",)).get(pk=agreement)
    return Agreement.objects.prefetch_related("parties__side__territory").get(pk=agreement)


def shown_in(assignment: Assignment) -> Agreement | None:
    """Return whose history tells of an assignment: the agreement's of what all sides gave; else the own one alone."""
    return assignment.agreement if assignment.is_joint else None
