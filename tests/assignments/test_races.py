"""Real threads at one database: reports, answers and requests at once; nothing is lost, nothing is ended twice."""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connections
from tests.factories.agreements import make_agreement
from tests.factories.assignments import (
    LATER,
    ON,
    SIGNED,
    by_minutes,
    make_joint,
    make_report,
    people_of,
    report_input,
)

from kunak.assignments import services
from kunak.assignments.errors import AnsweredAlready, OffControlAlready, ReportReplaced, RequestReplaced
from kunak.assignments.models import Assignment, ChangeKind, OffControl, PartReport, PartReportKey
from kunak.core.errors import KunakError
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
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert None not in results, results
    return results


def test_assignments_given_at_once_are_numbered_one_after_the_other() -> None:
    agreement = make_agreement()
    people = [person for _turn in range(3) for person in people_of(agreement)]

    at_once(
        *(partial(services.give, agreement=agreement, given=by_minutes(agreement), on=SIGNED, by=by) for by in people)
    )

    assert sorted(Assignment.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert check()[0] is None


def test_an_answer_a_later_report_and_another_answer_at_once_end_it_once_at_most() -> None:
    agreement = make_agreement()
    for turn in range(3):
        part = make_joint(agreement, text=f"Представить перечень {turn}").parts.get()
        a, b = people_of(agreement)
        report = make_report(part, by=a)
        answer = partial(
            services.answer_report, report=report, is_accepted=True, content_hash=report.content_hash, on=ON
        )
        later = partial(services.report, part=part, given=report_input(result="Иначе"), on=ON, by=a)

        results = at_once(partial(answer, by=b), partial(answer, by=people_of(agreement)[1]), later)

        refused = (AnsweredAlready, OffControlAlready, ReportReplaced)
        assert all(isinstance(one, (PartReport, PartReportKey, *refused)) for one in results), results
        assert OffControl.objects.filter(assignment=part.assignment).count() == (
            PartReportKey.objects.filter(report__part=part).count()
        )
    assert check()[0] is None


def test_of_two_requests_at_once_only_the_last_can_be_decided() -> None:
    assignment = make_joint()
    a, b = people_of(assignment.agreement)
    asked = {"assignment": assignment, "kind": ChangeKind.SHIFT, "reason": "ждём", "on": ON}
    made = at_once(partial(services.ask, to_on=LATER, by=a, **asked), partial(services.ask, to_on=LATER, by=b, **asked))
    first, last = sorted(made, key=lambda one: one.number)  # type: ignore[attr-defined]
    deciders = {a.memberships.get().side_id: people_of(assignment.agreement)[1]}
    by_side = [deciders.get(one.side_id, people_of(assignment.agreement)[0]) for one in (first, last)]

    results = at_once(
        *(
            partial(services.decide, request=one, is_agreed=True, content_hash=one.content_hash, on=ON, by=by)
            for one, by in zip((first, last), by_side, strict=True)
        )
    )

    assert isinstance(results[0], RequestReplaced)
    assert not isinstance(results[1], KunakError)
