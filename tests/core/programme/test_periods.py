"""Plans one after another: the days without one, the next one's days, what a term becomes in it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.programme.periods import Gap, Period, carried_term, gaps, meets, next_period, plan_on
from kunak.core.programme.term import CONSTANTLY, NONE, MeasureTerm, parse_term

ASTRAKHAN = (date(2019, 1, 1), date(2021, 12, 31)), (date(2022, 1, 1), date(2024, 12, 31))


def year(first: int, last: int | None = None) -> Period:
    return date(first, 1, 1), date(last or first, 12, 31)


@pytest.mark.parametrize(
    ("periods", "on", "expected"),
    [
        ([], date(2025, 1, 1), ()),
        (ASTRAKHAN, date(2024, 12, 31), ()),
        (ASTRAKHAN, date(2025, 1, 1), (Gap(date(2025, 1, 1), None),)),
        ([year(2019), year(2021)], date(2021, 6, 1), (Gap(date(2020, 1, 1), date(2020, 12, 31)),)),
        ([year(2021), year(2019)], date(2021, 6, 1), (Gap(date(2020, 1, 1), date(2020, 12, 31)),)),
        ([(date(2019, 1, 1), date(2019, 12, 30)), year(2020)], date(2020, 6, 1), (Gap(*[date(2019, 12, 31)] * 2),)),
        ([year(2019, 2024), year(2021)], date(2024, 1, 1), ()),
        ([year(2030)], date(2026, 1, 1), ()),
    ],
)
def test_days_without_a_plan_are_told(periods: list[Period], on: date, expected: tuple[Gap, ...]) -> None:
    assert gaps(periods, on) == expected


DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 31))
PERIODS = st.lists(st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))), max_size=4)


@given(PERIODS, DAYS)
def test_a_day_between_the_first_and_the_last_is_in_a_plan_or_in_a_gap_and_never_in_both(
    periods: list[Period], day: date
) -> None:
    found = gaps(periods, day)

    in_plan = any(first <= day <= last for first, last in periods)
    in_gap = any(gap.first <= day <= (gap.last or day) for gap in found)
    has_begun = any(first <= day for first, _last in periods)
    assert in_gap is (has_begun and not in_plan)


@pytest.mark.parametrize(
    ("period", "others", "expected"),
    [
        (year(2022), [year(2021), year(2023)], None),
        (year(2022), [(date(2022, 12, 31), date(2023, 1, 1))], (date(2022, 12, 31), date(2023, 1, 1))),
        (year(2022), [year(2020, 2024)], year(2020, 2024)),
        (year(2020, 2024), [year(2022), year(2021)], year(2021)),
    ],
)
def test_two_plans_meet_where_they_have_a_day_in_common(
    period: Period, others: list[Period], expected: Period | None
) -> None:
    assert meets(period, others) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (ASTRAKHAN[0], ASTRAKHAN[1]),
        ((date(2025, 5, 29), date(2027, 12, 31)), year(2028, 2030)),
        (year(2024), year(2025)),
        ((date(2024, 1, 1), date(2024, 6, 30)), (date(2024, 7, 1), date(2024, 12, 31))),
    ],
)
def test_the_next_plan_is_offered_from_the_day_after_for_as_many_years(last: Period, expected: Period) -> None:
    assert next_period(last) == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (CONSTANTLY, CONSTANTLY),
        (NONE, NONE),
        (parse_term("III квартал 2021"), NONE),
        (parse_term("2021–2022"), parse_term("2021–2022")),
        (parse_term("01.01.2022"), parse_term("01.01.2022")),
    ],
)
def test_a_term_that_is_over_is_set_anew_in_the_next_plan(term: MeasureTerm, expected: MeasureTerm) -> None:
    assert carried_term(term, ASTRAKHAN[1]) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2020, 5, 5), ASTRAKHAN[0]),
        (date(2022, 1, 1), ASTRAKHAN[1]),
        (date(2018, 1, 1), ASTRAKHAN[0]),
        (date(2026, 1, 1), ASTRAKHAN[1]),
    ],
)
def test_the_plan_of_the_day_is_shown_first(on: date, expected: Period) -> None:
    assert plan_on(ASTRAKHAN, on) == expected
    assert plan_on([], on) is None
