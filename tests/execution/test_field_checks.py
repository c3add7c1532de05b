"""Acceptance checks drawn from the field that are of execution, by their numbers.

Source:
    process.md, section 11. Check 5 is in `tests/programme/test_keys.py`; each day off of check 4 in `tests/core`.
"""

from datetime import date, timedelta

import pytest
from tests.factories.agreements import make_agreement
from tests.factories.execution import answer, given, make_measure, make_report, person_of
from tests.factories.versions import make_version, measure_input

from kunak.core.execution import MeasureState, Outcome
from kunak.core.programme.term import CONSTANTLY, MeasureTerm
from kunak.execution import services
from kunak.execution.queries import work_tasks
from kunak.people.models import Person
from kunak.programme.models import Measure
from kunak.programme.progress import progress_of

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_agreement)]


def measure_with(term: MeasureTerm) -> Measure:
    """Return the one measure in force, with a term."""
    agreement = make_agreement()
    version = make_version(agreement=agreement, measures=[measure_input(agreement, term=term)])
    return Measure.objects.select_related("version__programme__agreement").get(version=version)


def asked(by: Person, on: date) -> list[tuple[int | None, date | None]]:
    """Return for which year, and by which day, a person's side is asked to report."""
    tasks = work_tasks(by, by.memberships.get().side, on)
    return [(one.year, one.due_on) for one in tasks.to_report]


def test_check_3_a_measure_done_constantly_asks_a_report_each_january() -> None:
    measure = measure_with(CONSTANTLY)
    first, by = measure.version.in_force_at.year, person_of(measure)

    for year in (first, first + 1):
        january = date(year + 1, 1, 12)
        if measure.version.programme.ends_on.year < year:
            break
        [(about, due_on)] = asked(by, january)
        told = given(outcome=Outcome.GOING_ON, year=year, held_on=None, files=())
        report = services.report(measure=measure, given=told, on=january, by=by)
        answer(report, on=january)
        assert (about, asked(by, january)) == (year, [])
        assert due_on is not None
        assert date(year + 1, 1, 12) < due_on <= date(year + 1, 1, 20)


def test_check_4_what_is_due_on_a_sunday_is_shown_as_due_on_friday() -> None:
    sunday = date(2026, 11, 29)
    measure = measure_with(MeasureTerm("day", sunday, sunday))

    assert asked(person_of(measure), sunday) == [(None, date(2026, 11, 27))]


def test_check_6_a_result_stated_by_one_side_is_not_confirmed_until_the_other_acts_or_its_silence_is_recorded() -> None:
    measure = make_measure()
    report = make_report(measure)
    long_after = report.made_on + timedelta(400)

    services.record_silence(on=long_after)
    silent = progress_of([measure.line], person_of(measure), long_after)[measure.line]
    answer(report, on=long_after)
    acted = progress_of([measure.line], person_of(measure), long_after)[measure.line]

    assert (silent.state, silent.done_on, silent.silent_since is not None) == (MeasureState.REPORTED, None, True)
    assert acted.state == MeasureState.DONE
