"""What upper rooms add to the page of an agreement: they register at start."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kunak.agreements.lulls import Going
from kunak.agreements.models import Agreement
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
class Remark:
    """What the sides should know before all else, and where they do something about it."""

    told: str
    url: str
    link: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Something agreed that is not finished when the agreement has ended; `until` is None where it has no end."""

    title: str
    url: str
    until: date | None = None


class Contributor:
    """An upper room, seen from below: it answers what it has, and adds nothing by what it leaves out.

    Every answer already respects what the reader may see.
    """

    def tabs(self, agreement: Agreement, reader: Reader) -> Iterable[Tab]:  # noqa: ARG002
        """Return the tabs to show."""
        return ()

    def coverage(self, agreement: Agreement, reader: Reader) -> Mapping[int, int]:  # noqa: ARG002
        """Return how many measures each commitment has, by its primary key; what is missing has none."""
        return {}

    def measures_url(self, agreement: Agreement, commitment: int) -> str:  # noqa: ARG002
        """Return where the measures of a commitment are shown; asked for those that `coverage` counts. No query."""
        return ""

    def dates(self, agreement: Agreement, reader: Reader, on: date) -> Iterable[DatedThing]:  # noqa: ARG002
        """Return what falls on `on` or later."""
        return ()

    def goings(self, agreements: Collection[int]) -> Mapping[int, Going]:  # noqa: ARG002
        """Return what happens under agreements, as all their sides know it; those under which nothing does are missing.

        What it tells is kept for the lists: what changes it calls `listing.keeping.keep_goings` in its transaction.
        """
        return {}

    def remarks(self, agreement: Agreement, reader: Reader) -> Iterable[Remark]:  # noqa: ARG002
        """Return what the sides should know before all else."""
        return ()

    def tail(self, agreement: Agreement, reader: Reader) -> Iterable[Unfinished]:  # noqa: ARG002
        """Return what was agreed and is not finished; asked for once the agreement has ended."""
        return ()


CONTRIBUTORS: list[Contributor] = []
INNER_VERBS: set[str] = set()  # of the journal: what a side does alone; the other sides' history does not show it
