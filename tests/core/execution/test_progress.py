"""Where a measure stands: each step of its way, due days, lateness, drift, silence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.execution import (
    OVER,
    Answer,
    Answered,
    MeasureState,
    Outcome,
    Plan,
    Reported,
    Silent,
    Stage,
    Step,
    Waits,
    progress,
    silent_sides,
    steps_progress,
)
from kunak.core.lifecycle import MEASURE_MOVES
from kunak.core.programme.term import CONSTANTLY, NONE, MeasureTerm
from kunak.core.terms.office_days import OfficeDays

A, B, C = 1, 2, 3
QUARTER = MeasureTerm("quarter", date(2026, 7, 1), date(2026, 9, 30))
PLAN = Plan((A, B), QUARTER, since=date(2026, 2, 2), until=date(2028, 12, 31))
REPORT = Reported(A, Outcome.DONE, made_on=date(2026, 9, 25), held_on=date(2026, 9, 24))
LATER = date(2026, 10, 26)


def answered(report: Reported, *answers: tuple[int, Answer]) -> Reported:
    """Return a report with answers, a day after each other."""
    said = tuple(Answered(side, answer, report.made_on + timedelta(n)) for n, (side, answer) in enumerate(answers, 1))
    return replace(report, answers=said)


WAYS: list[tuple[Plan, list[Reported], date, tuple[MeasureState, tuple[int, ...], Waits]]] = [
    (replace(PLAN, stage=Stage.WRITTEN), [], LATER, (MeasureState.PROPOSED, (), Waits.NOTHING)),
    (replace(PLAN, stage=Stage.WRITTEN, keys=(A,)), [], LATER, (MeasureState.AGREED, (B,), Waits.KEY)),
    (PLAN, [], date(2026, 6, 30), (MeasureState.IN_PLAN, (), Waits.NOTHING)),
    (PLAN, [], date(2026, 7, 1), (MeasureState.IN_PROGRESS, (), Waits.NOTHING)),
    (PLAN, [], date(2026, 9, 16), (MeasureState.IN_PROGRESS, (A, B), Waits.REPORT)),
    (PLAN, [REPORT], LATER, (MeasureState.REPORTED, (B,), Waits.ANSWER)),
    (PLAN, [answered(REPORT, (B, Answer.RETURNED))], LATER, (MeasureState.IN_PROGRESS, (A,), Waits.REVISION)),
    (PLAN, [answered(REPORT, (B, Answer.DISPUTED))], LATER, (MeasureState.REPORTED, (A,), Waits.REVISION)),
    (PLAN, [answered(REPORT, (B, Answer.CONFIRMED))], LATER, (MeasureState.DONE, (), Waits.NOTHING)),
    (
        PLAN,
        [answered(REPORT, (B, Answer.DISPUTED), (B, Answer.CONFIRMED))],
        LATER,
        (MeasureState.DONE, (), Waits.NOTHING),
    ),
    (
        PLAN,
        [answered(replace(REPORT, outcome=Outcome.NOT_DONE, held_on=None), (B, Answer.CONFIRMED))],
        LATER,
        (MeasureState.NOT_DONE, (), Waits.NOTHING),
    ),
    (
        PLAN,
        [answered(replace(REPORT, outcome=Outcome.GOING_ON, made_on=date(2026, 8, 1)), (B, Answer.CONFIRMED))],
        date(2026, 8, 20),
        (MeasureState.CONFIRMED, (), Waits.NOTHING),
    ),
    (
        replace(PLAN, sides=(A, B, C)),
        [answered(REPORT, (B, Answer.CONFIRMED))],
        LATER,
        (MeasureState.REPORTED, (C,), Waits.ANSWER),
    ),
    (
        replace(PLAN, sides=(A, B, C)),
        [answered(REPORT, (B, Answer.CONFIRMED), (C, Answer.CONFIRMED))],
        LATER,
        (MeasureState.DONE, (), Waits.NOTHING),
    ),
    (PLAN, [REPORT, replace(REPORT, side=B)], LATER, (MeasureState.REPORTED, (A, B), Waits.ANSWER)),
    (replace(PLAN, stage=Stage.MOVED), [REPORT], LATER, (MeasureState.MOVED, (), Waits.NOTHING)),
    (replace(PLAN, stage=Stage.DROPPED), [], LATER, (MeasureState.DROPPED, (), Waits.NOTHING)),
    (replace(PLAN, term=NONE), [], LATER, (MeasureState.IN_PLAN, (), Waits.NOTHING)),
    (replace(PLAN, term=NONE), [replace(REPORT, step="Списки")], LATER, (MeasureState.IN_PROGRESS, (), Waits.NOTHING)),
]


@pytest.mark.parametrize(("plan", "reports", "on", "expected"), WAYS)
def test_a_measure_stands_where_its_reports_and_answers_leave_it(
    plan: Plan, reports: list[Reported], on: date, expected: tuple[MeasureState, tuple[int, ...], Waits]
) -> None:
    found = progress(plan, reports, on)

    assert (found.state, found.who_waits, found.waits_for) == expected


@pytest.mark.parametrize(
    ("term", "by"),
    [
        (MeasureTerm("day", date(2026, 11, 29), date(2026, 11, 29)), date(2026, 11, 27)),  # a Sunday shows Friday
        (MeasureTerm("day", date(2026, 11, 4), date(2026, 11, 4)), date(2026, 11, 3)),  # a holiday
        (MeasureTerm("day", date(2026, 11, 26), date(2026, 11, 26)), date(2026, 11, 26)),
    ],
)
def test_what_is_due_on_a_day_off_is_due_on_the_working_day_before(term: MeasureTerm, by: date) -> None:
    assert progress(replace(PLAN, term=term), [], date(2026, 10, 1)).due_on == by


def test_days_off_of_a_region_move_the_due_day_too() -> None:
    office = OfficeDays(yearly=frozenset({(9, 30)}))

    assert progress(PLAN, [], LATER, office=office).due_on == date(2026, 9, 29)


def test_what_was_held_on_the_last_day_of_the_term_is_in_time_though_it_was_due_before() -> None:
    sunday = date(2026, 11, 29)
    plan = replace(PLAN, term=MeasureTerm("day", sunday, sunday))
    held = answered(replace(REPORT, made_on=date(2026, 11, 30), held_on=sunday), (B, Answer.CONFIRMED))

    assert progress(plan, [held], LATER).state == MeasureState.DONE


def test_a_constant_measure_asks_for_a_report_each_january() -> None:
    plan = replace(PLAN, term=CONSTANTLY)
    first = replace(REPORT, outcome=Outcome.GOING_ON, year=2026, made_on=date(2027, 1, 15))

    assert [_asked(plan, [], day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [
        (False, 2026, date(2027, 1, 20)),
        (True, 2026, date(2027, 1, 20)),
    ]
    assert progress(plan, [], date(2027, 1, 25)).late_days == 5
    assert _asked(plan, [first], date(2027, 2, 1)) == (False, 2027, date(2028, 1, 20))
    assert _asked(plan, [first], date(2028, 1, 1)) == (True, 2027, date(2028, 1, 20))


def _asked(plan: Plan, reports: list[Reported], on: date) -> tuple[bool, int | None, date | None]:
    found = progress(plan, reports, on)
    return found.asks_report, found.asked_year, found.due_on


def test_a_constant_measure_is_reported_for_the_last_year_of_its_plan_and_no_further() -> None:
    reports = [replace(REPORT, outcome=Outcome.GOING_ON, year=year) for year in (2026, 2027)]
    plan = replace(PLAN, term=CONSTANTLY)

    assert progress(plan, reports, date(2029, 1, 9)).due_on == date(2029, 1, 19)  # the 20th is a Saturday
    assert (
        progress(plan, [*reports, replace(REPORT, year=2028, outcome=Outcome.GOING_ON)], date(2029, 2, 1)).due_on
        is None
    )


def test_a_year_reported_and_confirmed_stays_confirmed_until_the_next_is_asked_for() -> None:
    plan = replace(PLAN, term=CONSTANTLY)
    report = answered(
        replace(REPORT, outcome=Outcome.GOING_ON, year=2026, made_on=date(2027, 1, 12)), (B, Answer.CONFIRMED)
    )

    assert progress(plan, [report], date(2027, 12, 31)).state == MeasureState.CONFIRMED
    assert progress(plan, [report], date(2028, 1, 1)).state == MeasureState.IN_PROGRESS


def test_lateness_is_counted_by_the_term_that_holds_and_drift_from_the_baseline() -> None:
    moved = replace(PLAN, term=MeasureTerm("quarter", date(2026, 10, 1), date(2026, 12, 31)), baseline=QUARTER)
    held = answered(replace(REPORT, held_on=date(2027, 1, 10), made_on=date(2027, 1, 11)), (B, Answer.CONFIRMED))

    done = progress(moved, [held], date(2027, 2, 1))

    assert (done.state, done.late_days, done.drift_days) == (MeasureState.DONE_LATE, 10, 102)
    assert progress(PLAN, [], date(2026, 10, 5)).late_days == 5


def test_a_forecast_of_the_final_milestone_is_the_forecast_of_the_measure() -> None:
    steps = (
        Step("Списки", date(2026, 7, 20), forecast_on=date(2026, 12, 1)),
        Step("Отчёт", date(2026, 9, 30), is_final=True, forecast_on=date(2026, 10, 14)),
    )

    found = progress(replace(PLAN, steps=steps), [], date(2026, 8, 1))

    assert (found.forecast_on, found.drift_days) == (date(2026, 10, 14), 14)


def test_milestones_drift_from_the_baseline_and_say_who_confirmed() -> None:
    steps = (Step("Списки", date(2026, 7, 20), baseline_on=date(2026, 7, 10)), Step("Отчёт", None))
    report = replace(REPORT, step="Списки", held_on=date(2026, 7, 22))

    first, second = steps_progress(replace(PLAN, steps=steps), [report], date(2026, 8, 1))
    confirmed = steps_progress(replace(PLAN, steps=steps), [answered(report, (B, Answer.CONFIRMED))], LATER)[0]

    assert (first.reported_on, first.is_confirmed, first.late_days, first.drift_days) == (
        date(2026, 7, 22),
        False,
        2,
        12,
    )
    assert confirmed.is_confirmed
    assert (second.reported_on, second.late_days, second.drift_days) == (None, 0, None)


def test_silence_is_told_after_the_time_set_and_is_no_consent() -> None:
    over = REPORT.made_on + timedelta(31)

    assert not silent_sides(REPORT, sides=[A, B], days={}, on=over - timedelta(1))
    [silence] = silent_sides(REPORT, sides=[A, B], days={}, on=over)
    assert silence == Silent(B, over)
    assert silent_sides(REPORT, sides=[A, B], days={B: 10}, on=over) == (Silent(B, REPORT.made_on + timedelta(11)),)
    silent = replace(REPORT, silent=(silence,))
    assert not silent_sides(silent, sides=[A, B], days={}, on=over + timedelta(400))

    found = progress(PLAN, [silent], over + timedelta(400))

    assert (found.state, found.silent_since, found.done_on) == (MeasureState.REPORTED, over, None)
    assert progress(PLAN, [answered(silent, (B, Answer.RETURNED))], LATER).silent_since is None


ANSWERS = st.tuples(st.sampled_from([A, B, C]), st.sampled_from(list(Answer)))
REPORTS = st.builds(
    lambda side, outcome, step: replace(REPORT, side=side, outcome=outcome, step=step),
    st.sampled_from([A, B, C]),
    st.sampled_from(list(Outcome)),
    st.sampled_from(["", "", "Списки"]),
)
DEEDS = st.one_of(REPORTS, ANSWERS)


@given(st.lists(DEEDS, max_size=12), st.integers(0, 400))
def test_whatever_sides_do_a_measure_moves_along_the_table_and_is_never_done_by_one_alone(
    deeds: list[Reported | tuple[int, Answer]], day: int
) -> None:
    plan, on, reports = replace(PLAN, sides=(A, B, C)), date(2026, 6, 1) + timedelta(day), list[Reported]()
    before = progress(plan, reports, on)
    for deed in deeds:
        if before.is_over:
            break
        if isinstance(deed, Reported):
            reports.append(deed)
        elif reports and reports[-1].side != deed[0]:
            reports[-1] = answered(reports[-1], *((one.side, one.answer) for one in reports[-1].answers), deed)
        after = progress(plan, reports, on)

        assert after.state == before.state or after.state in MEASURE_MOVES[before.state]
        assert after.state not in OVER or _is_confirmed_by_all(reports)
        before = after


def _is_confirmed_by_all(reports: list[Reported]) -> bool:
    return any(
        {one.side for one in report.answers} | {report.side} == {A, B, C}
        and all(last.answer is Answer.CONFIRMED for side in (A, B, C) if (last := report.answer_of(side)))
        for report in reports
        if report.is_final
    )
