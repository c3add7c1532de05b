"""In which state each measure of a version is, for the ways to see a plan."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.utils.timezone import localdate

from kunak.core.execution import OVER, MeasureState, Plan, Progress, progress
from kunak.core.lifecycle import VersionState
from kunak.core.programme.term import MeasureTerm
from kunak.people.policies import Reader
from kunak.programme.models import Version
from kunak.programme.progress import progress_of

RETURNED, REPLACED, GIVEN_UP = "returned", "replaced", "given_up"
WRITTEN: Mapping[str, str] = {  # the state of all measures of a version that is not in force
    VersionState.DRAFT: MeasureState.PROPOSED,
    VersionState.SENT: MeasureState.AGREED,
    VersionState.RETURNED: RETURNED,
    VersionState.REPLACED: REPLACED,
    VersionState.DROPPED: GIVEN_UP,
}
STATES = (
    MeasureState.PROPOSED,
    RETURNED,
    *(state for state in MeasureState if state is not MeasureState.PROPOSED),
    REPLACED,
    GIVEN_UP,
)
PLACES = {code: place for place, code in enumerate(STATES)}


@dataclass(frozen=True, slots=True)
class LineState:
    """The state of a measure.

    Args:
        code: one of `STATES`.
        late_days: by how much it is overdue, or was done late.
        progress: how far it is, where its version is in force.
    """

    code: str = MeasureState.PROPOSED
    late_days: int = 0
    progress: Progress | None = None

    @property
    def place(self) -> int:
        """Where the state stands among all."""
        return PLACES[self.code]

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done about it."""
        return self.code in OVER

    @property
    def is_late(self) -> bool:
        """Whether its report is overdue."""
        return self.late_days > 0 and not self.is_over


NEW = LineState()


class HasTerm(Protocol):
    """What a state is counted from."""

    @property
    def line(self) -> str: ...
    @property
    def term(self) -> MeasureTerm: ...


def states_of_lines(
    version: Version, lines: Iterable[HasTerm], reader: Reader | None, on: date
) -> Callable[[HasTerm], LineState]:
    """Return what gives the state of a measure on a day; for a version in force, as far as the reader may know it."""
    if version.state != VersionState.IN_FORCE:
        state = LineState(WRITTEN[version.state])
        return lambda _line: state
    told = progress_of([UUID(one.line) for one in lines], reader, on) if reader is not None else {}

    def state_of(line: HasTerm) -> LineState:
        found = told.get(UUID(line.line)) or _unreported(version, line.term, on)
        return LineState(found.state, found.late_days, found)

    return state_of


def _unreported(version: Version, term: MeasureTerm, on: date) -> Progress:
    """Return how far a measure is of which nobody has told anything."""
    since = localdate(version.in_force_at) if version.in_force_at else None
    return progress(Plan((), term, since=since, until=version.programme.ends_on), (), on)
