"""When letters go out: by the person's choice, resting on days off, never too late for the day they tell of."""

from datetime import date, timedelta

import pytest

from kunak.core.reminders import Delivery, Rhythm, gathered, goes_out, next_gathering

FRIDAY, SATURDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30)
FAR = date(2027, 6, 1)
AT_ONCE, DAILY, NEVER = (Delivery(one) for one in (Rhythm.AT_ONCE, Rhythm.DAILY, Rhythm.NEVER))
WEEKLY = Delivery(Rhythm.WEEKLY, weekday=0)


@pytest.mark.parametrize(
    ("delivery", "after", "day"),
    [
        (DAILY, FRIDAY, MONDAY),
        (Delivery(Rhythm.DAILY, rests=False), FRIDAY, SATURDAY),
        (WEEKLY, FRIDAY, MONDAY),
        (WEEKLY, MONDAY, date(2026, 12, 7)),
        (WEEKLY, date(2026, 12, 29), date(2027, 1, 11)),  # Monday, 4 January rests: so does the whole week
        (Delivery(Rhythm.WEEKLY, weekday=4), FRIDAY, date(2026, 12, 4)),
    ],
)
def test_letters_go_out_on_the_first_day_that_is_theirs(delivery: Delivery, after: date, day: date) -> None:
    assert next_gathering(delivery, after) == day


def test_a_weekly_letter_whose_day_was_missed_goes_out_with_the_next_run() -> None:
    missed = [goes_out(WEEKLY, MONDAY + timedelta(days), FRIDAY) for days in (-1, 2)]

    assert missed == [False, True]
    assert not goes_out(WEEKLY, MONDAY + timedelta(2), MONDAY)
    assert not goes_out(WEEKLY, SATURDAY + timedelta(7), FRIDAY - timedelta(7))


@pytest.mark.parametrize(
    ("delivery", "on", "days", "letters"),
    [
        (AT_ONCE, FRIDAY, [FRIDAY, FAR], [1, 1]),
        (AT_ONCE, FRIDAY, [FAR] * 6, [6]),  # nobody gets six letters on a day
        (DAILY, FRIDAY, [FRIDAY, FAR], [2]),
        (DAILY, SATURDAY, [FAR], []),
        (DAILY, SATURDAY, [date(2026, 11, 29), MONDAY], [1]),  # Sunday comes before the next letter, Monday does not
        (DAILY, SATURDAY, [FRIDAY], []),  # late already: it can wait
        (WEEKLY, FRIDAY, [date(2026, 11, 29), FAR], [1]),
        (WEEKLY, MONDAY, [FAR, FAR], [2]),
        (NEVER, FRIDAY, [FRIDAY], []),
        (DAILY, FRIDAY, [], []),
    ],
)
def test_what_can_wait_is_gathered_and_what_cannot_goes(
    delivery: Delivery, on: date, days: list[date], letters: list[int]
) -> None:
    found = list(gathered([(day, number) for number, day in enumerate(days)], delivery, on))

    assert [len(one) for one in found] == letters
    assert [number for one in found for number in one] == sorted({number for one in found for number in one})
