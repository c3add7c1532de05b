"""The terms of a plan as a calendar file (RFC 5545): whole days, one event for each term and each dated milestone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class DayInCalendar:
    """One thing that falls due on a day; `uid` stays the same in every later version of the plan."""

    uid: str
    on: date
    title: str
    text: str
    url: str


def plan_ics(*, name: str, stamp: datetime, days: Iterable[DayInCalendar]) -> bytes:
    """Return the calendar file.

    Args:
        name: what calendar programs show.
        stamp: aware moment of the version; the same version gives the same bytes.
        days: in any order.
    """
    calendar = Calendar.new(prodid="-//Kunak//RU", name=name, language="ru")
    for day in sorted(days, key=lambda day: (day.on, day.uid)):
        event = Event.new(
            uid=day.uid,
            summary=day.title,
            description=day.text,
            start=day.on,
            end=day.on + timedelta(days=1),
            stamp=stamp,
        )
        event.add("transp", "TRANSPARENT")
        event.add("url", day.url)
        calendar.add_component(event)
    return calendar.to_ical()
