"""Silence is recorded once, by the worker, and is never a consent; a side sets its own time to answer."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.factories.execution import ON, answer, make_measure, make_report, person_of
from tests.factories.versions import make_version

from kunak.core.errors import BadInput
from kunak.core.execution import Answer, MeasureState
from kunak.execution import services, tasks
from kunak.execution.models import Silence
from kunak.journal.models import Entry
from kunak.programme.progress import progress_of

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
OVER = ON + timedelta(31)


def test_silence_is_recorded_once_after_the_time_set_and_the_report_stays_unconfirmed() -> None:
    measure = make_measure()
    make_report(measure)

    counts = [services.record_silence(on=day) for day in (OVER - timedelta(1), OVER, OVER, OVER + timedelta(100))]

    found = progress_of([measure.line], person_of(measure), OVER)[measure.line]
    assert counts == [0, 1, 0, 0]
    assert (found.state, found.silent_since) == (MeasureState.REPORTED, OVER)
    assert Entry.objects.filter(verb="silence recorded", by_id=None).count() == 1


def test_a_day_on_which_nobody_looked_is_not_lost() -> None:
    make_report()

    services.record_silence(on=OVER + timedelta(7))

    one = Silence.objects.get()
    assert (one.since, one.recorded_on) == (OVER, OVER + timedelta(7))


@pytest.mark.parametrize("said", list(Answer))
def test_who_has_answered_is_not_silent(said: Answer) -> None:
    answer(make_report(), said)

    assert services.record_silence(on=OVER) == 0


def test_a_side_sets_its_own_time_to_answer_and_only_its_own() -> None:
    measure = make_measure()
    make_report(measure)
    services.set_answer_days(days=5, by=person_of(measure))

    assert services.record_silence(on=ON + timedelta(6)) == 0
    services.set_answer_days(days=10, by=person_of(measure, 1))
    assert services.record_silence(on=ON + timedelta(10)) == 0
    assert services.record_silence(on=ON + timedelta(11)) == 1

    with pytest.raises(BadInput):
        services.set_answer_days(days=0, by=person_of(measure))


def test_who_was_silent_may_still_answer_and_the_silence_stays_in_sight() -> None:
    measure = make_measure()
    report = make_report(measure)
    services.record_silence(on=OVER)

    answer(report, on=OVER)

    found = progress_of([measure.line], person_of(measure), OVER)[measure.line]
    assert (found.state, found.silent_since) == (MeasureState.DONE, None)
    assert report.silences.count() == 1


def test_the_worker_comes_again_tomorrow_and_is_called_once() -> None:
    tasks.keep_watch()
    tasks.keep_watch()
    waiting = DBTaskResult.objects.filter(task_path=tasks.record_silences.module_path, status="READY")
    waiting.get().delete()

    tasks.record_silences.func()

    assert waiting.get().run_after > timezone.now()
    tasks.record_silences.func()
    assert waiting.count() == 1
