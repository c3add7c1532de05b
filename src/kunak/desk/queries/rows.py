"""The rows of the desk, ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

SHOWN = 20
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class VersionTask:
    """A version of a plan that somebody must do something about.

    Args:
        names: of the parties in one breath.
        drafted_by: the side that writes it.
        on: when it came to where it is: sent, returned or begun.
        seal: the states of the first two sides' keys; empty where there are more.
        reason, returned_by: of a returned one.
        waits_for: the sides whose keys are still missing.
    """

    url: str
    number: int
    names: str
    drafted_by: str
    on: datetime
    seal: tuple[str, ...] = ()
    reason: str = ""
    returned_by: str = ""
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publication:
    """A card or a plan in force that another side agreed to show and the own side has not; `agreed` is who did.

    Nobody has agreed to a plan yet that took the place of a public one, version `public_before`.
    """

    url: str
    is_plan: bool
    names: str
    agreed: tuple[str, ...]
    on: datetime
    public_before: int | None = None


@dataclass(frozen=True, slots=True)
class ActTask:
    """An act after the signing that another side recorded, or calls mistaken, and the own side has not confirmed."""

    url: str
    name: str
    names: str
    day: date
    is_void_asked: bool
    on: datetime


@dataclass(frozen=True, slots=True)
class DraftTask:
    """An agreement still to be signed that waits for the own side; `told` says for what."""

    url: str
    names: str
    told: str


@dataclass(frozen=True, slots=True)
class ReadingTask:
    """A document to check; `doubts` counts the values that the reader was not sure of and nobody has decided."""

    url: str
    name: str
    on: datetime
    doubts: int = 0
    is_postponed: bool = False
    is_failed: bool = False


@dataclass(frozen=True, slots=True)
class Section(Generic[Row]):
    """Rows of one kind, the first `SHOWN` of them, and whether the person may do what they wait for."""

    rows: tuple[Row, ...]
    count: int
    can_act: bool

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


def section(rows: Sequence[Row], *, can_act: bool) -> Section[Row]:
    """Return a section of all its rows."""
    return Section(tuple(rows[:SHOWN]), len(rows), can_act)
