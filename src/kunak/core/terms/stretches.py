"""The whole course of an agreement at once: the stretches of days between which its standing changes."""

from collections.abc import Iterator, Sequence
from datetime import date

from kunak.core.terms.acts import Act
from kunak.core.terms.course import Course, courses
from kunak.core.terms.duration import add_days
from kunak.core.terms.standing import Standing, changes, goes_on, standing_known
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
        for day, current in _turns(course, begins, last):
            found.append(standing_known(current, day, found[-1] if found else None))
    return found


def _turns(course: Course, begins: date, last: date) -> Iterator[tuple[date, Course]]:
    """Yield the days on which a course changes by itself, its state and one period after another, with its period."""
    ahead = sorted({day for day in changes(course) if begins < day <= last})
    day = begins
    while day <= last:
        course = course.at(day)
        yield day, course
        while ahead and ahead[0] <= day:
            ahead.pop(0)
        renewed = add_days(course.end, 1) if course.end is not None and goes_on(course) else date.max
        following = min([renewed, *ahead[:1]])
        if following <= day or following == date.max:
            return
        day = following
