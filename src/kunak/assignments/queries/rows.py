"""Assignments as lists show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kunak.agreements.models import Party
from kunak.agreements.words import joined
from kunak.assignments.models import Assignment, Part
from kunak.assignments.words import STATES
from kunak.assignments.works import Work, gathered, works_of
from kunak.core.assignments import Stand


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """An assignment with where it stands; `party` is the executor's, `waits` those that somebody waits for."""

    work: Work
    stand: Stand
    party: Party
    waits: tuple[Party, ...]

    @property
    def assignment(self) -> Assignment:
        """The record."""
        return self.work.assignment

    @property
    def executor(self) -> Part:
        """The part of who answers for it."""
        return self.work.parts[0]

    @property
    def co_executors(self) -> tuple[Part, ...]:
        """The parts of who helps."""
        return tuple(one for one in self.work.parts if one.is_co)

    @property
    def state_word(self) -> str:
        """Where it stands, in words."""
        return str(STATES[self.stand.state])

    @property
    def names(self) -> str:
        """The parties of its agreement in one breath."""
        return joined([party.label for party in self.assignment.agreement.parties.all()])

    @property
    def shifts(self) -> int:
        """How often its day was moved."""
        return self.work.course.shifts


def rows_of(found: QuerySet[Assignment], on: date) -> list[AssignmentRow]:
    """Return assignments as they stand on a day, in their order. A fixed number of queries."""
    return [row_of(work, on) for work in works_of(gathered(found))]


def row_of(work: Work, on: date) -> AssignmentRow:
    """Return one assignment as a row. No query."""
    parties = {party.side_id: party for party in work.assignment.agreement.parties.all()}
    found = work.stand(on)
    return AssignmentRow(
        work, found, parties[work.assignment.side_id], tuple(parties[side] for side in found.waits if side in parties)
    )


def first_due(rows: Iterable[AssignmentRow]) -> list[AssignmentRow]:
    """Return rows by the day that is next, those off control last."""
    return sorted(rows, key=lambda row: (row.stand.is_off_control, row.stand.by, row.assignment.pk))
