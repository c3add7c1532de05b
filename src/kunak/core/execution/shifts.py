"""What the sides agreed of a measure since the baseline: moves of its term, each with its turn, and its early end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kunak.core.programme.term import MeasureTerm


class DepartureKind(StrEnum):
    """What the sides may agree on beside a new version of the plan."""

    SHIFT = "shift"  # of the last day of the term
    MOVE = "move"  # to the next plan
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something that all sides agreed to at a moment.

    Args:
        term: of a version of the plan; None for a departure from it.
        departure: with `ends_on`, the new last day, where it is a shift.
        opens: whether another plan takes the measure up with it.
    """

    at: datetime
    term: MeasureTerm | None = None
    departure: DepartureKind | None = None
    ends_on: date | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Shifted:
    """One move of the term; `turn` counts from 1, `days` is negative where the term came nearer."""

    turn: int
    at: datetime
    before: date | None
    after: date | None

    @property
    def days(self) -> int | None:
        """By how many days; None where one of the two has no day."""
        return None if self.before is None or self.after is None else (self.after - self.before).days


@dataclass(frozen=True, slots=True)
class Course:
    """What holds after all that was agreed; `ended` says that the measure was moved to the next plan or dropped."""

    baseline: MeasureTerm
    term: MeasureTerm
    shifts: tuple[Shifted, ...]
    ended: DepartureKind | None


def course_of(baseline: Agreed, later: Iterable[Agreed]) -> Course:
    """Return what holds of a measure after the baseline and all that was agreed later.

    A version that carries a measure on with the term of the version before it says nothing new of the term: a shift
    agreed meanwhile holds, and what was dropped stays dropped. One with another term is the sides' latest word, and so
    is one by which the next plan takes the measure up.

    Args:
        baseline: the first version in force that had the measure; it has a term.
        later: versions and departures in any order; versions without the measure are left out.
    """
    signed = term = baseline.term or MeasureTerm("none")
    shifts: list[Shifted] = []
    ended: DepartureKind | None = None
    for one in sorted(later, key=lambda one: one.at):
        if one.departure in {DepartureKind.MOVE, DepartureKind.DROP}:
            ended = one.departure
            continue
        if one.term is not None and one.term == signed and not one.opens:
            continue
        new = one.term or shifted(term, one.ends_on)
        signed = one.term or signed
        shifts += _shift(shifts, one.at, term, new)
        term, ended = new, None
    return Course(baseline.term or term, term, tuple(shifts), ended)


def _shift(before: Sequence[Shifted], at: datetime, old: MeasureTerm, new: MeasureTerm) -> list[Shifted]:
    if old.ends_on == new.ends_on:
        return []
    return [Shifted(len(before) + 1, at, old.ends_on, new.ends_on)]


def shifted(term: MeasureTerm, ends_on: date | None) -> MeasureTerm:
    """Return a term with another last day; where that is before its first day, the day alone."""
    if ends_on is None:
        return term
    if term.starts_on is None or term.starts_on >= ends_on or term.kind == "day":
        return MeasureTerm("day", ends_on, ends_on)
    return MeasureTerm("span", term.starts_on, ends_on)
