"""Measures in force as those who remind need them: streamed, and cheap where nobody has said anything yet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate

from kunak.agreements.models import Party
from kunak.agreements.queries import of_side
from kunak.core.execution import Progress, Waits, next_report
from kunak.core.lifecycle import VersionState
from kunak.core.programme.term import MeasureTerm
from kunak.core.terms.office_days import OfficeDays, together
from kunak.execution.models import Departure, Report
from kunak.execution.works import Work, works_of
from kunak.people.models import Side
from kunak.people.queries import office_days
from kunak.programme.models import Measure

CHUNK = 400


@dataclass(frozen=True, slots=True)
class Open:
    """A measure that is not over.

    Args:
        since: when the version that has it came into force.
        due_on: by which day it is to be reported by `reporting`, where it is.
        work: with all that was said of it; None where nothing was.
    """

    line: UUID
    pk: int
    sector: str
    text: str
    agreement: int
    sides: tuple[int, ...]
    since: date
    due_on: date | None
    reporting: tuple[int, ...]
    work: Work | None = None


def open_measures(on: date, side: int | None = None, *, told_only: bool = False) -> Iterator[Open]:
    """Yield the measures in force that are not over, each line once, by the later plan. Some hundreds at a time.

    Args:
        told_only: whether only those are wanted of which a side has said something.
    """
    found = Measure.objects.filter(version__state=VersionState.IN_FORCE)
    if side is not None:
        found = found.filter(version__programme__agreement__parties__side=side)
    if told_only:
        found = found.filter(Q(line__in=Report.objects.values("line")) | Q(line__in=Departure.objects.values("line")))
    parties, seen = _Parties(side), set[UUID]()
    columns = ("line", "pk", "sector", "text", "term_kind", "starts_on", "ends_on")
    ordered = found.order_by("-version__programme__starts_on", "pk")
    more = ("version__programme__agreement", "version__in_force_at")
    rows = ordered.values_list(*columns, *more).iterator(chunk_size=2000)
    while batch := list(islice(rows, CHUNK)):
        fresh = [row for row in batch if row[0] not in seen]
        seen.update(row[0] for row in fresh)
        works = _told_works([row[0] for row in fresh])
        for row in fresh:
            one = _open(row, works.get(row[0]), parties, on)
            if one is not None:
                yield one


def _told_works(lines: list[UUID]) -> Mapping[UUID, Work]:
    """Return those of which somebody has said something, or that are reported yearly. Fourteen queries at most."""
    some = Q(line__in=lines)
    told = set(Report.objects.filter(some).values_list("line", flat=True))
    told |= set(Departure.objects.filter(some).values_list("line", flat=True))
    told |= set(Measure.objects.filter(some, term_kind="constantly").values_list("line", flat=True))
    return works_of(told) if told else {}


def _open(row: tuple[Any, ...], work: Work | None, parties: "_Parties", on: date) -> Open | None:
    line, pk, sector, text, *term, agreement, in_force_at = row
    sides, since = parties.sides(agreement), localdate(in_force_at)
    if work is None:
        asked = next_report(MeasureTerm(*term), since=since, office=parties.office(agreement))
        return Open(line, pk, sector, text, agreement, sides, since, asked.by if asked else None, sides)
    progress = work.progress(on)
    if progress.is_over:
        return None
    return Open(line, pk, sector, text, agreement, sides, since, progress.due_on, _reporting(progress, sides), work)


def _reporting(progress: Progress, sides: tuple[int, ...]) -> tuple[int, ...]:
    """Return the sides that others wait for to report; before anybody is asked, all of them."""
    if progress.waits_for is Waits.NOTHING:
        return sides
    return progress.who_waits if progress.waits_for is Waits.REPORT else ()


class _Parties:
    """The sides of agreements and the days on which the offices of all of them work. Three queries.

    Args:
        side: of whose agreements; None for all.
    """

    def __init__(self, side: int | None) -> None:
        found: dict[int, tuple[int, ...]] = defaultdict(tuple)
        parties = Party.objects.order_by("agreement", "order")
        if side is not None:
            parties = parties.filter(of_side(side))
        for agreement, one in parties.values_list("agreement", "side").iterator():
            found[agreement] += (one,)
        self._sides = found
        known = Side.objects.select_related("territory")
        wanted = {one for sides in found.values() for one in sides}
        self._days = office_days(known if side is None else known.filter(pk__in=wanted))
        self._offices: dict[tuple[int, ...], OfficeDays] = {}

    def sides(self, agreement: int) -> tuple[int, ...]:
        """Return the sides of an agreement in their order. No query."""
        return self._sides[agreement]

    def office(self, agreement: int) -> OfficeDays:
        """Return the days on which all of them work. No query."""
        sides = self._sides[agreement]
        if sides not in self._offices:
            self._offices[sides] = together([self._days[side] for side in sides])
        return self._offices[sides]
