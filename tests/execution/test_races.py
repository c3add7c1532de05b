"""Real threads at one database: two sides report, answer and mend at once; nothing is lost, nobody answers unseen."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connections
from tests.factories.execution import ON, answer, given, make_measure, make_report, person_of

from kunak.core.errors import KunakError
from kunak.core.execution import Answer, DepartureKind, Outcome
from kunak.execution import services
from kunak.execution.errors import (
    NotTheLatestDeparture,
    ReportMended,
    ReportSettled,
    WorkOver,
)
from kunak.execution.models import Departure, DepartureKey, Report, ReportKey, Silence
from kunak.execution.services.reports import latest_of
from kunak.journal.queries import check

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do all at once, each in a thread with a connection of its own; return results and refusals in the order given."""
    start = threading.Barrier(len(deeds))
    results: list[object] = [None] * len(deeds)

    def run(place: int, deed: Callable[[], object]) -> None:
        start.wait()
        try:
            results[place] = deed()
        except KunakError as refusal:
            results[place] = refusal
        except Exception as fault:  # shown by the test, which a thread cannot fail
            results[place] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not [one for one in results if isinstance(one, Exception) and not isinstance(one, KunakError)], results
    return results


def test_reports_of_two_sides_at_once_are_all_kept_and_numbered() -> None:
    measure = make_measure()
    people = [person_of(measure, place % 2) for place in range(6)]
    told = [given(outcome=Outcome.GOING_ON, result=f"Шаг {place}") for place in range(6)]

    deeds = (
        partial(services.report, measure=measure, given=one, on=ON, by=by) for one, by in zip(told, people, strict=True)
    )
    results = at_once(*deeds)

    assert all(isinstance(one, Report) for one in results), results
    assert sorted(Report.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert check()[0] is None


def test_an_answer_and_a_mended_report_at_once_leave_no_answer_on_what_nobody_saw() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    for turn in range(3):
        report = make_report(measure, by=a, outcome=Outcome.GOING_ON, result=f"Шаг {turn}")
        changed = given(outcome=Outcome.GOING_ON, result=f"Шаг {turn}, иначе")

        said, mended = at_once(
            partial(answer, report, by=b),
            partial(services.mend_report, report=report, given=changed, on=ON, by=a),
        )

        assert isinstance(mended, Report)
        assert isinstance(said, (ReportKey, ReportMended))
        assert not latest_of(report).keys.exists()
        assert all(key.content_hash == key.report.content_hash for key in ReportKey.objects.select_related("report"))


def test_colleagues_and_the_worker_at_once_do_each_thing_once() -> None:
    measure = make_measure()
    a, others = person_of(measure), [person_of(measure, 1) for _ in range(3)]
    report = make_report(measure, by=a)
    late = ON.replace(year=ON.year + 1)

    counts = at_once(*[partial(services.record_silence, on=late)] * 2)
    said = at_once(
        *(partial(answer, report, by=by) for by in others), partial(answer, report, Answer.DISPUTED, by=others[0])
    )

    assert (sum(counts), Silence.objects.count()) == (1, 1)
    assert sum(isinstance(one, ReportKey) and bool(one.turned_at) for one in said) == 1
    assert all(isinstance(one, ReportKey | ReportSettled) for one in said), said
    assert check()[0] is None


def test_departures_of_both_sides_and_answers_at_once_leave_one_that_waits() -> None:
    measure = make_measure()
    a, b = person_of(measure), person_of(measure, 1)
    propose = partial(services.propose_departure, measure=measure, ends_on=None, reason="не нужно", on=ON)
    first = propose(kind=DepartureKind.DROP, by=a)
    agree = partial(
        services.answer_departure, departure=first, is_agreed=True, content_hash=first.content_hash, on=ON, by=b
    )

    agreed, moved, reported = at_once(
        agree,
        partial(propose, kind=DepartureKind.MOVE, by=a),
        partial(services.report, measure=measure, given=given(), on=ON, by=a),
    )

    assert isinstance(agreed, DepartureKey | NotTheLatestDeparture)
    assert isinstance(moved, Departure | WorkOver)
    assert isinstance(reported, Report | WorkOver)
    assert isinstance(agreed, DepartureKey) != isinstance(moved, Departure)
