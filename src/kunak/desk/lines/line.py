"""One measure that the sides agreed on, as it stood on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kunak.agreements.models import letter_at
from kunak.core.execution import MeasureState, Outcome, Progress, Verdict, verdict
from kunak.core.programme.term import MeasureTerm
from kunak.execution.models import Report
from kunak.execution.works import Work

GROUPS: Mapping[str, frozenset[MeasureState]] = {  # every state of a measure in force is in one of them
    "ahead": frozenset({MeasureState.PROPOSED, MeasureState.AGREED, MeasureState.IN_PLAN}),
    "going": frozenset({MeasureState.IN_PROGRESS, MeasureState.REPORTED, MeasureState.CONFIRMED}),
    "done": frozenset({MeasureState.DONE, MeasureState.DONE_LATE}),
    "not_done": frozenset({MeasureState.NOT_DONE}),
    "left": frozenset({MeasureState.MOVED, MeasureState.DROPPED}),
}


def group_of(state: MeasureState) -> str:
    """Return the group of a state."""
    return next(code for code, states in GROUPS.items() if state in states)


@dataclass(frozen=True, slots=True)
class Body:
    """A body that answers for a measure, or helps, under the name by which the sides agreed on it."""

    organisation: int
    side: int
    name: str
    is_co: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A measure in force on a day.

    Args:
        term: that held, after all shifts.
        commitment: that it fulfils, by its primary key.
        bodies: of all sides, in the order of the parties; who answers before who helps.
    """

    pk: int
    line: UUID
    agreement: int
    text: str
    sector: str
    indicator: str
    term: MeasureTerm
    commitment: int | None
    progress: Progress
    work: Work
    bodies: tuple[Body, ...] = ()

    @property
    def group(self) -> str:
        """One of `GROUPS`."""
        return group_of(self.progress.state)

    @property
    def is_late(self) -> bool:
        """Whether its report is overdue; a measure that is over is late no more."""
        return self.progress.late_days > 0 and not self.progress.is_over

    def letter_of(self, body: Body) -> str:
        """Return the letter of a body's side, by which its mark on the pages is drawn."""
        return letter_at(self.work.sides.index(body.side))

    @property
    def confirmed(self) -> list[Report]:
        """The reports on something that was done which all sides confirmed, oldest first."""
        pairs = zip(self.work.reports, self.work.reported, strict=True)
        sides = self.work.sides
        return [
            one
            for one, known in pairs
            if known.outcome is not Outcome.NOT_DONE and verdict(known, sides) is Verdict.CONFIRMED
        ]

    def is_in(self, since: date | None, until: date | None) -> bool:
        """Return whether the term touches some days, or anything was reported as done on one of them.

        What has no days, or is done constantly, belongs to every period.
        """
        first, last = since or date.min, until or date.max
        if any(one.held_on and first <= one.held_on <= last for one in self.work.reports):
            return True
        return not self.term.is_apart_from(first, last)
