"""The axis of a timeline: whole months, quarters or years; every day of it between its edges."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.programme.axis import axis, drift
from kunak.core.programme.term import CONSTANTLY, NONE, MeasureTerm

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (date(2026, 1, 15), date(2026, 3, 2), ("month", date(2026, 1, 1), date(2026, 3, 31), 3)),
        (date(2026, 2, 1), date(2029, 5, 1), ("quarter", date(2026, 1, 1), date(2029, 6, 30), 14)),
        (date(2010, 6, 1), date(2026, 2, 1), ("year", date(2010, 1, 1), date(2026, 12, 31), 17)),
        (date(2026, 5, 29), date(2026, 5, 29), ("month", date(2026, 5, 1), date(2026, 5, 31), 1)),
    ],
)
def test_an_axis_is_whole_steps_as_fine_as_can_be_read(
    first: date, last: date, told: tuple[str, date, date, int]
) -> None:
    found = axis(first, last, 1000)

    assert (found.step, found.first, found.last, len(found.ticks())) == told


def test_days_stand_to_scale_and_what_is_outside_at_the_edge() -> None:
    found = axis(date(2026, 4, 1), date(2026, 4, 30), 300)

    assert (found.place(date(2026, 4, 1)), found.place(date(2026, 4, 16)), found.after(date(2026, 4, 30))) == (
        0,
        150,
        300,
    )
    assert (found.place(date(2025, 1, 1)), found.after(date(2030, 1, 1))) == (0, 300)


def test_a_quarter_of_a_year_is_a_strong_tick_among_months_and_a_year_among_quarters() -> None:
    months, quarters = axis(date(2026, 1, 1), date(2026, 6, 30), 1), axis(date(2026, 1, 1), date(2028, 12, 31), 1)

    assert [tick.is_strong for tick in months.ticks()] == [True, False, False, True, False, False]
    assert [tick.is_strong for tick in quarters.ticks()][:5] == [True, False, False, False, True]


@given(DAYS, DAYS)
def test_every_stretch_lies_on_its_axis_in_order(one: date, other: date) -> None:
    first, last = sorted([one, other])

    found = axis(first, last, 1120)

    assert found.first <= first <= last <= found.last
    assert 0 <= found.place(first) <= found.place(last) < found.after(last) <= 1120
    assert found.after(last) > found.place(last)


def test_drift_is_counted_in_days_between_last_days() -> None:
    day = date(2026, 5, 29)
    agreed, today = MeasureTerm("day", day, day), MeasureTerm("day", day, day + timedelta(days=30))

    assert (drift(agreed, today), drift(today, agreed), drift(agreed, agreed)) == (30, -30, 0)
    assert [drift(None, agreed), drift(agreed, NONE), drift(CONSTANTLY, agreed)] == [None, None, None]
