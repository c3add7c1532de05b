"""Who reports: the people of the body that names somebody, beside the coordinator and the leads of the sector."""

from datetime import date
from typing import Any

import pytest
from tests.factories.agreements import make_agreement
from tests.factories.execution import make_report
from tests.factories.people import make_person
from tests.factories.versions import make_version, measure_input

from kunak.execution.queries import work_tasks
from kunak.execution.works import works_of
from kunak.people.errors import BodyOfAnotherSide
from kunak.people.models import Membership, Person, Role
from kunak.people.services import give_role
from kunak.programme.errors import NotOfThisSector
from kunak.programme.models import Measure

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_agreement)]
DUE = date(2026, 3, 18)


@pytest.fixture
def measure() -> Measure:
    """Return a measure of procurement in force, on which a body of the first party reports."""
    agreement = make_agreement()
    first, second = agreement.parties.all()
    told = measure_input(
        agreement,
        executors={first.pk: ["Минторг", "Минэк"], second.pk: ["Минэк РИ"]},
        reporters={first.pk: "Начальник отдела Иванова А. А."},
    )
    version = make_version(agreement=agreement, measures=[told])
    return version.measures.select_related("version__programme__agreement").get()


def lead(measure: Measure, body: str = "", order: int = 0, **changes: Any) -> Person:
    """Return a lead of other sectors, of a body that answers for the measure."""
    side = measure.version.programme.agreement.parties.get(order=order).side
    person = make_person(side=side, role=Role.SECTOR_LEAD, sectors=["culture"], **changes)
    if body:
        found = side.organisations.get(name=body)
        give_role(person=person, side=side, role=Role.SECTOR_LEAD, sectors=["culture"], body=found, by=None)
    return Person.objects.get(pk=person.pk)


def test_the_leads_of_the_body_that_reports_are_asked_and_may_report_whatever_their_sectors_are(
    measure: Measure,
) -> None:
    person = lead(measure, "Минторг")
    side = person.memberships.get().side

    [task] = work_tasks(person, side, DUE).to_report
    report = make_report(measure, by=person)

    assert (task.measure, task.reporter) == (measure, "Начальник отдела Иванова А. А., Минторг")
    assert report.side == side


@pytest.mark.parametrize(("body", "order"), [("Минэк", 0), ("", 0), ("Минэк РИ", 1)])
def test_leads_of_other_sectors_and_bodies_are_not_asked_and_may_not(measure: Measure, body: str, order: int) -> None:
    person = lead(measure, body, order)
    side, agreement = person.memberships.get().side, measure.version.programme.agreement

    assert work_tasks(person, side, DUE).to_report == []
    assert work_tasks(person, side, DUE, agreement, works_of([measure.line])).to_report == []
    with pytest.raises(NotOfThisSector):
        make_report(measure, by=person)


def test_nobody_works_in_a_body_of_another_side(measure: Measure) -> None:
    person = lead(measure)
    side = person.memberships.get().side
    other = measure.version.programme.agreement.parties.get(order=1).side.organisations.first()

    with pytest.raises(BodyOfAnotherSide):
        give_role(person=person, side=side, role=Role.OBSERVER, body=other, by=None)

    assert Membership.objects.get(person=person).body is None
