"""Ladders as sides write them, and the days of their rungs."""

from datetime import date

import pytest

from kunak.core.errors import BadInput
from kunak.core.reminders import Ladder

NOTICE = Ladder.parse("P12M P9M P7M P30D")


def test_rungs_before_a_notice_deadline_are_counted_in_calendar_months() -> None:
    days = [day.isoformat() for day in NOTICE.days(date(2029, 11, 29))]

    assert days == ["2028-11-29", "2029-02-28", "2029-04-29", "2029-10-30"]


def test_rungs_go_on_after_the_day_and_two_of_one_day_are_one() -> None:
    ladder = Ladder.parse("+P7D P0D P1W +P1W P7D")

    assert [day.day for day in ladder.days(date(2026, 6, 15))] == [8, 15, 22]
    assert str(ladder) == "P7D P7D P0D +P7D +P7D"


def test_a_ladder_is_written_as_it_was_read() -> None:
    assert str(Ladder.parse(str(NOTICE))) == "P1Y P9M P7M P30D"
    assert Ladder.parse("").days(date(2026, 1, 1)) == ()


@pytest.mark.parametrize(
    ("text", "reason"), [("P12M soon", "length"), ("P6Y", "long"), ("+P61M", "long"), ("P1D " * 13, "many")]
)
def test_a_rung_that_is_none_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadInput) as refused:
        Ladder.parse(text)

    assert refused.value.reason == reason
