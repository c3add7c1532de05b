"""Days of meetings: when materials are due, and on which days a series falls."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from kunak.core.terms.duration import add_days, add_months
from kunak.core.terms.office_days import EVERYWHERE, OfficeDays

USUAL_MATERIALS_DAYS = 10


class Repeat(StrEnum):
    """How often a series meets."""

    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    TWO_MONTHS = "two_months"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


MONTHS = {Repeat.MONTH: 1, Repeat.TWO_MONTHS: 2, Repeat.QUARTER: 3, Repeat.HALF_YEAR: 6, Repeat.YEAR: 12}


def materials_day(starts_on: date, days: int = USUAL_MATERIALS_DAYS) -> date:
    """Return the day by which materials are with the secretary.

    Args:
        days: before the planned day of the meeting.

    Source:
        The rules of records management of one region: ten days before the planned date.
    """
    return add_days(starts_on, -days)


def series_days(first: date, repeat: Repeat, count: int, office: OfficeDays = EVERYWHERE) -> Iterator[date]:
    """Yield the days of so many meetings, counted from the first one; on a day off, the working day after.

    Each is counted from the first in one addition: a series that begins on the 31st comes back to it.
    """
    yield first
    for turn in range(1, count):
        day = _counted(first, repeat, turn)
        yield day if office.is_worked(day) else office.after(day, 1)


def _counted(first: date, repeat: Repeat, turn: int) -> date:
    if repeat in MONTHS:
        return add_months(first, MONTHS[repeat] * turn)
    return first + timedelta(weeks=turn * (2 if repeat is Repeat.FORTNIGHT else 1))
