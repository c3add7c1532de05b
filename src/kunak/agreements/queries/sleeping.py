"""Sleeping agreements: in force, and nothing happens under them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from kunak.agreements.listing.conditions import AWAKE_STATES
from kunak.agreements.listing.tables import Lull
from kunak.agreements.terms import KnownStanding
from kunak.core.terms import PartialDate
from kunak.ui.dates import words_of_date


@dataclass(frozen=True, slots=True)
class Sleep:
    """Since when nothing has happened under an agreement: the last day on which something did, as it is known."""

    since: date | PartialDate

    @property
    def words(self) -> str:
        """The day as it stands after «с»: «24 ноября 2024 г.», «2013 года»."""
        return words_of_date(self.since, genitive=True)[1]


def lulls_on(on: date, agreements: Collection[int]) -> Mapping[int, date]:
    """Return on which day something happened last, of the agreements under which nothing is under way. One query."""
    found = Lull.objects.filter(agreement__in=agreements, since__lte=on, until__gt=on)
    return dict(found.values_list("agreement", "last"))


def sleep_of(known: KnownStanding | None, last: date | None, on: date, *, signed_on: str) -> Sleep | None:
    """Return since when an agreement sleeps on a day; None where it does not, or where that cannot be told.

    It sleeps while it is in force, no measure of an agreed plan is under way, and nothing has moved for
    `settings.SLEEPS_AFTER` days: no plan was agreed, no measure's term ran out; nor was it signed in that time.

    Args:
        last: the last day on which something happened; None where something is under way.
        signed_on: as precise as it is known; `last` is its last day where nothing has happened since.
    """
    if known is None or known.state not in AWAKE_STATES or last is None:
        return None
    signed = PartialDate.parse(signed_on) if signed_on else None
    since = signed if signed and not signed.exact and signed.latest == last else last
    return Sleep(since) if last + timedelta(days=settings.SLEEPS_AFTER) < on else None
