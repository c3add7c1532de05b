"""Another day and the withdrawal: asked with a reason, decided by who gave it; every move is kept with its turn."""

from datetime import date

import pytest
from tests.factories.agreements import make_agreement
from tests.factories.assignments import (
    LATER,
    ON,
    answer,
    ask,
    decide,
    make_assignment,
    make_joint,
    make_report,
    people_of,
)
from tests.factories.people import make_person

from kunak.agreements.errors import ReasonMissing
from kunak.assignments.errors import NotWhoGave, OffControlAlready, OwnWords, RequestReplaced, SameDay
from kunak.assignments.models import Assignment, ChangeKind, OffControl
from kunak.assignments.works import Work, work_of
from kunak.core.assignments import Category, ControlState
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_agreement)]


def work(assignment: Assignment) -> Work:
    """Return an assignment as it stands in the database."""
    return work_of(assignment.pk)


def test_a_move_holds_once_who_gave_it_agrees_and_says_which_in_turn_it_is() -> None:
    assignment = make_assignment()
    first = ask(assignment)
    asked = work(assignment).stand(ON)
    decide(first)
    decide(ask(assignment, to_on=date(2026, 6, 30)))

    found = work(assignment)

    assert asked.by == date(2026, 4, 30)
    assert (found.stand(ON).by, found.stand(ON).category) == (date(2026, 6, 30), Category.REDATED)
    assert [(one.before_on, one.to_on) for one in found.shifts] == [
        (date(2026, 4, 30), LATER),
        (LATER, date(2026, 6, 30)),
    ]
    told = Entry.objects.filter(verb="assignment moved").order_by("number")
    assert [one.after["turn"] for one in told] == [1, 2]


def test_a_new_day_on_a_day_off_gives_way_too() -> None:
    assignment = make_assignment()

    decide(ask(assignment, to_on=date(2026, 5, 31)))

    assert work(assignment).stand(ON).by == date(2026, 5, 29)


def test_a_joint_one_is_moved_by_the_other_side_alone() -> None:
    assignment = make_joint()
    a, b = people_of(assignment.agreement)
    request = ask(assignment)

    with pytest.raises(NotWhoGave):
        decide(request, by=a)
    decide(request, by=b)

    assert work(assignment).stand(ON).by == LATER


def test_nobody_decides_the_own_request_and_no_other_side_asks() -> None:
    assignment = make_assignment()
    coordinator = make_person(side=assignment.side)
    request = ask(assignment, by=coordinator)

    with pytest.raises(OwnWords):
        decide(request, by=coordinator)
    with pytest.raises(NotOfTheParties):
        ask(assignment, by=people_of(assignment.agreement)[1])
    with pytest.raises(NotAllowed):
        decide(request, by=make_person(side=assignment.side, role=Role.SECTOR_LEAD, sectors=("trade",)))


def test_a_refused_request_changes_nothing_and_another_one_may_follow() -> None:
    assignment = make_assignment()
    first = ask(assignment)
    with pytest.raises(ReasonMissing):
        decide(first, is_agreed=False, reason=" ")
    decide(first, is_agreed=False)

    assert work(assignment).stand(ON).by == date(2026, 4, 30)
    with pytest.raises(RequestReplaced):
        decide(first)
    second = ask(assignment)
    third = ask(assignment, to_on=date(2026, 5, 15))
    with pytest.raises(RequestReplaced):
        decide(second)
    decide(third)
    assert work(assignment).stand(ON).by == date(2026, 5, 15)


@pytest.mark.parametrize("to_on", [None, date(2026, 4, 30), date(2026, 3, 9)])
def test_a_new_day_is_another_one_and_not_over(to_on: date | None) -> None:
    with pytest.raises(SameDay):
        ask(make_assignment(), to_on=to_on)


def test_a_withdrawn_one_is_off_control_and_takes_nothing_more() -> None:
    assignment = make_joint()
    report = make_report(assignment.parts.get())
    decide(ask(assignment, kind=ChangeKind.WITHDRAWAL, to_on=None))

    found = work(assignment).stand(ON)

    assert (found.state, found.category) == (ControlState.WITHDRAWN, Category.WITHDRAWN)
    assert OffControl.objects.get().request.kind == ChangeKind.WITHDRAWAL
    for deed in (lambda: ask(assignment), lambda: make_report(assignment.parts.get()), lambda: answer(report)):
        with pytest.raises(OffControlAlready):
            deed()


def test_what_goes_on_is_moved_by_its_last_day() -> None:
    agreement = make_agreement()
    assignment = make_assignment(agreement, text="Докладывать ежемесячно", stated=date(2026, 6, 30))

    decide(ask(assignment, to_on=date(2026, 9, 30)))

    found = work(assignment)
    assert (found.course.until, found.requests[0].before_on) == (date(2026, 9, 30), date(2026, 6, 30))
    assert found.stand(ON).by == date(2026, 4, 10)
