"""Where an assignment stands: a table of what was reported and what was said to it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.assignments import (
    Category,
    ControlState,
    Course,
    Outcome,
    PartCourse,
    Rhythm,
    Told,
    periods,
    stand,
)
from kunak.core.terms.office_days import OfficeDays

DAY = date.fromisoformat
A, B = 1, 2
DUE = DAY("2026-04-30")
MARCH, APRIL = DAY("2026-03-31"), DAY("2026-04-30")
DONE, PERIOD, NEWS = Outcome.DONE, Outcome.PERIOD, Outcome.NEWS
MONTHLY = Rhythm(1, 10)


def course(*parts: PartCourse, **changes: object) -> Course:
    """Return an assignment of 2 March 2026, due on 30 April, with one part of A by default."""
    return replace(Course(DAY("2026-03-02"), DUE, parts or (PartCourse(A),)), **changes)


def told(outcome: Outcome = DONE, made_on: str = "2026-04-10", **more: object) -> Told:
    """Return a report."""
    return Told(outcome, DAY(made_on), **more)


def part(*every: Told, side: int = A) -> PartCourse:
    """Return what was reported on a part."""
    return PartCourse(side, every)


@pytest.mark.parametrize(
    ("every", "state", "waits"),
    [
        ((), "under_way", (A,)),
        ((told(NEWS),), "under_way", (A,)),  # interim news is no ground
        ((told(waits=(B,)),), "sent", (B,)),
        ((told(is_returned=True),), "returned", (A,)),
        ((told(is_returned=True), told(waits=(B,))), "sent", (B,)),
        ((told(),), "done", ()),
        ((told(), told(NEWS)), "done", ()),
        ((told(made_on="2026-04-30"),), "done", ()),
        ((told(made_on="2026-05-01"),), "done_late", ()),
        ((told(is_returned=True), told(made_on="2026-05-01")), "done_late", ()),  # what was returned was not done
    ],
)
def test_a_part_stands_by_its_last_report(every: tuple[Told, ...], state: str, waits: tuple[int, ...]) -> None:
    found = stand(course(part(*every)), DAY("2026-04-15"))

    assert (found.state, found.waits) == (state, waits)
    assert found.is_off_control == state.startswith("done")


@pytest.mark.parametrize(
    ("parts", "state"),
    [
        ((part(told()), part(side=B)), "under_way"),  # a co-executor has not reported
        ((part(told()), part(told(waits=(A,)), side=B)), "sent"),
        ((part(told(is_returned=True)), part(told(waits=(A,)), side=B)), "returned"),
        ((part(told(waits=(B,))), part(side=B)), "under_way"),
        ((part(told()), part(told(), side=B)), "done"),
        ((part(told()), part(told(made_on="2026-05-12"), side=B)), "done_late"),
    ],
)
def test_it_is_off_control_once_all_items_and_co_executors_are_accepted(
    parts: tuple[PartCourse, ...], state: str
) -> None:
    assert stand(course(*parts), DAY("2026-04-15")).state == state


@pytest.mark.parametrize(("on", "late"), [("2026-04-30", 0), ("2026-05-01", 1), ("2026-06-30", 61)])
def test_what_is_not_reported_by_its_day_is_late(on: str, late: int) -> None:
    assert stand(course(), DAY(on)).late_days == late
    assert stand(course(part(told(waits=(B,)))), DAY(on)).late_days == 0  # it waits for who gave it


def test_a_day_off_gives_way_to_the_working_day_before_it() -> None:
    holiday = OfficeDays(off=frozenset({DUE}))

    assert stand(course(office=holiday), DUE).by == DAY("2026-04-29")


@pytest.mark.parametrize(
    ("changes", "category"),
    [
        ({}, "in_progress"),
        ({"shifts": 1}, "redated"),
        ({"rhythm": MONTHLY, "shifts": 1}, "long_running"),
        ({"withdrawn_on": DUE}, "withdrawn"),
    ],
)
def test_each_stands_under_one_heading_of_the_summary(changes: dict[str, object], category: str) -> None:
    assert stand(course(**changes), DUE).category == category
    assert stand(course(part(told())), DUE).category == Category.DONE


def test_a_withdrawn_one_waits_for_nobody() -> None:
    found = stand(course(withdrawn_on=DAY("2026-05-05")), DAY("2026-06-01"))

    assert (found.state, found.waits, found.late_days) == (ControlState.WITHDRAWN, (), 0)


def test_a_request_waits_for_who_gave_it_beside_the_report() -> None:
    assert stand(course(asked=(B,)), DUE).waits == (A, B)


def test_the_first_part_that_is_not_done_tells_by_when() -> None:
    found = stand(course(part(told()), part(side=B)), DAY("2026-05-03"))

    assert (found.by, found.late_days, found.waits) == (DUE, 3, (B,))


@pytest.mark.parametrize(
    ("every", "state", "by", "waits"),
    [
        ((), "under_way", "2026-04-10", (A,)),
        ((told(PERIOD, period=MARCH),), "under_way", "2026-05-08", (A,)),  # 10 May is a Sunday, 9 May a holiday
        ((told(PERIOD, period=MARCH, waits=(B,)),), "under_way", "2026-05-08", (A, B)),
        ((told(PERIOD, period=MARCH, is_returned=True),), "returned", "2026-04-10", (A,)),
        ((told(PERIOD, period=MARCH), told(DONE, period=APRIL)), "done", "2026-05-08", ()),
        ((told(PERIOD, period=MARCH, waits=(B,)), told(DONE, period=APRIL)), "sent", "2026-05-08", (B,)),
        ((told(DONE, period=APRIL),), "under_way", "2026-04-10", (A,)),  # March was never reported
        ((told(PERIOD, "2026-04-13", period=MARCH), told(DONE, period=APRIL)), "done_late", "2026-05-08", ()),
    ],
)
def test_what_goes_on_is_reported_for_each_period(
    every: tuple[Told, ...], state: str, by: str, waits: tuple[int, ...]
) -> None:
    found = stand(course(part(*every), rhythm=MONTHLY), DAY("2026-04-05"))

    assert (found.state, found.by, found.waits) == (state, DAY(by), waits)


def test_what_goes_on_to_a_day_is_ended_by_a_report_that_it_is_done_alone() -> None:
    reported = (told(PERIOD, period=MARCH), told(PERIOD, period=APRIL))

    found = stand(course(part(*reported), rhythm=MONTHLY, until=APRIL), DAY("2026-05-12"))

    assert (found.state, found.period, found.waits) == (ControlState.UNDER_WAY, APRIL, (A,))


def test_periods_end_with_the_last_day_of_the_work() -> None:
    ends = [end for end, _by in periods(course(rhythm=MONTHLY, until=DAY("2026-05-15")))]

    assert ends == [MARCH, APRIL, DAY("2026-05-31")]
    assert not list(periods(course()))


def test_periods_without_a_last_day_go_on() -> None:
    every: Iterator[tuple[date, date]] = periods(course(rhythm=Rhythm(12, 20, 1)))

    assert [by.isoformat() for _end, by in islice(every, 3)] == ["2027-01-20", "2028-01-20", "2029-01-19"]


@given(st.lists(st.tuples(st.sampled_from(Outcome), st.sampled_from([(), (B,)]), st.booleans()), max_size=6))
def test_nothing_but_an_accepted_report_that_it_is_done_ends_an_assignment(
    every: list[tuple[Outcome, tuple[int, ...], bool]],
) -> None:
    reports = tuple(
        Told(outcome, DUE, waits=() if is_returned else waits, is_returned=is_returned)
        for outcome, waits, is_returned in every
    )
    said = [one for one in reports if one.outcome is DONE]

    found = stand(course(part(*reports)), DUE)

    assert found.is_off_control == bool(said and said[-1].is_accepted)
