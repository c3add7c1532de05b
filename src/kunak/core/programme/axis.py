"""An axis of time for drawings: months and quarters as places, days as places on it, how far a term has drifted."""

from dataclasses import dataclass
from datetime import date, timedelta

from kunak.core.programme.term.measure_term import MeasureTerm

MOST_MONTHS = 30  # more of them are too narrow to read, so quarters stand there, then years
MOST_QUARTERS = 40
STEPS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month, a quarter or a year; `is_strong` where a longer stretch begins too."""

    on: date
    x: float
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of days laid over so many units.

    Args:
        first, last: both inclusive and whole steps: the first day of one, the last day of another.
        step: ``month``, ``quarter`` or ``year``.
    """

    first: date
    last: date
    width: float
    step: str

    def place(self, day: date) -> float:
        """Return where a day begins, from 0 to `width`; a day outside stands at the edge."""
        days = (self.last - self.first).days + 1
        return min(max((day - self.first).days / days, 0.0), 1.0) * self.width

    def after(self, day: date) -> float:
        """Return where a day ends."""
        return self.place(day + timedelta(days=1)) if day < date.max else self.width

    def ticks(self) -> tuple[Tick, ...]:
        """Return the beginning of each step."""
        found, day = [], self.first
        while day <= self.last:
            is_strong = day.month == 1 if self.step == "quarter" else day.month in {1, 4, 7, 10}
            found.append(Tick(day, self.place(day), is_strong or self.step == "year"))
            day = _later(day, STEPS[self.step])
        return tuple(found)


def axis(first: date, last: date, width: float) -> Axis:
    """Return an axis that holds a stretch of days, in the finest steps that can still be read."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = "month" if months <= MOST_MONTHS else "quarter" if months <= MOST_QUARTERS * 3 else "year"
    size = STEPS[step]
    begins = date(first.year, (first.month - 1) // size * size + 1, 1)
    ends = _later(date(last.year, (last.month - 1) // size * size + 1, 1), size) - timedelta(days=1)
    return Axis(begins, ends, width, step)


def drift(baseline: MeasureTerm | None, term: MeasureTerm) -> int | None:
    """Return by how many days a term ends later than it was first agreed: less than 0 for earlier.

    Returns:
        None where either has no last day, so that there is nothing to count.
    """
    if baseline is None or baseline.ends_on is None or term.ends_on is None:
        return None
    return (term.ends_on - baseline.ends_on).days


def _later(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    return date(total // 12, total % 12 + 1, 1)
