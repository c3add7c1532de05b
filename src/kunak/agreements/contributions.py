"""What upper rooms add to the page of an agreement: they register at start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kunak.agreements.models import Agreement
from kunak.people.models import Side
from kunak.people.policies import Reader


@dataclass(frozen=True, slots=True)
class Tab:
    """A page of the agreement beside its overview; `count` is shown where it is given."""

    name: str
    url: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class DatedThing:
    """Something that falls on a day: a term of a measure, a notice deadline."""

    on: date
    title: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Moves:
    """What happens under an agreement: the last day on which something did, and whether something is under way."""

    last: date | None = None
    is_under_way: bool = False

    def with_other(self, other: "Moves") -> "Moves":
        """Return what two contributors tell together."""
        days = [day for day in (self.last, other.last) if day]
        return Moves(max(days, default=None), self.is_under_way or other.is_under_way)


NOTHING_MOVES = Moves()


@dataclass(frozen=True, slots=True)
class Remark:
    """What the sides should know before all else, and where they do something about it."""

    told: str
    url: str
    link: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something agreed that goes on after the agreement's last day; `until` is None where it has no end."""

    title: str
    url: str
    until: date | None = None


class Contributor(Protocol):
    """An upper room, seen from below; every answer already respects what the reader may see."""

    def tabs(self, agreement: Agreement, reader: Reader) -> Iterable[Tab]:
        """Return the tabs to show."""

    def coverage(self, agreement: Agreement, reader: Reader) -> Mapping[int, int]:
        """Return how many measures each commitment has, by its primary key; what is missing has none."""

    def measures_url(self, agreement: Agreement, commitment: int) -> str:
        """Return where the measures of a commitment are shown; asked for those that `coverage` counts. No query."""

    def dates(self, agreement: Agreement, reader: Reader, on: date) -> Iterable[DatedThing]:
        """Return what falls on `on` or later."""

    def moves(self, side: Side, on: date) -> Mapping[int, Moves]:
        """Return what happens under the agreements of a side, as all their sides know it; those without are missing."""

    def remarks(self, agreement: Agreement, reader: Reader) -> Iterable[Remark]:
        """Return what the sides should know before all else."""

    def tail(self, agreement: Agreement, reader: Reader, last: date) -> Iterable[Unfinished]:
        """Return what was agreed and goes on after the last day of the agreement."""


CONTRIBUTORS: list[Contributor] = []
INNER_VERBS: set[str] = set()  # of the journal: what a side does alone; the other sides' history does not show it
