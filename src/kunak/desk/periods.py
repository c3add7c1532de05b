"""The days that «Кто что сделал» is asked for: those asked for most, each in one click, and any of them in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kunak.desk.asked import Asked
from kunak.ui.templatetags.kunak_ui import date_words

MONTHS = 3  # of a quarter


@dataclass(frozen=True, slots=True)
class Period:
    """A period with its name; no days for all time. `is_asked` where the page shows it."""

    words: str
    since: date | None
    until: date | None
    is_asked: bool


def periods(asked: Asked) -> list[Period]:
    """Return the periods that a page offers today. No query."""
    return [Period(words, *days, is_asked=days == (asked.since, asked.until)) for words, days in _named(asked.today)]


def _named(today: date) -> Iterator[tuple[str, tuple[date | None, date | None]]]:
    begun = date(today.year, today.month - (today.month - 1) % MONTHS, 1)
    before = begun - timedelta(days=1)
    yield pgettext("period", "All time"), (None, None)
    yield pgettext("period", "This quarter"), (begun, _end(begun))
    yield pgettext("period", "Last quarter"), (date(before.year, before.month - MONTHS + 1, 1), before)
    yield pgettext("period", "This year"), (date(today.year, 1, 1), date(today.year, 12, 31))
    yield pgettext("period", "Last year"), (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))


def _end(begun: date) -> date:
    after = begun.replace(day=28) + timedelta(days=7 + 31 * (MONTHS - 1))  # in the month behind the quarter
    return after.replace(day=1) - timedelta(days=1)


def period_told(asked: Asked) -> str:
    """Return the days in words."""
    if asked.since and asked.until:
        return _("from %(first)s to %(last)s") % {"first": date_words(asked.since), "last": date_words(asked.until)}
    if asked.since:
        return _("since %(day)s") % {"day": date_words(asked.since)}
    if asked.until:
        return _("up to %(day)s") % {"day": date_words(asked.until)}
    return _("of all time")
