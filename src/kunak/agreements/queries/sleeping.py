"""Sleeping agreements: in force, and nothing happens under them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings

from kunak.agreements.listing.conditions import AWAKE_STATES
from kunak.agreements.listing.tables import Lull
from kunak.agreements.terms import KnownStanding


@dataclass(frozen=True, slots=True)
class Sleep:
    """Since when nothing has happened under an agreement: the last day on which something did."""

    since: date


def lulls_on(on: date, agreements: Collection[int]) -> Mapping[int, date]:
    """Return on which day something happened last, of the agreements under which nothing is under way. One query."""
    found = Lull.objects.filter(agreement__in=agreements, since__lte=on, until__gt=on)
    return dict(found.values_list("agreement", "last"))


def sleep_of(known: KnownStanding | None, last: date | None, on: date) -> Sleep | None:
    """Return since when an agreement sleeps on a day; None where it does not, or where that cannot be told.

    It sleeps while it is in force, no measure of an agreed plan is under way, and nothing has moved for
    `settings.SLEEPS_AFTER` days: no plan was agreed, no measure's term ran out; nor was it signed in that time.

    Args:
        last: the last day on which something happened; None where something is under way.
    """
    if known is None or known.state not in AWAKE_STATES or last is None:
        return None
    return Sleep(last) if last + timedelta(days=settings.SLEEPS_AFTER) < on else None
