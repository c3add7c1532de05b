"""`kunak user`: people from the terminal, all or nothing."""

import pytest
from tests.config.conftest import Kunak
from tests.factories.people import PASSWORD, make_person

from kunak.journal.models import Entry
from kunak.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_hashes")]
TYPED = f"{PASSWORD}\n".encode()


def added(kunak: Kunak, *arguments: str, stdin: bytes = TYPED):  # type: ignore[no-untyped-def]
    return kunak("user", "add", "A.Kim@example.org", "--name", "Анна Ким", "--password-stdin", *arguments, stdin=stdin)


def test_a_coordinator_is_added_with_a_side_and_can_sign_in(kunak: Kunak) -> None:
    done = added(kunak, "--role", "coordinator", "--side", "RU-TA")

    person = Person.objects.get(email="a.kim@example.org")
    assert (done.status, done.out) == (0, "Добавлен человек: Анна Ким, a.kim@example.org\n")
    assert person.check_password(PASSWORD)
    assert person.memberships.get().side.name == "Республика Татарстан"


def test_an_administrator_is_added_without_a_side(kunak: Kunak) -> None:
    assert added(kunak, "--role", "administrator").status == 0

    person = Person.objects.get()
    assert person.is_administrator
    assert not person.memberships.exists()


def test_a_sector_lead_is_added_with_sectors(kunak: Kunak) -> None:
    added(kunak, "--role", "sector_lead", "--side", "RU-TA", "--sector", "health", "--sector", "pharma")

    assert Person.objects.get().memberships.get().sectors == ["health", "pharma"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--role", "administrator", "--side", "RU-TA"], "--side нужен"),
        (["--role", "coordinator"], "--side нужен"),
        (["--role", "coordinator", "--side", "RU-XX"], "Территории с кодом RU-XX нет"),
        (["--role", "sector_lead", "--side", "RU-TA"], "--sector нужен"),
        (["--role", "observer", "--side", "RU-TA", "--sector", "health"], "--sector нужен"),
        (["--role", "sector_lead", "--side", "RU-TA", "--sector", "sea"], "Сферы sea нет"),
    ],
)
def test_arguments_that_do_not_fit_are_told_and_nobody_is_added(kunak: Kunak, arguments: list[str], told: str) -> None:
    done = added(kunak, *arguments)

    assert (done.status, done.out) == (2, "")
    assert told in done.err
    assert not Person.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("typed", [b"", b"short\n", b"1234567890\n", "анна ким\n".encode()])
def test_a_weak_password_is_told_and_nobody_is_added(kunak: Kunak, typed: bytes) -> None:
    done = added(kunak, "--role", "administrator", stdin=typed)

    assert done.status == 2
    assert "парол" in done.err.lower()
    assert not Person.objects.exists()


def test_an_address_that_somebody_has_is_told(kunak: Kunak) -> None:
    make_person(email="a.kim@example.org")

    done = added(kunak, "--role", "administrator")

    assert done.status == 2
    assert "kunak: " in done.err
    assert Person.objects.count() == 1


def test_a_new_password_works_from_then_on(kunak: Kunak) -> None:
    make_person(email="a.kim@example.org")

    done = kunak("user", "password", "A.KIM@example.org", "--password-stdin", stdin=TYPED)

    assert done.status == 0
    assert Person.objects.get().check_password(PASSWORD)


def test_a_password_for_nobody_is_told(kunak: Kunak) -> None:
    done = kunak("user", "password", "who@example.org", "--password-stdin", stdin=TYPED)

    assert (done.status, done.err) == (2, "kunak: С адресом who@example.org никто не входит.\n")
