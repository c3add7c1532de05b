"""The days on which an office works: those of the country, and the days off of its own region."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kunak.core.terms.duration import add_days
from kunak.core.terms.workdays import is_working_day


@dataclass(frozen=True, slots=True)
class OfficeDays:
    """The production calendar of the country, with what a region rests and works on besides.

    Args:
        yearly: month and day of holidays that come every year, ``(8, 30)``; one on a weekend gives no other day off.
        off: single days off, by a yearly decree for instance.
        worked: single days that are worked here though the calendar rests.

    Source:
        Labour Code of the Russian Federation, article 6: a region may name further holidays by its own law.
    """

    yearly: frozenset[tuple[int, int]] = frozenset()
    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Return whether the office works on this day; a single day says more than what comes every year."""
        if day in self.worked:
            return True
        return day not in self.off and (day.month, day.day) not in self.yearly and is_working_day(day)

    def on_or_before(self, day: date) -> date:
        """Return the day itself if it is worked, else the last worked day before it."""
        return next(one for one in _days(day, -1) if self.is_worked(one) or one == date.min)

    def after(self, day: date, count: int) -> date:
        """Return the worked day so many worked days later; the day itself does not count, none later is itself."""
        for _ in range(count):
            day = next(one for one in _days(add_days(day, 1), 1) if self.is_worked(one) or one == date.max)
        return day


EVERYWHERE = OfficeDays()


def together(offices: Sequence[OfficeDays]) -> OfficeDays:
    """Return the days on which offices all work: what they owe each other is due on a day off of none of them."""
    if not offices:
        return EVERYWHERE
    single = {day for office in offices for day in (*office.off, *office.worked)}
    worked = frozenset(day for day in single if all(office.is_worked(day) for office in offices))
    return OfficeDays(frozenset().union(*(office.yearly for office in offices)), frozenset(single) - worked, worked)


def _days(first: date, step: int) -> Iterator[date]:
    """Yield the days from the first on, forward or back; the last day of the calendar again and again."""
    while True:
        yield first
        first = add_days(first, step)
