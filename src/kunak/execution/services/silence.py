"""Silence is recorded by the worker, once for each side and report; how long a side has to answer it sets itself."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db import transaction

from kunak.core.errors import BadInput
from kunak.core.execution import USUAL_DAYS, Silent, silent_sides
from kunak.execution import policies
from kunak.execution.models import ExecutionRule, Report, Silence
from kunak.execution.models.silence import LONGEST_DAYS
from kunak.execution.services.locking import locked
from kunak.execution.works import Work, works_of
from kunak.journal.services import record
from kunak.people.models import Person, Side
from kunak.programme.models import Measure


def record_silence(*, on: date) -> int:
    """Record of every report which sides have said nothing though their time is over. Return how many.

    Safe to run twice, and after days on which it did not run: each silence says since when it is one.
    """
    days = dict(ExecutionRule.objects.values_list("side", "answer_days"))
    answered = Report.objects.order_by("agreement").values_list("agreement", flat=True).distinct()
    return sum(_record_in(agreement, days, on) for agreement in answered)


@transaction.atomic
def _record_in(agreement: int, days: dict[int, int], on: date) -> int:
    """Record the silences under one agreement, nobody answering meanwhile."""
    lines = Report.objects.filter(agreement=agreement).values_list("line", flat=True).distinct()
    if not list(_due(works_of(list(lines)), days, on)):
        return 0
    locked(agreement)
    found = list(_due(works_of(list(lines)), days, on))
    sides = Side.objects.in_bulk({silent.side for _measure, _report, silent in found})
    measures = Measure.objects.in_bulk({measure for measure, _report, _silent in found})
    for measure, report, silent in found:
        one = Silence(
            report=report, side=sides[silent.side], days=days.get(silent.side, USUAL_DAYS), since=silent.since
        )
        _write(one, measures[measure], on)
    return len(found)


def _due(works: dict[UUID, Work], days: dict[int, int], on: date) -> Iterator[tuple[int, Report, Silent]]:
    """Yield what is not recorded yet, of measures that are not over."""
    for work in works.values():
        if work.present is None or work.progress(on).is_over:
            continue
        for report, known in zip(work.reports, work.reported, strict=True):
            for silent in silent_sides(known, sides=work.sides, days=days, on=on):
                yield work.present.pk, report, silent


def _write(one: Silence, measure: Measure, on: date) -> None:
    one.recorded_on = on
    one.save(force_insert=True)
    report = one.report
    after = {"side": str(one.side), "report": report.number, "revision": report.revision}
    after |= {"days": one.days, "since": one.since.isoformat()}
    record("silence recorded", of=measure, by=None, about=report.agreement, after=after)


@transaction.atomic
def set_answer_days(*, days: int, by: Person) -> ExecutionRule:
    """Set how many days one's own side takes to answer reports; what is recorded stays as it is.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, for the own side.
        BadInput: it is not from one day to a year.
    """
    side = policies.check_can_set_rule(by).side
    if not 1 <= days <= LONGEST_DAYS:
        raise BadInput(field="answer_days", value=days, reason="range")
    Side.objects.select_for_update(no_key=True).get(pk=side.pk)
    rule = ExecutionRule.objects.filter(side=side).first() or ExecutionRule(side=side)
    before = rule.answer_days
    rule.answer_days = days
    rule.save()
    record("time to answer set", of=side, by=by, before={"answer_days": before}, after={"answer_days": days})
    return rule
