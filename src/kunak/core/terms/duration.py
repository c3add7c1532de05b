"""Calendar lengths and what they do to a day."""

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Self

from kunak.core.terms.errors import BadTerms

ISO = re.compile(r"P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?")

DAYS_OF_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def add_months(day: date, months: int) -> date:
    """Return the same day of the month, so many months later (below zero: earlier), or that month's last day.

    Beyond the calendar the first or last day of it stands.

    Source:
        Civil Code of the Russian Federation, article 192, clause 3.
    """
    months += day.year * 12 + day.month - 1
    year, month, number = months // 12, months % 12 + 1, day.day
    if not MINYEAR <= year <= MAXYEAR:
        return date.max if year > MAXYEAR else date.min
    if number <= 28:
        return date(year, month, number)
    last = 29 if month == 2 and isleap(year) else DAYS_OF_MONTH[month]
    return date(year, month, min(number, last))


def add_days(day: date, days: int) -> date:
    """Return the day so many days later or earlier; beyond the calendar its last or first day."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


@dataclass(frozen=True, slots=True)
class Duration:
    """A calendar length, ISO 8601 without time: P5Y, P6M, P30D."""

    months: int = 0  # a year is twelve
    days: int = 0  # a week is seven

    @classmethod
    def parse(cls, text: object, field: str = "duration") -> Self:
        """Return the length that an ISO 8601 text states.

        Raises:
            BadTerms: it is no such text, or the length is zero; the error names `field`.
        """
        found = ISO.fullmatch(text) if isinstance(text, str) else None
        if found is None:
            raise BadTerms(
                field=field, value=text, reason="is not a length as ISO 8601 writes it, for instance P5Y, P6M or P30D"
            )
        years, months, weeks, days = (int(part or 0) for part in found.groups())
        length = cls(years * 12 + months, weeks * 7 + days)
        if length == cls():
            raise BadTerms(field=field, value=text, reason="a length of zero")
        return length

    def __add__(self, other: "Duration") -> "Duration":
        """Return the sum; months with months, days with days."""
        return Duration(self.months + other.months, self.days + other.days)

    def __mul__(self, times: int) -> "Duration":
        """Return the length so many times, for one addition to an anchor."""
        return Duration(self.months * times, self.days * times)

    def after(self, day: date) -> date:
        """Return the day this much later: months first, in one sum, then days."""
        later = add_months(day, self.months)
        return add_days(later, self.days) if self.days else later

    def before(self, day: date) -> date:
        """Return the same day of the month, this much earlier, or that month's last day; then days back."""
        return add_days(add_months(day, -self.months), -self.days)

    def __str__(self) -> str:
        years, months = divmod(self.months, 12)
        parts = [(years, "Y"), (months, "M"), (self.days, "D")]
        return "P" + "".join(f"{count}{unit}" for count, unit in parts if count)
