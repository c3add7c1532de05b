"""The terms of a plan as a calendar file (RFC 5545): whole days, one event for each term and each dated milestone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from icalendar import Calendar, Event
from icalendar.enums import STATUS, TRANSP
from icalendar.prop import vText

from kunak.papers.content import printable


@dataclass(frozen=True, slots=True)
class DayInCalendar:
    """One thing that falls due on a day; `uid` stays the same in every later version of the plan."""

    uid: UUID
    on: date
    title: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class CalendarOfPlan:
    """A whole calendar.

    Args:
        uid: of the plan, whatever the version.
        name: what calendar programs show.
        stamp: aware moment of the version; the same version gives the same bytes.
        sequence: grows from version to version, so that programs take the newer event.
        is_agreed: whether all sides agreed; days of a draft are tentative.
    """

    uid: UUID
    name: str
    stamp: datetime
    sequence: int
    is_agreed: bool
    days: tuple[DayInCalendar, ...]


def plan_ics(plan: CalendarOfPlan) -> bytes:
    """Return the calendar file, its events by day."""
    calendar = Calendar.new(prodid="-//Kunak//Plan of measures//RU", uid=str(plan.uid))
    for name in ("NAME", "X-WR-CALNAME"):
        calendar[name] = vText(printable(plan.name))  # the library would leave commas as they are
    for event in _events(plan, sorted(plan.days, key=lambda day: (day.on, day.uid))):
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _events(plan: CalendarOfPlan, days: Iterable[DayInCalendar]) -> Iterable[Event]:
    for day in days:
        yield Event.new(
            uid=str(day.uid),
            summary=printable(day.title),
            description=printable(day.text),
            start=day.on,
            end=day.on + timedelta(days=1),
            stamp=plan.stamp,
            sequence=plan.sequence,
            status=STATUS.CONFIRMED if plan.is_agreed else STATUS.TENTATIVE,
            transparency=TRANSP.TRANSPARENT,
            url=day.url,
        )
