"""What minutes say: the meeting, its agenda, what was decided and who is to do it (version 1.1)."""

from dataclasses import dataclass

from kunak.core.provenance import Sourced
from kunak.core.reading.record.measures import Executor, StatedTerm
from kunak.core.reading.record.parties import Person


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One question of the agenda; who was heard on it and who spoke, in the order of the minutes."""

    text: Sourced[str]
    number: Sourced[str] | None = None
    heard: tuple[Person, ...] = ()
    spoke: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as its minutes tell it.

    Args:
        number: of the minutes, as written.
        held_on: ISO 8601; of a meeting of several days, the first.
        body: the words that name who sat.
        attendance: what the minutes say of who was there in other words than names: «14 человек (список прилагается)».
    """

    number: Sourced[str] | None = None
    held_on: Sourced[str] | None = None
    place: Sourced[str] | None = None
    body: Sourced[str] | None = None
    chairs: tuple[Person, ...] = ()
    secretary: Person | None = None
    present: tuple[Person, ...] = ()
    attendance: Sourced[str] | None = None
    agenda: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, numbered or not; with an executor it is an assignment.

    Args:
        item: the number of the question that it was taken on, as the minutes or the decision's own number tell it.
    """

    text: Sourced[str]
    number: Sourced[str] | None = None
    item: Sourced[str] | None = None
    executors: tuple[Executor, ...] = ()
    term: StatedTerm | None = None
