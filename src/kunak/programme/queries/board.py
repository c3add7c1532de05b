"""The measures of a version by state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kunak.agreements.models import Party
from kunak.core.execution import Progress
from kunak.core.lifecycle import MeasureState, VersionState
from kunak.core.two_keys import KeyState
from kunak.programme.content import states_of
from kunak.programme.queries.choice import PlanChoice
from kunak.programme.queries.lines import PlanLine
from kunak.programme.queries.states import STATES

SHOWN = 40  # cards of a column; the rest are a step away, in the table
NAMED = 1  # bodies of a side on a card; the rest are counted
Keys = Mapping[int, KeyState]  # by the key of the side
GOING = (MeasureState.IN_PLAN, MeasureState.IN_PROGRESS, MeasureState.REPORTED, MeasureState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class SideOfCard:
    """One side on a card: its bodies by name, how many more there are, and whether its key is turned on the measure."""

    party: Party
    named: tuple[str, ...]
    more: int
    key: KeyState


@dataclass(frozen=True, slots=True)
class Card:
    """One measure on the board, with each side in the order of the parties."""

    line: PlanLine
    sides: tuple[SideOfCard, ...]

    @property
    def waiting(self) -> list[str]:
        """The sides whose keys are not turned."""
        return [one.party.label for one in self.sides if one.key is not KeyState.TURNED]


@dataclass(frozen=True, slots=True)
class Column:
    """One state with its measures; `rest` is how many more there are than are shown."""

    state: str
    cards: tuple[Card, ...]
    count: int

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return self.count - len(self.cards)


def board(choice: PlanChoice) -> tuple[Column, ...]:
    """Return the chosen measures by state. One query, none for a version in force.

    A version in force has the columns of the work even where they are empty; any other has those that it needs.
    """
    found: dict[str, list[PlanLine]] = {}
    for line in choice.lines:
        found.setdefault(line.state.code, []).append(line)
    version = choice.version
    is_going = version.state == VersionState.IN_FORCE
    wanted = {*found, *((*GOING, MeasureState.DONE) if is_going else ())}
    parties = list(version.programme.agreement.parties.all())
    keys = {} if is_going else states_of(version)
    return tuple(_columns((state for state in STATES if state in wanted), found, parties, keys))


def _columns(
    states: Iterable[str], found: Mapping[str, Sequence[PlanLine]], parties: Sequence[Party], keys: Keys
) -> Iterable[Column]:
    for state in states:
        lines = found.get(state, ())
        cards = (Card(line, tuple(_sides(line, parties, keys))) for line in lines[:SHOWN])
        yield Column(state, tuple(cards), len(lines))


def _sides(line: PlanLine, parties: Sequence[Party], keys: Keys) -> Iterable[SideOfCard]:
    told = line.state.progress
    for party in parties:
        bodies = [body.name for body in line.bodies if body.letter == party.letter]
        key = keys.get(party.side_id, KeyState.WAITING) if told is None else key_of(told, party.side_id)
        yield SideOfCard(party, tuple(bodies[:NAMED]), max(len(bodies) - NAMED, 0), key)


def key_of(told: Progress, side: int) -> KeyState:
    """Return whether a side said yes to the measure as it stands: to the plan, and to what is reported of it."""
    is_waited_for = told.state is MeasureState.REPORTED and side in told.who_waits
    return KeyState.WAITING if is_waited_for else KeyState.TURNED
