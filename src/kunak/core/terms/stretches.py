"""The whole course of an agreement at once: the stretches of days between which its standing changes."""

from collections.abc import Iterator, Sequence
from datetime import date

from kunak.core.terms.acts import Act
from kunak.core.terms.course import Course, courses
from kunak.core.terms.duration import add_days
from kunak.core.terms.standing import Standing, changes, standing_known
from kunak.core.terms.terms import Terms


def stretches(terms: Terms, acts: Sequence[Act], until: date) -> list[Standing]:
    """Return the standing on the first day of each stretch, oldest first; that of `date.min` is the first.

    To the day before the next one, `standing` answers the same but for `on`; what is counted once here would be counted
    from the beginning for every day there. Two that follow each other may differ in nothing but the day.

    Args:
        until: a renewal without an end is followed up to this day.

    Raises:
        BadTerms: the acts of the days up to `until` cannot be counted with.
    """
    known = courses(terms, acts, until)
    lasts = [*(add_days(begins, -1) for begins, _course in known[1:]), until]
    found: list[Standing] = []
    for (begins, course), last in zip(known, lasts, strict=True):
        for day in sorted({begins, *(day for day in _turns(course, last) if begins < day <= last)}):
            before = found[-1] if found else None
            found.append(standing_known(course, day, before))
    return found


def _turns(course: Course, last: date) -> Iterator[date]:
    """Yield the days on which a course changes by itself: its state, and one period after another."""
    yield from changes(course)
    current = course.snapshot()
    while current.end is not None and current.end < last:
        after = add_days(current.end, 1)
        current.roll(after)
        if current.end < after:  # it has ended
            return
        yield after
