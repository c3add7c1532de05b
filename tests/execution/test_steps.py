"""Milestones stay themselves whatever they are called, and leave what is to come once they are reported."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.execution import ON, answer, make_measure, make_report, person_of
from tests.factories.versions import make_version, measure_input, move

from kunak.agreements.contributions import CONTRIBUTORS
from kunak.core.execution import Answer
from kunak.core.lifecycle import VersionState
from kunak.execution import services
from kunak.execution.queries import measure_panel
from kunak.programme.forms import steps_of
from kunak.programme.models import Measure
from kunak.programme.services import MilestoneInput, change_measure, start_new_version

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
AGENDA, DAY = "Повестка согласована", date(2026, 2, 10)


def renamed(measure: Measure, name: str) -> Measure:
    """Return a measure in the next version in force, its first milestone called otherwise."""
    agreement, by = measure.version.programme.agreement, person_of(measure)
    version = start_new_version(programme=measure.version.programme, by=by)
    [copy] = version.measures.all()
    first, last = steps_of(copy.milestones.all())
    steps = [MilestoneInput(name, DAY, line=first["line"]), MilestoneInput(str(last["name"]), is_final=True)]
    change_measure(measure=copy, revision=1, given=measure_input(agreement, milestones=steps), by=by)
    move(version, VersionState.IN_FORCE, by=by)
    return Measure.objects.select_related("version__programme__agreement").get(pk=copy.pk)


def test_a_renamed_milestone_keeps_its_first_day_its_forecast_and_its_report() -> None:
    measure = make_measure()
    a = person_of(measure)
    services.forecast(measure=measure, step=AGENDA, expected_on=date(2026, 2, 20), note="ждём списки", on=ON, by=a)
    make_report(measure, by=a, step=AGENDA, held_on=date(2026, 2, 18))

    now = renamed(measure, "Повестка подписана")
    panel = measure_panel(now, now.version, a, ON)

    assert panel is not None
    first = panel.steps[0]
    assert first.progress.step.name == "Повестка подписана"
    assert (first.progress.step.baseline_on, first.progress.reported_on) == (DAY, date(2026, 2, 18))
    assert first.forecast.note == "ждём списки"
    assert panel.reports[0].report.step == AGENDA  # what was said stays in its words


def test_several_milestones_are_told_of_in_one_look_at_the_measure() -> None:
    measure = make_measure()
    by, last = person_of(measure), measure.milestones.get(is_final=True).name
    given = [(AGENDA, date(2026, 2, 20), "ждём списки"), (last, date(2026, 3, 25), ""), (last, date(2026, 3, 26), "")]

    with CaptureQueriesContext(connection) as captured:
        made = services.forecast_all(measure=measure, given=given, on=ON, by=by)
    again = services.forecast_all(measure=measure, given=[given[0], given[2]], on=ON, by=by)

    assert [one.expected_on for one in made] == [day for _step, day, _note in given]
    assert again == []
    assert len([one for one in captured if 'FROM "execution_report"' in one["sql"]]) == 1


def test_another_milestone_that_takes_a_name_over_takes_nothing_else() -> None:
    measure = make_measure()
    a = person_of(measure)
    make_report(measure, by=a, step=AGENDA, held_on=date(2026, 2, 18))
    now = renamed(measure, "Повестка подписана")
    version = start_new_version(programme=now.version.programme, by=a)
    [copy] = version.measures.all()
    first = steps_of(copy.milestones.all())[0]
    steps = [MilestoneInput("Повестка подписана", DAY, line=first["line"]), MilestoneInput(AGENDA, date(2026, 3, 1))]
    change_measure(measure=copy, revision=1, given=measure_input(version.programme.agreement, milestones=steps), by=a)
    move(version, VersionState.IN_FORCE, by=a)

    found = measure_panel(copy, version, a, ON).steps

    assert [one.progress.reported_on for one in found] == [date(2026, 2, 18), None]


def test_a_milestone_reported_as_done_leaves_what_is_to_come_at_once_and_comes_back_when_sent_back() -> None:
    measure = make_measure()
    agreement, a = measure.version.programme.agreement, person_of(measure)
    before = date(2026, 2, 1)

    def to_come() -> list[str]:
        agreement.__dict__.pop("_shown_versions", None)
        found = [thing.title for room in CONTRIBUTORS for thing in room.dates(agreement, a, before)]
        return [title for title in found if title.startswith(AGENDA)]

    planned = to_come()
    report = make_report(measure, by=a, on=before, step=AGENDA, held_on=before)
    reported = to_come()
    answer(report, Answer.RETURNED, on=before)

    assert (len(planned), reported, to_come()) == (1, [], planned)
