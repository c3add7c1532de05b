"""What the pages over many agreements are asked for, and the address that holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kunak.ui.asked import EARLIEST, LATEST
from kunak.ui.digits import number_in

NAMES = ("from", "to", "agreement", "partner", "body", "side", "group", "sector", "late", "q", "sort", "on")
LONGEST = 200  # characters of one value


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked; nothing where a value is empty or none.

    Args:
        on: the day as of which all is counted: that asked for, or the last one of the period, but never after today
            unless it was asked for.
        since, until: the days of the period, both included; None for no end.
        agreement, partner, body, side: primary keys; 0 for any.
        group: one of `lines.GROUPS`.
        given: what stands in the address.
        refusals: sentences for what is no value.
    """

    on: date
    today: date
    since: date | None = None
    until: date | None = None
    agreement: int = 0
    partner: int = 0
    body: int = 0
    side: int = 0
    group: str = ""
    sector: str = ""
    late: bool = False
    words: str = ""
    sort: str = ""
    given: tuple[tuple[str, str], ...] = ()
    refusals: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """What stands after the question mark: the same for the same asked."""
        return urlencode(self.given)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but days and order was asked for."""
        return any((self.agreement, self.partner, self.body, self.side, self.group, self.sector, self.late, self.words))


def asked_of(request: HttpRequest, today: date) -> Asked:
    """Return what an address asks for; what is no day is told of and left out."""
    given = {name: text for name in NAMES if (text := request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST])}
    refusals: list[str] = []
    since, until, on = (_day(given, name, refusals) for name in ("from", "to", "on"))
    if since and until and since > until:
        refusals.append(_("The first day is after the last one: the days are left out."))
        since = until = None
    return Asked(
        on=on or min(until or today, today),
        today=today,
        since=since,
        until=until,
        **{name: number_in(given.get(name, "")) for name in ("agreement", "partner", "body", "side")},
        group=given.get("group", ""),
        sector=given.get("sector", ""),
        late=given.get("late") == "1",
        words=given.get("q", ""),
        sort=given.get("sort", ""),
        given=tuple(given.items()),
        refusals=tuple(refusals),
    )


def _day(given: Mapping[str, str], name: str, refusals: list[str]) -> date | None:
    text = given.get(name, "")
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        refusals.append(_("“%(text)s” is no day of the calendar; it is left out.") % {"text": text[:20]})
        return None
    if not EARLIEST <= day <= LATEST:
        refusals.append(_("The year %(year)s is too far away; it is left out.") % {"year": day.year})
        return None
    return day
