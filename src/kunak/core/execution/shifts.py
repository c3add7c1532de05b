"""Terms that were moved: each with the day before and after, and which in turn it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Shift:
    """A last day that all sides agreed to, by a version of the plan or by keys on the shift itself."""

    agreed_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Shifted:
    """One move of the term; `turn` counts from 1, `days` is negative where the term came nearer."""

    turn: int
    agreed_on: date
    before: date | None
    after: date | None

    @property
    def days(self) -> int | None:
        """By how many days; None where one of the two has no day."""
        return None if self.before is None or self.after is None else (self.after - self.before).days


def shifts_of(agreed: Iterable[Shift]) -> tuple[Shifted, ...]:
    """Return the moves of a term, oldest first.

    Args:
        agreed: what was agreed in its order, the baseline first; what repeats the day before it is no move.
    """
    return tuple(_moves(agreed))


def _moves(agreed: Iterable[Shift]) -> Iterator[Shifted]:
    turn, last = 0, None
    for one in agreed:
        if last is not None and one.ends_on != last.ends_on:
            turn += 1
            yield Shifted(turn, one.agreed_on, last.ends_on, one.ends_on)
        last = one
