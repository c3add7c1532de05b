"""A feed as a calendar file (RFC 5545): whole days; the same events give the same bytes."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event
from icalendar.enums import STATUS, TRANSP
from icalendar.prop import vDuration, vText

from kunak.agreements.words import short_title
from kunak.reminders.models import Feed
from kunak.reminders.queries.feeds import FeedEvent

ASKED_AGAIN = timedelta(hours=6)


def feed_ics(feed: Feed, events: Iterable[FeedEvent], *, site: str) -> bytes:
    """Return the bytes of a feed. No query where its agreement is fetched with its parties.

    Args:
        site: scheme and host, for the links.
    """
    calendar = Calendar.new(prodid="-//Kunak//Reminders//RU", uid=f"feed-{feed.pk}@kunak")
    product, what = _("Kunak"), short_title(feed.agreement) if feed.agreement else _("my days")
    for field in ("NAME", "X-WR-CALNAME"):
        calendar[field] = vText(f"{product}: {what}")
    for field in ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
        calendar[field] = vDuration(ASKED_AGAIN)
    for one in events:
        calendar.add_component(_event(feed, one, site))
    made: bytes = calendar.to_ical()
    return made


def _event(feed: Feed, one: FeedEvent, site: str) -> Event:
    return Event.new(
        uid=f"{one.uid}@kunak",
        summary=_printable(one.title),
        description=_printable(one.told, kept="\n"),
        start=one.on,
        end=one.on + timedelta(days=1),
        stamp=feed.made_at.astimezone(UTC).replace(microsecond=0),
        status=STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT,
        url=f"{site}{one.url}",
    )


def _printable(text: str, kept: str = "") -> str:
    return "".join(letter if letter.isprintable() or letter in kept else " " for letter in text)
