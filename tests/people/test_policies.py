"""Whose side a person is on and in which role: what every room's own policies ask first."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from tests.factories.people import make_administrator, make_person, make_side

from kunak.people import policies
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Role

pytestmark = pytest.mark.django_db
BOTH = (Role.COORDINATOR, Role.SECTOR_LEAD)


def test_the_people_of_the_sides_pass_with_their_membership() -> None:
    person, sides = make_person(side=make_side(), role=Role.OBSERVER), [make_side("RU-IN"), make_side()]

    assert policies.check_of_sides(person, sides, action="look") == person.memberships.get()


@pytest.mark.parametrize(
    "stranger",
    [
        AnonymousUser,
        make_person,
        make_administrator,
        lambda: make_person(side=make_side("RU-DA")),
        lambda: make_person(side=make_side(), is_active=False),
    ],
)
def test_nobody_else_is_of_the_sides_in_whatever_role(stranger: Callable[[], policies.Reader]) -> None:
    sides, person = [make_side(), make_side("RU-IN")], stranger()

    with pytest.raises(NotOfTheParties):
        policies.check_of_sides(person, sides, action="look")
    with pytest.raises(NotOfTheParties):
        policies.check_role(person, sides, Role, action="look")


def test_a_role_counts_on_the_own_side_and_others_are_told_which_is_needed() -> None:
    lead, observer = (make_person(side=make_side(), role=role) for role in (Role.SECTOR_LEAD, Role.OBSERVER))

    assert policies.check_role(lead, [make_side()], BOTH, action="write").role == Role.SECTOR_LEAD
    with pytest.raises(NotAllowed, match="write: not allowed; needs coordinator, sector_lead") as refused:
        policies.check_role(observer, [make_side()], BOTH, action="write")
    assert not isinstance(refused.value, NotOfTheParties)


@pytest.mark.parametrize(("role", "may"), [(Role.COORDINATOR, True), (Role.SECTOR_LEAD, False), (Role.OBSERVER, False)])
def test_the_questions_answer_as_the_checks_do(role: Role, may: bool) -> None:
    person, colleague = make_person(side=make_side(), role=role), make_person(side=make_side())

    assert policies.can_manage_people(person) is may
    assert policies.can_manage_people(person, make_side()) is may
    assert not policies.can_manage_people(person, make_side("RU-IN"))
    assert policies.can_look_after(person, colleague) is may
    assert not policies.can_look_after(person, person)
