"""Reports on assignments: made with proofs, accepted or returned by who gave it, and nothing else ends one."""

from datetime import date
from typing import Any

import pytest
from tests.factories.agreements import make_agreement
from tests.factories.assignments import (
    LATER,
    ON,
    PROOF,
    answer,
    decider,
    make_assignment,
    make_joint,
    make_report,
    people_of,
)
from tests.factories.people import make_person, make_side

from kunak.agreements.errors import ReasonMissing, StaleContent
from kunak.assignments import services
from kunak.assignments.errors import (
    AnsweredAlready,
    AssignmentUnusable,
    NothingToAnswer,
    NotWhoGave,
    OffControlAlready,
    OwnWords,
    PartDone,
    PartProofMissing,
    PeriodNotAsked,
    ReportReplaced,
)
from kunak.assignments.models import Assignment, OffControl, PartReport
from kunak.assignments.services import BodyInput
from kunak.assignments.works import work_of
from kunak.core.assignments import ControlState, Outcome, Stand
from kunak.documents.models import Document
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_agreement)]


def standing(assignment: Assignment, on: date = ON) -> Stand:
    """Return where an assignment stands."""
    return work_of(assignment.pk).stand(on)


def test_the_own_one_is_off_control_once_its_coordinator_accepts_the_proved_report() -> None:
    assignment = make_assignment()
    report = make_report(assignment.parts.get())
    before = standing(assignment)

    answer(report)

    assert (before.state, before.waits) == (ControlState.SENT, (assignment.side_id,))
    assert standing(assignment).state == ControlState.DONE
    assert OffControl.objects.get().assignment == assignment
    verbs = list(Entry.objects.order_by("-number").values_list("verb", flat=True)[:3])
    assert verbs == ["off control", "part accepted", "part reported"]


def test_a_joint_one_is_answered_by_the_other_side() -> None:
    assignment = make_joint()
    a, b = people_of(assignment.agreement)
    report = make_report(assignment.parts.get())

    with pytest.raises(NotWhoGave):
        answer(report, by=a)
    answer(report, by=b)

    assert standing(assignment).state == ControlState.DONE


def test_nobody_accepts_the_own_report() -> None:
    assignment = make_assignment()
    coordinator = make_person(side=assignment.side)
    report = make_report(assignment.parts.get(), by=coordinator)

    with pytest.raises(OwnWords):
        answer(report, by=coordinator)


def test_all_items_and_co_executors_are_to_be_accepted() -> None:
    agreement = make_agreement()
    theirs = BodyInput(agreement.parties.get(order=1).side, "Минздрав")
    assignment = make_joint(agreement, items=("Перечень", "График"), co_executors=(theirs,))
    parts = list(assignment.parts.all())

    for part in parts:
        assert not standing(assignment).is_off_control
        answer(make_report(part))

    assert standing(assignment).is_off_control


def test_interim_news_is_no_ground() -> None:
    assignment = make_assignment()

    news = make_report(assignment.parts.get(), outcome=Outcome.NEWS, files=(), result="Письма разосланы")

    assert standing(assignment).state == ControlState.UNDER_WAY
    with pytest.raises(NothingToAnswer):
        answer(news)
    assert not OffControl.objects.exists()


def test_a_returned_report_is_made_anew_and_both_stay() -> None:
    assignment = make_assignment()
    part = assignment.parts.get()
    with pytest.raises(ReasonMissing):
        answer(make_report(part), is_accepted=False, reason=" ")
    first = make_report(part)
    answer(first, is_accepted=False, reason="нет приложения")
    returned = standing(assignment)

    second = make_report(part, files=(PROOF, ("Перечень.xlsx", b"PK table")))

    assert returned.state == ControlState.RETURNED
    with pytest.raises(ReportReplaced):
        answer(first)
    answer(second)
    assert standing(assignment).state == ControlState.DONE
    assert part.reports.count() == 3


def test_in_time_is_what_was_on_record_by_its_day() -> None:
    in_time, late = make_assignment(stated=ON), make_assignment(agreement=Assignment.objects.get().agreement, stated=ON)

    answer(make_report(in_time.parts.get(), on=ON), on=LATER)
    answer(make_report(late.parts.get(), on=date(2026, 3, 11)), on=LATER)

    assert standing(in_time, LATER).state == ControlState.DONE
    assert (standing(late, LATER).state, standing(late, LATER).late_days) == (ControlState.DONE_LATE, 1)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"files": ()}, PartProofMissing),
        ({"result": " "}, AssignmentUnusable),
        ({"result_kind": ""}, AssignmentUnusable),
        ({"result_kind": "rumour"}, AssignmentUnusable),
        ({"paper": ""}, AssignmentUnusable),
        ({"paper": "я" * 301}, AssignmentUnusable),
        ({"outcome": Outcome.PERIOD, "period": date(2026, 3, 31)}, PeriodNotAsked),
        ({"period": date(2026, 3, 31)}, PeriodNotAsked),
    ],
)
def test_a_report_that_lacks_something_is_refused_and_no_file_is_kept(
    changes: dict[str, Any], refusal: type[Exception]
) -> None:
    part = make_assignment().parts.get()
    before = Document.objects.count()

    with pytest.raises(refusal):
        make_report(part, **changes)

    assert not PartReport.objects.exists()
    assert Document.objects.count() == before


def test_only_the_side_of_the_body_reports() -> None:
    part = make_joint().parts.get()
    agreement = part.assignment.agreement

    with pytest.raises(NotOfTheParties):
        make_report(part, by=people_of(agreement)[1])
    with pytest.raises(NotAllowed):
        make_report(part, by=make_person(side=part.side, role=Role.OBSERVER))
    with pytest.raises(NotOfTheParties):
        make_report(part, by=make_person(side=make_side("RU-DA")))


def test_what_is_done_or_off_control_takes_no_further_report_nor_answer() -> None:
    agreement = make_agreement()
    assignment = make_joint(agreement, items=("Перечень", "График"))
    first, second = assignment.parts.all()
    accepted = make_report(first)
    answer(accepted)

    with pytest.raises(PartDone):
        make_report(first)
    with pytest.raises(AnsweredAlready):
        answer(accepted, is_accepted=False)
    answer(make_report(second))
    with pytest.raises(OffControlAlready):
        make_report(second)
    with pytest.raises(OffControlAlready):
        answer(accepted, is_accepted=False)


def test_an_answer_is_on_what_was_seen() -> None:
    report = make_report(make_assignment().parts.get())

    with pytest.raises(StaleContent):
        services.answer_report(
            report=report,
            is_accepted=True,
            content_hash="0" * 64,
            on=ON,
            by=decider(report.part.assignment, report.side),
        )


def test_what_goes_on_is_reported_period_by_period_and_ended_by_a_proved_report() -> None:
    assignment = make_assignment(text="Докладывать ежемесячно", stated=None)
    part = assignment.parts.get()
    march, april, may = date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)

    with pytest.raises(PeriodNotAsked):
        make_report(part, outcome=Outcome.PERIOD, period=april)  # it has not begun
    with pytest.raises(PeriodNotAsked):
        make_report(part)
    answer(make_report(part, outcome=Outcome.PERIOD, period=march, on=date(2026, 4, 3)), on=LATER)
    going = standing(assignment, date(2026, 4, 20))
    with pytest.raises(PeriodNotAsked):
        make_report(part, outcome=Outcome.PERIOD, period=march, on=LATER)
    answer(make_report(part, period=may, on=LATER), on=LATER)
    skipped = standing(assignment, LATER)
    answer(make_report(part, outcome=Outcome.PERIOD, period=april, on=LATER), on=LATER)

    assert (going.period, going.by, going.late_days) == (april, date(2026, 5, 8), 0)
    assert (skipped.period, skipped.is_off_control) == (april, False)
    assert standing(assignment, LATER).state == ControlState.DONE_LATE
    assert OffControl.objects.get().on == LATER
