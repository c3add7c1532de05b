"""A term moved by whole months: a quarter stays a quarter where it can, and becomes a span where it cannot."""

from calendar import monthrange
from datetime import date

from kunak.core.programme.term.measure_term import MeasureTerm
from kunak.core.terms.duration import add_months

WHOLE = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def shifted(term: MeasureTerm, months: int) -> MeasureTerm:
    """Return the term so many months later, or earlier for less than 0; one without days stays as it is.

    What were whole months stay whole months, and a single day moves to the same day of another month.
    """
    if term.starts_on is None or term.ends_on is None or not months:
        return term
    starts_on, ends_on = add_months(term.starts_on, months), _end(term, months)
    length = WHOLE.get(term.kind)
    is_whole = length is None or (starts_on.month - 1) % length == 0
    return MeasureTerm(term.kind if is_whole else "span", starts_on, ends_on)


def _end(term: MeasureTerm, months: int) -> date:
    """Return the last day of the term so moved; the end of a month stays the end of a month."""
    day = term.ends_on or date.max
    moved = add_months(day, months)
    is_last = term.kind != "day" and day.day == monthrange(day.year, day.month)[1]
    return moved.replace(day=monthrange(moved.year, moved.month)[1]) if is_last else moved
