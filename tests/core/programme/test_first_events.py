"""First events: true sectors and kinds, windows that lie in the plan."""

from datetime import date

import pytest

from kunak.core import reference
from kunak.core.programme.first_events import all_events, first_events
from kunak.core.programme.term import NONE, MeasureTerm

SECTORS = ("trade", "procurement", "investment", "industry", "health", "education", "culture", "tourism", "digital")
ON = date(2025, 5, 31)
PLAN = date(2025, 6, 1), date(2026, 12, 31)


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_of_the_agreement_of_2025_has_a_first_event_within_half_a_year(sector: str) -> None:
    assert all(1 <= one.from_month < one.to_month <= 6 for one in first_events([sector]))
    assert first_events([sector])


def test_the_data_names_known_sectors_and_kinds_once() -> None:
    events = all_events()

    assert {one.sector for one in events} <= set(reference.sectors())
    assert {one.kind for one in events} <= set(reference.measure_kinds())
    assert len({one.code for one in events}) == len({one.text for one in events}) == len(events)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (*PLAN, MeasureTerm("span", date(2025, 6, 30), date(2025, 8, 30))),
        (date(2025, 8, 1), PLAN[1], MeasureTerm("span", date(2025, 8, 1), date(2025, 8, 30))),
        (PLAN[0], date(2025, 7, 31), MeasureTerm("span", date(2025, 6, 30), date(2025, 7, 31))),
        (date(2026, 1, 1), PLAN[1], NONE),
    ],
)
def test_the_window_is_counted_from_the_day_and_lies_in_the_plan(
    first: date, last: date, expected: MeasureTerm
) -> None:
    [meeting] = [one for one in first_events(["trade"]) if one.code == "trade-meeting"]

    assert meeting.term(ON, first, last) == expected
