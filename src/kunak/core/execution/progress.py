"""Where a measure stands on a day: one function of its plan, its reports and the answers to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kunak.core.assignments import DueRules
from kunak.core.execution.due import Asked, next_report
from kunak.core.execution.reports import Outcome, Reported, Verdict, verdict
from kunak.core.lifecycle import OVER, MeasureState
from kunak.core.programme.term import MeasureTerm
from kunak.core.terms.office_days import EVERYWHERE, OfficeDays


class Stage(StrEnum):
    """What the sides agreed of the measure, whatever was done about it."""

    WRITTEN = "written"  # in a version that is not in force
    IN_FORCE = "in_force"
    MOVED = "moved"
    DROPPED = "dropped"


class Waits(StrEnum):
    """What is waited for; nothing at all where the work is over or its time has not come."""

    NOTHING = ""
    KEY = "key"  # on the version
    REPORT = "report"
    ANSWER = "answer"  # to a report
    REVISION = "revision"  # of a report that was returned or disputed


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone: its day in the version in force, in the baseline, and as it is expected now."""

    name: str
    due_on: date | None
    is_final: bool = False
    baseline_on: date | None = None
    forecast_on: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A measure as the sides agreed on it.

    Args:
        sides: all sides of the agreement in their order.
        term: that holds now; `baseline` is the one first agreed.
        since: the day on which it came into force; None before. `until` is the last day of the plan.
        keys: sides that have turned their keys on the version that it waits in.
        steps: with forecasts, in their order.
    """

    sides: tuple[int, ...]
    term: MeasureTerm
    stage: Stage = Stage.IN_FORCE
    since: date | None = None
    until: date | None = None
    baseline: MeasureTerm | None = None
    keys: tuple[int, ...] = ()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a measure stands on a day.

    Args:
        spoken: the sides that turned their keys (agreed), or whose reports wait (reported).
        who_waits: the sides that others wait for, to do what `waits_for` says.
        due_on: by which day it is to be reported, on a working day; None where its term has no day or it is over.
        asks_report: whether a report is due soon, today or overdue, and none is made.
        late_days: that it is overdue, or was done late by.
        reported_on: of the last report; `done_on` of a confirmed one.
        silent_since: since when another side's time to answer is over, as was recorded.
        forecast_on: by when it is expected; `drift_days` is that against the baseline, or what it was done by.
    """

    state: MeasureState
    spoken: tuple[int, ...] = ()
    who_waits: tuple[int, ...] = ()
    waits_for: Waits = Waits.NOTHING
    due_on: date | None = None
    asks_report: bool = False
    asked_year: int | None = None
    late_days: int = 0
    reported_on: date | None = None
    done_on: date | None = None
    silent_since: date | None = None
    is_disputed: bool = False
    forecast_on: date | None = None
    drift_days: int | None = None

    @property
    def is_over(self) -> bool:
        """Whether it leaves the to-do lists."""
        return self.state in OVER


def progress(
    plan: Plan,
    reports: Sequence[Reported],
    on: date,
    *,
    rules: DueRules | None = None,
    office: OfficeDays = EVERYWHERE,
) -> Progress:
    """Return where a measure stands on a day.

    Args:
        reports: of the measure and its milestones, each as it stands, oldest first.
        rules, office: by which reports are due.

    Source:
        DESIGN, room 4: proposed → agreed A / B → in plan → in progress → reported A / B → confirmed → done, done late,
        not done, moved, dropped by both. What was held on the last day of the signed term is in time, also where that
        is a day off and the report was due before it.
    """
    if plan.stage == Stage.WRITTEN:
        others = tuple(side for side in plan.sides if side not in plan.keys)
        state = MeasureState.AGREED if plan.keys else MeasureState.PROPOSED
        return Progress(state, plan.keys, others if plan.keys else (), Waits.KEY if plan.keys else Waits.NOTHING)
    if plan.stage in {Stage.MOVED, Stage.DROPPED}:
        return Progress(MeasureState(plan.stage.value))
    whole = [one for one in reports if not one.step]
    settled = next((one for one in reversed(whole) if one.is_final and _is_confirmed(one, plan)), None)
    if settled is not None:
        return _over(plan, settled)
    return _under_way(plan, whole, reports, on, _next_report(plan, whole, rules, office))


def _next_report(
    plan: Plan, whole: Sequence[Reported], rules: DueRules | None = None, office: OfficeDays = EVERYWHERE
) -> Asked | None:
    """Return the report of the measure as a whole that is to be made next, reckoned by what was reported."""
    years = {one.year for one in whole if one.year is not None}
    since = plan.since or date.min
    return next_report(plan.term, since=since, until=plan.until, years=years, rules=rules, office=office)


def _is_confirmed(report: Reported, plan: Plan) -> bool:
    return verdict(report, plan.sides) is Verdict.CONFIRMED


def _over(plan: Plan, report: Reported) -> Progress:
    """Return the end of a measure: done in time by the term that holds, late by it, or not done at all."""
    if report.outcome is Outcome.NOT_DONE:
        return Progress(MeasureState.NOT_DONE, reported_on=report.made_on)
    held, last = report.held_on or report.made_on, plan.term.ends_on
    late = max((held - last).days, 0) if last else 0
    return Progress(
        MeasureState.DONE_LATE if late else MeasureState.DONE,
        late_days=late,
        reported_on=report.made_on,
        done_on=held,
        drift_days=_drift(plan, held),
    )


def _under_way(
    plan: Plan, whole: Sequence[Reported], reports: Sequence[Reported], on: date, asked: Asked | None
) -> Progress:
    open_ones = [one for one in whole if not _is_confirmed(one, plan)]
    last = whole[-1] if whole else None
    waiting = [one for one in open_ones if verdict(one, plan.sides) in {Verdict.WAITS, Verdict.DISPUTED}]
    is_asked = asked is not None and on >= asked.since and not any(one.is_final for one in open_ones)
    state = _state(plan, last, waiting, reports, on, is_asked=is_asked)
    who, what = _waited(plan, open_ones, is_asked=is_asked)
    forecast = _forecast(plan)
    silences = [one.since for report in open_ones for one in report.silent if report.answer_of(one.side) is None]
    return Progress(
        state,
        tuple(dict.fromkeys(one.side for one in waiting)),
        who,
        what,
        due_on=asked.by if asked else None,
        asks_report=is_asked,
        asked_year=asked.year if asked else None,
        late_days=max((on - asked.by).days, 0) if asked and is_asked else 0,
        reported_on=last.made_on if last else None,
        silent_since=min(silences, default=None),
        is_disputed=any(verdict(one, plan.sides) is Verdict.DISPUTED for one in waiting),
        forecast_on=forecast,
        drift_days=_drift(plan, forecast or plan.term.ends_on),
    )


def _state(
    plan: Plan, last: Reported | None, waiting: list[Reported], reports: Sequence[Reported], on: date, *, is_asked: bool
) -> MeasureState:
    if waiting:
        return MeasureState.REPORTED
    if last is not None and _is_confirmed(last, plan) and not is_asked:
        return MeasureState.CONFIRMED
    is_begun = plan.term.kind == "constantly" or (plan.term.starts_on is not None and on >= plan.term.starts_on)
    return MeasureState.IN_PROGRESS if is_begun or reports else MeasureState.IN_PLAN


def _waited(plan: Plan, open_ones: list[Reported], *, is_asked: bool) -> tuple[tuple[int, ...], Waits]:
    """Return who is waited for: to mend what was refused, then to answer, then to report."""
    refused = [one for one in open_ones if verdict(one, plan.sides) in {Verdict.RETURNED, Verdict.DISPUTED}]
    if refused:
        return tuple(dict.fromkeys(one.side for one in refused)), Waits.REVISION
    silent = {side for one in open_ones for side in one.unanswered(plan.sides)}
    if silent:
        return tuple(side for side in plan.sides if side in silent), Waits.ANSWER
    return (plan.sides, Waits.REPORT) if is_asked else ((), Waits.NOTHING)


def _forecast(plan: Plan) -> date | None:
    """Return by when the last milestone is expected, where somebody has said so."""
    final = [one for one in plan.steps if one.is_final] or list(plan.steps[-1:])
    return max((one.forecast_on for one in final if one.forecast_on), default=None)


def _drift(plan: Plan, day: date | None) -> int | None:
    baseline = (plan.baseline or plan.term).ends_on
    return None if day is None or baseline is None else (day - baseline).days


@dataclass(frozen=True, slots=True)
class StepProgress:
    """A milestone on a day; `reported_on` is the day that a side reports it was done on, confirmed or not."""

    step: Step
    reported_on: date | None
    is_confirmed: bool
    late_days: int
    drift_days: int | None


def steps_progress(plan: Plan, reports: Sequence[Reported], on: date) -> tuple[StepProgress, ...]:
    """Return where each milestone of a measure stands on a day, in their order."""
    done = {one.step: one for one in reports if one.step and one.outcome is Outcome.DONE}
    return tuple(_step_progress(plan, step, done.get(step.name), on) for step in plan.steps)


def _step_progress(plan: Plan, step: Step, report: Reported | None, on: date) -> StepProgress:
    held = (report.held_on or report.made_on) if report else None
    late = (held or on) - step.due_on if step.due_on else None
    expected, baseline = held or step.forecast_on or step.due_on, step.baseline_on or step.due_on
    return StepProgress(
        step,
        held,
        report is not None and _is_confirmed(report, plan),
        max(late.days, 0) if late else 0,
        (expected - baseline).days if expected and baseline else None,
    )
