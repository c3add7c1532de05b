"""What holds of a measure after versions and departures, in whatever order they were agreed."""

from datetime import date, datetime

import pytest

from kunak.core.execution import Agreed, DepartureKind, course_of, shifted
from kunak.core.programme.term import NONE, MeasureTerm

QUARTER = MeasureTerm("quarter", date(2026, 7, 1), date(2026, 9, 30))
YEAR = MeasureTerm("year", date(2027, 1, 1), date(2027, 12, 31))
DAYS = [date(2026, 10, 15), date(2026, 11, 20)]


def at(month: int) -> datetime:
    """Return a moment of 2026."""
    return datetime(2026, month, 1)  # noqa: DTZ001 (their order alone counts)


SIGNED = Agreed(at(1), QUARTER)
SHIFTS = [Agreed(at(5), None, DepartureKind.SHIFT, DAYS[0]), Agreed(at(6), None, DepartureKind.SHIFT, DAYS[1])]
DROPPED = Agreed(at(6), None, DepartureKind.DROP)


@pytest.mark.parametrize(
    ("later", "last", "turns", "ended"),
    [
        ([], date(2026, 9, 30), 0, None),
        (SHIFTS[::-1], DAYS[1], 2, None),
        ([SHIFTS[0], Agreed(at(8), QUARTER)], DAYS[0], 1, None),  # the next version says nothing new of the term
        ([SHIFTS[0], Agreed(at(8), YEAR)], date(2027, 12, 31), 2, None),
        ([DROPPED, Agreed(at(8), QUARTER)], date(2026, 9, 30), 0, DepartureKind.DROP),
        ([Agreed(at(6), None, DepartureKind.MOVE), Agreed(at(8), QUARTER, opens=True)], date(2026, 9, 30), 0, None),
        ([DROPPED, Agreed(at(8), YEAR)], date(2027, 12, 31), 1, None),
    ],
)
def test_the_last_word_of_all_sides_holds(
    later: list[Agreed], last: date, turns: int, ended: DepartureKind | None
) -> None:
    course = course_of(SIGNED, later)

    assert (course.baseline, course.term.ends_on, course.ended) == (QUARTER, last, ended)
    assert [one.turn for one in course.shifts] == list(range(1, turns + 1))


def test_a_shift_says_by_how_many_days_where_both_days_are_known() -> None:
    [first, second] = course_of(SIGNED, SHIFTS).shifts
    [opened] = course_of(Agreed(at(1), NONE), [SHIFTS[0]]).shifts

    assert (first.days, second.days, opened.days) == (15, 36, None)


def test_a_shifted_term_keeps_its_beginning_where_it_can() -> None:
    assert shifted(QUARTER, DAYS[0]) == MeasureTerm("span", QUARTER.starts_on, DAYS[0])
    assert shifted(QUARTER, date(2026, 6, 1)) == MeasureTerm("day", date(2026, 6, 1), date(2026, 6, 1))
    assert shifted(QUARTER, None) == QUARTER
