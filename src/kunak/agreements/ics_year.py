"""A year of terms as a calendar file (RFC 5545): whole days, one event for each that is known to the day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event
from icalendar.enums import STATUS, TRANSP
from icalendar.prop import vText

from kunak.agreements.queries.year import TermEvent, Year, event_line


def year_ics(year: Year, *, site: str, on: date) -> bytes:
    """Return the bytes of the calendar file; the same year on the same day gives the same bytes.

    Args:
        site: scheme and host, for the links.
        on: the day on which it is asked for.
    """
    calendar = Calendar.new(prodid="-//Kunak//Terms of agreements//RU", uid=f"terms-{year.number}@kunak")
    for name in ("NAME", "X-WR-CALNAME"):
        calendar[name] = vText(_("Terms of agreements, %(year)s") % {"year": year.number})
    for event in _events(year, site, datetime(on.year, on.month, on.day, tzinfo=UTC)):
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made


def _events(year: Year, site: str, stamp: datetime) -> Iterator[Event]:
    for one in year.events:
        if one.day.exact is not None:
            yield _event(one, one.day.exact, site, stamp)


def _event(one: TermEvent, day: date, site: str, stamp: datetime) -> Event:
    return Event.new(
        uid=f"agreement-{one.agreement}-{one.kind}-{day.isoformat()}@kunak",
        summary=_printable(event_line(one)),
        description=_printable(one.title),
        start=day,
        end=day + timedelta(days=1),
        stamp=stamp,
        status=STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT,
        url=f"{site}{one.url}",
    )


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
