"""By which day an agreement is handed over and registered."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunak.core.registration import Limit, rule_for, step_state
from kunak.core.terms.workdays import is_working_day

DAY = date.fromisoformat


@pytest.mark.parametrize(
    ("days", "is_working", "signed_on", "last", "advised_by"),
    [
        (5, False, "2025-05-29", "2025-06-03", "2025-06-03"),
        (10, False, "2025-05-29", "2025-06-08", "2025-06-06"),  # a Sunday
        (10, True, "2025-05-29", "2025-06-16", "2025-06-16"),  # 12 and 13 June are days off
        (14, False, "2025-12-25", "2026-01-08", "2025-12-30"),  # the holidays of January; 31 December is a day off
        (1, True, "2026-11-03", "2026-11-05", "2026-11-05"),  # 4 November is a day off
        (5, True, "2025-12-29", "2026-01-15", "2026-01-15"),
        (1, False, "2024-02-28", "2024-02-29", "2024-02-29"),
        (10, False, "2024-02-20", "2024-03-01", "2024-03-01"),
        (3, True, "2031-12-30", "2032-01-12", "2032-01-12"),  # beyond the published calendar
    ],
)
def test_the_last_day_is_counted_from_the_day_after_the_signing(
    days: int, is_working: bool, signed_on: str, last: str, advised_by: str
) -> None:
    found = Limit(days, is_working).after(DAY(signed_on))

    assert (found.last.isoformat(), found.advised_by.isoformat()) == (last, advised_by)


@given(st.dates(date(2012, 1, 1), date(2040, 1, 1)), st.integers(1, 40))
@settings(max_examples=60)
def test_so_many_working_days_lie_between_the_signing_and_the_last_day(signed_on: date, days: int) -> None:
    last = Limit(days, is_working=True).after(signed_on).last

    between = range(signed_on.toordinal() + 1, last.toordinal() + 1)
    assert sum(is_working_day(date.fromordinal(day)) for day in between) == days
    assert is_working_day(last)


@pytest.mark.parametrize(
    ("signed_on", "done_on", "on", "kind", "days"),
    [
        ("2025-05-29", None, "2025-06-03", "due", 0),
        ("2025-05-29", None, "2025-06-04", "late", 1),
        ("2025-05-29", "2025-06-03", "2025-07-01", "done", 0),
        ("2025-05-29", "2025-06-05", "2025-07-01", "done_late", 2),
        ("2025-05-29", "2025-06-05", "2025-06-04", "late", 1),  # done, but not yet on that day
        (None, None, "2025-06-04", "unknown", 0),
        (None, "2025-06-01", "2025-06-04", "done", 0),
    ],
)
def test_a_step_is_due_late_done_or_done_late(
    signed_on: str | None, done_on: str | None, on: str, kind: str, days: int
) -> None:
    state = step_state(
        Limit(5, is_working=False),
        signed_on=DAY(signed_on) if signed_on else None,
        done_on=DAY(done_on) if done_on else None,
        on=DAY(on),
    )

    assert (state.kind, state.days) == (kind, days)


def test_a_region_with_an_act_of_its_own_has_its_days_and_others_the_usual_ones() -> None:
    assert rule_for("RU-AST").hand_over == Limit(14, is_working=False)
    assert rule_for("RU-ORL").registration == Limit(10, is_working=True)
    assert rule_for("RU-TA") == rule_for(None) == rule_for("")
    assert all(rule_for(code).source for code in ("RU-CU", "RU-ORE", "RU-AST", "RU-ORL", None))


@pytest.mark.parametrize("limit", [Limit(5, is_working=False), Limit(10, is_working=True), Limit(1, is_working=True)])
@pytest.mark.parametrize("on", [date(2026, 1, 12), date(2026, 5, 12), date(2026, 11, 25), date(2024, 3, 1)])
def test_late_is_what_was_signed_up_to_the_day_told_and_nothing_later(limit: Limit, on: date) -> None:
    last = limit.late_since(on)

    assert limit.after(last).last < on
    assert limit.after(last + timedelta(days=1)).last >= on
