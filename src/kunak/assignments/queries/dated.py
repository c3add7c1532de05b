"""Days of assignments for who reminds of them: what is due and what is reported, of all agreements, one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Literal

from django.db.models import Exists, OuterRef, Q, QuerySet

from kunak.assignments.models import Assignment, ChangeRequest, Part
from kunak.assignments.works import Work, gathered, works_of
from kunak.core.assignments import OFF_CONTROL, ControlState, Outcome, periods

CHUNK = 500
REST = timedelta(days=31)  # more than any days off in one go


@dataclass(frozen=True, slots=True)
class AssignmentDay:
    """A day by which a body is to report.

    Args:
        kind: ``due`` for what is done once, ``report`` for a report on what goes on.
        side: of the body. What is not joint, the body's side gave itself: no other side is told of it.
        period: last day of the period that is reported.
    """

    day: date
    kind: Literal["due", "report"]
    assignment: Assignment
    part: Part
    side: int
    period: date | None = None

    @property
    def is_restricted(self) -> bool:
        """Whether it comes from minutes for official use."""
        return self.assignment.is_restricted

    @property
    def is_joint(self) -> bool:
        """Whether all sides gave it together, so that all of them may be told."""
        return self.assignment.is_joint


def assignment_days(first: date, last: date) -> Iterator[AssignmentDay]:
    """Yield the days between two, both included, by which something is still to be reported.

    Assignments come by their keys, the days of one in order; some hundreds are in memory at a time.
    """
    for work in _works(_candidates(first, last)):
        yield from _days(work, first, last)


def _candidates(first: date, last: date) -> QuerySet[Assignment]:
    """Return those that may have such a day: days off move one by less than `REST`."""
    moved = ChangeRequest.objects.filter(assignment=OuterRef("pk"), to_on__range=(first, last + REST))
    return Assignment.objects.filter(
        Q(counted_on__range=(first - REST, last + REST))
        | Q(rule="report", counted_on__lte=last + REST)
        | Exists(moved),
        off_control__isnull=True,
    ).order_by("pk")


def _works(found: QuerySet[Assignment]) -> Iterator[Work]:
    """Yield works chunk by chunk; a fixed number of queries for each."""
    keys = iter(found.values_list("pk", flat=True).iterator(chunk_size=CHUNK))
    while chunk := list(islice(keys, CHUNK)):
        yield from works_of(gathered(Assignment.objects.filter(pk__in=chunk)).order_by("pk"))


def _days(work: Work, first: date, last: date) -> Iterator[AssignmentDay]:
    one = work.assignment
    for part, found in zip(work.parts, work.stand(first).parts, strict=True):
        if found.state in OFF_CONTROL or found.state is ControlState.SENT:
            continue
        if work.course.rhythm is None:
            if first <= found.by <= last:
                yield AssignmentDay(found.by, "due", one, part, part.side_id)
            continue
        reported = _reported(work, part)
        for end, by in periods(work.course):
            if by > last:
                break
            if by >= first and end not in reported:
                yield AssignmentDay(by, "report", one, part, part.side_id, end)


def _reported(work: Work, part: Part) -> set[date | None]:
    """Return the periods whose last report was not returned."""
    told = work.course.parts[work.parts.index(part)].told
    latest = {one.period: one for one in told if one.outcome is not Outcome.NEWS}
    return {period for period, one in latest.items() if not one.is_returned}
