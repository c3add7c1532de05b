"""People, sides and roles: what is let in and what is refused, by the database too."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.factories.people import PASSWORD, make_administrator, make_person, make_side

from kunak.core import reference
from kunak.journal.models import Entry
from kunak.people.errors import ActsForAnotherSide, AdministratorHasNoSide, NotAllowed, OwnAccount, SectorsMissing
from kunak.people.models import Membership, Person, Role, Territory
from kunak.people.policies import membership_of
from kunak.people.services import (
    add_person,
    add_to_side,
    change_password,
    give_role,
    load_territories,
    set_active,
    side_for,
)

pytestmark = pytest.mark.django_db


def test_loading_territories_twice_changes_nothing() -> None:
    before = list(Territory.objects.values().order_by("code"))

    count = load_territories()

    assert count == len(before) == len(reference.rows("regions")) + len(reference.rows("countries"))
    assert list(Territory.objects.values().order_by("code")) == before


def test_a_party_of_a_territory_has_that_territorys_side() -> None:
    side = side_for(name="Республика Ингушетия", code="RU-IN")

    assert side.territory is not None
    assert side == make_side("RU-IN")
    assert side_for(name="Республика Ингушетия", code="RU-IN") == side


def test_a_ministry_has_a_side_of_its_own() -> None:
    ministry = side_for(name="Министерство туризма Республики Ингушетия", code="RU-IN")

    assert ministry.territory is None
    assert ministry != make_side("RU-IN")


def test_a_person_is_added_with_an_entry_and_a_password_that_works() -> None:
    person = add_person(email=" A.B@Example.org ", name="А. Б.", password=PASSWORD)

    assert person.email == "a.b@example.org"
    assert person.check_password(PASSWORD)
    assert Entry.objects.get(verb="person added").after == {"email": "a.b@example.org", "is_administrator": False}


@pytest.mark.parametrize(
    ("email", "password"), [("not an address", PASSWORD), ("a@example.org", "short"), ("a@example.org", "1234567890")]
)
def test_a_bad_address_or_a_weak_password_leaves_nothing(email: str, password: str) -> None:
    with pytest.raises(ValidationError):
        add_person(email=email, name="А", password=password)

    assert not Person.objects.exists()
    assert not Entry.objects.exists()


def test_an_address_is_taken_whatever_its_case() -> None:
    make_person(email="a@example.org")

    with pytest.raises(ValidationError):
        add_person(email="A@example.org", name="А", password=PASSWORD)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="A@EXAMPLE.ORG", name="А")


def test_an_administrator_never_gets_a_side() -> None:
    with pytest.raises(AdministratorHasNoSide):
        give_role(person=make_administrator(), side=make_side(), role=Role.COORDINATOR, by=None)


def test_nobody_acts_for_two_sides() -> None:
    person = make_person(side=make_side("RU-TA"))

    with pytest.raises(ActsForAnotherSide):
        give_role(person=person, side=make_side("RU-IN"), role=Role.OBSERVER, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=person, side=make_side("RU-IN"), role=Role.OBSERVER)


def test_a_role_changes_in_its_place() -> None:
    person = make_person(side=make_side("RU-TA"), role=Role.OBSERVER)

    give_role(person=person, side=make_side("RU-TA"), role=Role.SECTOR_LEAD, sectors=("health",), by=None)

    membership = person.memberships.get()
    assert (membership.role, membership.sectors) == ("sector_lead", ["health"])


def test_a_membership_written_by_hand_gives_an_administrator_no_side() -> None:
    administrator = make_administrator()
    Membership.objects.create(person=administrator, side=make_side(), role=Role.COORDINATOR)

    assert membership_of(administrator) is None


@pytest.mark.parametrize("role", [Role.SECTOR_LEAD, Role.OBSERVER])
def test_only_coordinators_add_people_to_their_side(role: Role) -> None:
    by = make_person(side=make_side(), role=role)

    with pytest.raises(NotAllowed):
        add_to_side(email="n@example.org", name="Н", password=PASSWORD, side=make_side(), role=Role.OBSERVER, by=by)


def test_a_coordinator_adds_nobody_to_the_other_side() -> None:
    by = make_person(side=make_side("RU-TA"))

    with pytest.raises(NotAllowed):
        add_to_side(
            email="n@example.org", name="Н", password=PASSWORD, side=make_side("RU-IN"), role=Role.OBSERVER, by=by
        )

    assert not Person.objects.filter(email="n@example.org").exists()


def test_a_coordinator_closes_a_door_on_the_own_side_only() -> None:
    by, colleague, stranger = (
        make_person(side=make_side()),
        make_person(side=make_side()),
        make_person(side=make_side("RU-IN")),
    )

    set_active(person=colleague, is_active=False, by=by)
    with pytest.raises(NotAllowed):
        set_active(person=stranger, is_active=False, by=by)
    with pytest.raises(OwnAccount):
        set_active(person=by, is_active=False, by=by)

    assert not Person.objects.get(pk=colleague.pk).is_active
    assert Person.objects.get(pk=stranger.pk).is_active


def test_a_closed_door_takes_the_side_away() -> None:
    person = make_person(side=make_side(), is_active=False)

    assert membership_of(person) is None


def test_the_journal_never_holds_a_password() -> None:
    person = add_person(email="a@example.org", name="А", password=PASSWORD)
    change_password(person=person, password="другой пароль 88", by=person)

    assert "парол" not in str([entry.content() for entry in Entry.objects.exclude(verb="password changed")])
    assert not Entry.objects.get(verb="password changed").after


@pytest.mark.parametrize("sectors", [(), ("sea",), ("health", "sea")])
def test_a_sector_lead_answers_for_known_sectors(sectors: tuple[str, ...]) -> None:
    person = make_person()

    with pytest.raises(SectorsMissing):
        give_role(person=person, side=make_side(), role=Role.SECTOR_LEAD, sectors=sectors, by=None)

    assert not person.memberships.exists()


def test_sectors_count_for_a_sector_lead_only() -> None:
    membership = give_role(
        person=make_person(), side=make_side(), role=Role.COORDINATOR, sectors=("health",), by=make_administrator()
    )

    assert membership.sectors == []


def test_a_coordinator_changes_roles_on_the_own_side_only_and_never_the_own() -> None:
    by, colleague = make_person(side=make_side()), make_person(side=make_side())
    stranger = make_person(side=make_side("RU-IN"))

    give_role(person=colleague, side=make_side(), role=Role.OBSERVER, by=by)
    for person, side, refusal in [
        (stranger, make_side("RU-IN"), NotAllowed),
        (stranger, make_side(), ActsForAnotherSide),
        (by, make_side(), OwnAccount),
    ]:
        with pytest.raises(refusal):
            give_role(person=person, side=side, role=Role.OBSERVER, by=by)

    assert colleague.memberships.get().role == Role.OBSERVER
    assert stranger.memberships.get().role == Role.COORDINATOR


def test_a_coordinator_gives_passwords_on_the_own_side_only_and_never_to_an_administrator() -> None:
    by, colleague = make_person(side=make_side()), make_person(side=make_side())

    change_password(person=colleague, password=PASSWORD, by=by)
    for person in (make_person(side=make_side("RU-IN")), make_administrator(), make_person()):
        with pytest.raises(NotAllowed):
            change_password(person=person, password=PASSWORD, by=by)
        assert not Person.objects.get(pk=person.pk).has_usable_password()

    assert Person.objects.get(pk=colleague.pk).check_password(PASSWORD)


def test_an_administrator_looks_after_everybody_else() -> None:
    by, other = make_administrator(), make_administrator()

    set_active(person=other, is_active=False, by=by)
    set_active(person=other, is_active=True, by=by)
    with pytest.raises(OwnAccount):
        set_active(person=by, is_active=False, by=by)

    verbs = Entry.objects.values_list("verb", flat=True)
    assert list(verbs) == ["door closed", "door opened"]


def test_closing_a_closed_door_is_no_change() -> None:
    person = make_person(side=make_side(), is_active=False)

    set_active(person=person, is_active=False, by=make_administrator())

    assert not Entry.objects.exists()


def test_a_weak_new_password_is_refused_and_the_old_one_stays() -> None:
    person = make_person(side=make_side())
    change_password(person=person, password=PASSWORD, by=None)

    with pytest.raises(ValidationError):
        change_password(person=person, password="1234567890", by=person)

    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)


def test_a_coordinator_puts_nobody_without_a_side_on_another_one() -> None:
    by, newcomer = make_person(side=make_side()), make_person()

    with pytest.raises(NotAllowed):
        give_role(person=newcomer, side=make_side("RU-IN"), role=Role.OBSERVER, by=by)

    assert not Membership.objects.filter(person=newcomer).exists()
