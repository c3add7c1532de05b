"""The row that every change of an assignment waits for, and how a change is told."""

from kunak.agreements.listing import keeping as lists
from kunak.agreements.models import Agreement
from kunak.agreements.parties import parties_at
from kunak.assignments.models import Assignment
from kunak.journal.services import record
from kunak.people.models import Person


def locked(agreement: int) -> Agreement:
    """Return an agreement with its row locked until the transaction ends, its parties fetched."""
    return Agreement.objects.select_for_update(no_key=True).prefetch_related(parties_at()).get(pk=agreement)


def tell(verb: str, assignment: Assignment, *, by: Person, after: object) -> None:
    """Write a change into the journal, as its last step.

    The history of the agreement, which all sides read, tells of what all sides gave alone, restricted ones apart; its
    lists know of all that they gave.
    """
    if assignment.is_joint:
        lists.keep_goings([assignment.agreement_id])
    about = assignment.agreement if assignment.is_joint and not assignment.is_restricted else None
    record(verb, of=assignment, by=by, about=about, after=after)
