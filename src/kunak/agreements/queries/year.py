"""A year of terms: what takes effect, renews, ends, and the last days for a notice, month by month."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from kunak.agreements.queries.listed import Listed
from kunak.agreements.queries.rows import list_title
from kunak.agreements.standings import listed_standing
from kunak.agreements.terms import HasTerms, KnownStanding
from kunak.agreements.words import joined
from kunak.core.terms import PartialDate
from kunak.people.models import Side

KINDS = ("begins", "notice", "renews", "agreed", "ends")
MOST = 40  # events of one agreement in one year: one renewed by the month has fewer


@dataclass(frozen=True, slots=True)
class TermEvent:
    """What falls on a day of the year, as precise as the day is known.

    Args:
        kind: one of `KINDS`.
        title: of the agreement.
        names: of its parties in one breath.
    """

    agreement: int
    kind: str
    day: PartialDate
    title: str
    names: str
    url: str

    @property
    def words(self) -> str:
        """What the kind of event is called."""
        return event_words(self.kind)


@dataclass(frozen=True, slots=True)
class Month:
    """What falls into a month, in the order of days; what is known to the month only stands last."""

    first: date
    events: tuple[TermEvent, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months, and what is known to the year only."""

    number: int
    months: tuple[Month, ...]
    some_day: tuple[TermEvent, ...]
    counts: Mapping[str, int]

    @property
    def events(self) -> tuple[TermEvent, ...]:
        """All of them, in time."""
        return tuple(one for month in self.months for one in month.events) + self.some_day


def year_of(agreements: Iterable[Listed], sides: Mapping[int, Side], number: int) -> Year:
    """Return the year of agreements, as it is known today. No query.

    Args:
        sides: of all their parties, by primary key.
    """
    events = sorted(
        (
            TermEvent(
                one.pk,
                kind,
                day,
                list_title(one),
                joined([sides[key].label for key in one.sides]),
                one.get_absolute_url(),
            )
            for one in agreements
            for kind, day in events_of(one.terms, number)
        ),
        key=_in_time,
    )
    by_month = {month: tuple(one for one in events if one.day.month == month) for month in range(1, 13)}
    return Year(
        number=number,
        months=tuple(Month(date(number, month, 1), found) for month, found in by_month.items()),
        some_day=tuple(one for one in events if one.day.month is None),
        counts=Counter("renews" if one.kind == "agreed" else one.kind for one in events),
    )


def _in_time(event: TermEvent) -> tuple[object, ...]:
    return (event.day.latest, event.day.day is None, KINDS.index(event.kind), event.names, event.agreement)


def events_of(agreement: HasTerms, number: int) -> set[tuple[str, PartialDate]]:
    """Return what falls into a year; each of it is asked again on its own day, as later acts may have moved it."""
    first, last = date(number, 1, 1), date(number, 12, 31)
    happened = [date.fromisoformat(str(act["on"])) for act in agreement.happened]
    is_exact = len(agreement.signed_on) == len("2025-05-29")
    before = [] if is_exact else [date(number - 1, 1, 1)]  # a day known in part is certain only well before it
    starts = [*before, first, *(day for day in happened if first < day <= last)]
    found = {event for start in starts for event in _from(agreement, start, last)}
    found -= {("renews", day) for kind, day in found if kind == "agreed"}  # by itself, before the sides agreed on it
    return {event for event in found if event[1].year == number and (not happened or _holds(agreement, *event))}


def _from(agreement: HasTerms, day: date, last: date) -> Iterator[tuple[str, PartialDate]]:
    """Yield what is foreseen from a day on, period by period, until the year is over."""
    for _period in range(MOST):
        known = listed_standing(agreement, day)
        if known is None or day > last:
            return
        yield from _foreseen(known)
        after = _next(agreement, known, day)
        if after is None or after <= day:
            return
        day = after


def _foreseen(known: KnownStanding) -> Iterator[tuple[str, PartialDate]]:
    if known.state in {"expired", "terminated", "superseded", "void", "draft", "unknown"}:
        return
    if known.beginning:
        yield "begins", _exactly(known.beginning)
    is_agreed = known.is_exact and known.standing.notice_deadline is None
    renews = ("agreed" if is_agreed else "renews", "renews_on")
    for kind, name in [("notice", "notice_deadline"), renews if known.renews else ("ends", "ends_on")]:
        day = known.day(name)
        if day is not None:
            yield kind, day


def _next(agreement: HasTerms, known: KnownStanding, day: date) -> date | None:
    """Return the next day on which something changes by itself: the signing, the first day in force, a renewal."""
    if known.state in {"draft", "unknown"} and agreement.signed_on:
        signed = PartialDate.parse(agreement.signed_on)
        return signed.latest if signed.latest > day else None
    if known.beginning:
        return known.beginning
    renews = known.day("renews_on") if known.renews else None
    return renews.latest if renews else None


def _holds(agreement: HasTerms, kind: str, day: PartialDate) -> bool:
    if day.exact is None:
        return True
    asked = day.exact + timedelta(days=1) if kind == "ends" else day.exact
    known = listed_standing(agreement, asked)
    if known is None:
        return False
    name = {"notice": "notice_deadline", "renews": "period_start", "agreed": "period_start", "ends": "ends_on"}.get(
        kind
    )
    return known.day(name) == day if name else known.state not in {"draft", "signed", "void"}


def _exactly(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def event_words(kind: str) -> str:
    """Return what a kind of event is called."""
    return {
        "begins": _("Takes effect"),
        "notice": _("Last day for a notice"),
        "renews": _("Renewed automatically, if nobody gives notice"),
        "agreed": _("Renewed, as the sides agreed"),
        "ends": _("Last day in force"),
    }[kind]


def event_line(event: TermEvent) -> str:
    """Return an event in one line, for a calendar: «Татарстан и Ингушетия: последний день в силе»."""
    return f"{event.names}: {event.words}"
