"""The periods of one click."""

from datetime import date

import pytest

from kunak.desk.asked import Asked
from kunak.desk.periods import periods


@pytest.mark.parametrize(
    ("today", "quarter", "before"),
    [
        (date(2026, 1, 1), (date(2026, 1, 1), date(2026, 3, 31)), (date(2025, 10, 1), date(2025, 12, 31))),
        (date(2026, 5, 31), (date(2026, 4, 1), date(2026, 6, 30)), (date(2026, 1, 1), date(2026, 3, 31))),
        (date(2026, 9, 30), (date(2026, 7, 1), date(2026, 9, 30)), (date(2026, 4, 1), date(2026, 6, 30))),
        (date(2026, 12, 31), (date(2026, 10, 1), date(2026, 12, 31)), (date(2026, 7, 1), date(2026, 9, 30))),
    ],
)
def test_quarters_begin_and_end_with_their_months(
    today: date, quarter: tuple[date, date], before: tuple[date, date]
) -> None:
    asked = Asked(on=today, today=today, since=quarter[0], until=quarter[1])

    _all, this, last, *_years = found = periods(asked)

    assert (this.since, this.until) == quarter
    assert (last.since, last.until) == before
    assert [one.is_asked for one in found] == [False, True, False, False, False]
