"""The measures of a version by state."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kunak.core.lifecycle import MeasureState, VersionState
from kunak.programme.queries.choice import PlanChoice
from kunak.programme.queries.lines import PlanLine
from kunak.programme.queries.states import STATES

SHOWN = 40  # cards of a column; the rest are a step away, in the table
GOING = (MeasureState.IN_PLAN, MeasureState.IN_PROGRESS, MeasureState.REPORTED, MeasureState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class Column:
    """One state with its measures; `rest` is how many more there are than are shown."""

    state: str
    lines: tuple[PlanLine, ...]
    count: int

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.count - len(self.lines)


def board(choice: PlanChoice) -> tuple[Column, ...]:
    """Return the chosen measures by state. No query.

    A version in force has the columns of the work even where they are empty; any other has those that it needs.
    """
    found: dict[str, list[PlanLine]] = {}
    for line in choice.lines:
        found.setdefault(line.state.code, []).append(line)
    is_going = choice.version.state == VersionState.IN_FORCE
    wanted = {*found, *((*GOING, MeasureState.DONE) if is_going else ())}
    return tuple(_columns((state for state in STATES if state in wanted), found))


def _columns(states: Iterable[str], found: dict[str, list[PlanLine]]) -> Iterable[Column]:
    for state in states:
        lines: Sequence[PlanLine] = found.get(state, [])
        yield Column(state, tuple(lines[:SHOWN]), len(lines))
