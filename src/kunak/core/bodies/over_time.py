"""Names and heads of a body over time: which of them a day had.

Both days of a stretch are included. A day that is known only to the year or month lies somewhere in it: from its last
possible place on the beginning is sure, until its first possible place the end is. Between, one may have held and is
told as possible, never as known.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Generic, TypeVar

from kunak.core.errors import KunakError
from kunak.core.terms import PartialDate

T = TypeVar("T")


class EndsBeforeItBegins(KunakError):
    """A stretch whose last possible day comes before its first possible one."""

    def __init__(self, *, since: PartialDate, until: PartialDate) -> None:
        super().__init__(f"until {until.iso()} comes before since {since.iso()}")
        self.since, self.until = since, until


@dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """What held from one day to another, both included.

    Args:
        since: None where nobody knows the beginning: it held on every day before its end that nothing else claims.
        until: None where it holds still.

    Raises:
        EndsBeforeItBegins: whatever the days may be, the end comes first.
    """

    value: T
    since: PartialDate | None = None
    until: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.until.latest < self.since.earliest:
            raise EndsBeforeItBegins(since=self.since, until=self.until)

    @property
    def sure(self) -> tuple[date, date]:
        """The first and the last day on which it held for certain; the last comes before the first where none is."""
        return (
            self.since.latest if self.since else date.min,
            self.until.earliest if self.until else date.max,
        )

    @property
    def possible(self) -> tuple[date, date]:
        """The first and the last day on which it may have held."""
        return (
            self.since.earliest if self.since else date.min,
            self.until.latest if self.until else date.max,
        )


@dataclass(frozen=True, slots=True)
class OnDay(Generic[T]):
    """What a day had: one that is known, or those that it may have been, or nothing at all."""

    known: T | None = None
    possible: tuple[T, ...] = ()


def on_day(held: Iterable[Held[T]], day: date) -> OnDay[T]:
    """Return what held on a day: the name of a body, its head; nobody in a gap between two.

    One whose beginning nobody knows is sure only on days that nothing else may claim.
    """
    ones = [one for one in held if one.possible[0] <= day <= one.possible[1]]
    sure = sorted((one for one in ones if one.sure[0] <= day <= one.sure[1]), key=lambda one: one.since is None)
    if sure and (sure[0].since is not None or len(ones) == 1):
        return OnDay(sure[0].value)
    return OnDay(possible=tuple(one.value for one in ones))


def overlap(held: Sequence[Held[T]]) -> tuple[Held[T], Held[T]] | None:
    """Return the first two that held on one day for certain; None where no day has two."""
    for one, other in combinations(held, 2):
        first, last = max(one.sure[0], other.sure[0]), min(one.sure[1], other.sure[1])
        if first <= last and _is_real(one) and _is_real(other):
            return one, other
    return None


def _is_real(one: Held[T]) -> bool:
    """Return whether it has a sure day at all: 2013 to 2013 has none, and can meet nothing."""
    return one.sure[0] <= one.sure[1]


def day_before(day: PartialDate) -> PartialDate:
    """Return the last day of what ended when something else began; a year or month stays one."""
    return _moved(day, -1)


def day_after(day: PartialDate) -> PartialDate:
    """Return the first day of what began when something else ended; a year or month stays one."""
    return _moved(day, 1)


def _moved(day: PartialDate, days: int) -> PartialDate:
    if day.exact is None:
        return day
    moved = day.exact + timedelta(days=days)
    return PartialDate(moved.year, moved.month, moved.day)
