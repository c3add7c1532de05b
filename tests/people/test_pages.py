"""Pages about people: the own profile, the people of a side, one of them."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.factories.people import PASSWORD, make_administrator, make_person, make_side

from kunak.people.models import Person, Role
from kunak.people.services import change_password

pytestmark = [pytest.mark.django_db, pytest.mark.answers]
NEW = {"name": "Бэла Оздоева", "email": "B.O@example.org", "role": "sector_lead", "sectors": ["health", "pharma"]}


def signed_in(person: Person) -> Client:
    client = Client(headers={"accept-language": "ru"})
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def told_password(page: str) -> str:
    """Return the password that the page tells once."""
    [password] = set(re.findall(r"\b[a-km-np-z2-9]{14}\b", page))
    return password


def test_the_people_of_a_side_are_listed_for_its_coordinator_and_nobody_elses() -> None:
    by = make_person(side=make_side(), name="Свой")
    make_person(side=make_side("RU-IN"), name="Чужой")
    make_administrator()

    page = signed_in(by).get("/people/").content.decode()

    assert "Свой" in page
    assert "Чужой" not in page
    assert "администратор" not in page.split("<tbody>")[1].split("</tbody>")[0]


def test_an_administrator_sees_everybody() -> None:
    make_person(side=make_side("RU-IN"), name="Кто-то")

    assert "Кто-то" in signed_in(make_administrator()).get("/people/").content.decode()


def test_the_list_asks_the_same_number_of_questions_whatever_its_length(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    by = make_person(side=make_side())
    for _ in range(12):
        make_person(side=make_side(), role=Role.OBSERVER)
    client = signed_in(by)

    with django_assert_max_num_queries(9):
        client.get("/people/")


def test_a_coordinator_adds_somebody_who_can_sign_in_with_the_password_shown_once() -> None:
    client = signed_in(make_person(side=make_side()))

    answer = client.post("/people/", NEW)

    page = answer.content.decode()
    person = Person.objects.get(email="b.o@example.org")
    assert person.check_password(told_password(page))
    assert (person.memberships.get().side, person.memberships.get().sectors) == (make_side(), ["health", "pharma"])
    assert told_password(page) not in client.get("/people/").content.decode()
    assert f'value="{NEW["name"]}"' not in page  # the form waits for the next one


def test_a_password_is_in_the_answer_alone_no_cookie_and_no_session_ever_holds_it() -> None:
    client, person = signed_in(make_person(side=make_side())), make_person(side=make_side(), role=Role.OBSERVER)

    for address, typed in (("/people/", NEW), (f"/people/{person.pk}/password/", {})):
        answer = client.post(address, typed)

        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
        kept = [*(cookie.value for cookie in client.cookies.values()), *map(str, client.session.values())]
        assert not [value for value in kept if told_password(answer.content.decode()) in value]
        assert "messages" not in answer.cookies


def test_a_coordinators_form_has_no_side_and_a_forged_one_does_not_count() -> None:
    client = signed_in(make_person(side=make_side()))

    client.post("/people/", NEW | {"side": make_side("RU-IN").pk})

    assert Person.objects.get(email="b.o@example.org").memberships.get().side == make_side()


def test_an_administrator_chooses_the_side() -> None:
    client = signed_in(make_administrator())

    refused = client.post("/people/", NEW)
    client.post("/people/", NEW | {"side": make_side("RU-IN").pk})

    assert refused.status_code == 422
    assert Person.objects.get(email="b.o@example.org").memberships.get().side == make_side("RU-IN")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"email": "not an address"}, "адрес электронной почты"),
        ({"email": "taken@example.org"}, "уже кто-то входит"),
        ({"sectors": []}, "Выберите хотя бы одну сферу"),
        ({"sectors": ["sea"]}, "sea"),
        ({"role": "administrator"}, "administrator"),
        ({"name": ""}, "Имя"),
        ({"name": "я" * 201}, "200"),
    ],
)
def test_a_refused_form_tells_what_to_mend_and_keeps_what_was_typed(changes: dict[str, Any], told: str) -> None:
    make_person(email="taken@example.org")
    client = signed_in(make_person(side=make_side()))
    before = Person.objects.count()

    answer = client.post("/people/", NEW | changes)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert f'value="{(NEW | changes)["name"]}"' in page or not (NEW | changes)["name"]
    assert Person.objects.count() == before


@pytest.mark.parametrize("role", [Role.SECTOR_LEAD, Role.OBSERVER])
def test_only_coordinators_and_administrators_open_the_pages_of_people(role: Role) -> None:
    client = signed_in(make_person(side=make_side(), role=role))

    assert client.get("/people/").status_code == 403
    assert client.post("/people/", NEW).status_code == 403
    assert not Person.objects.filter(email="b.o@example.org").exists()


@pytest.mark.parametrize("page", ["", "role/", "password/", "switch/"])
def test_somebody_of_another_side_is_not_there(page: str) -> None:
    client, stranger = signed_in(make_person(side=make_side())), make_person(side=make_side("RU-IN"))

    address = f"/people/{stranger.pk}/{page}"
    answer = client.post(address, {"role": "observer"}) if page else client.get(address)

    assert answer.status_code == 404
    assert Person.objects.get(pk=stranger.pk).is_active


def test_a_role_is_changed_on_the_persons_page() -> None:
    client, person = signed_in(make_person(side=make_side())), make_person(side=make_side(), role=Role.OBSERVER)

    refused = client.post(f"/people/{person.pk}/role/", {"role": "sector_lead"})
    done = client.post(f"/people/{person.pk}/role/", {"role": "sector_lead", "sectors": ["culture"]}, follow=True)

    assert refused.status_code == 422
    assert "Выберите хотя бы одну сферу" in refused.content.decode()
    assert "Роль изменена." in done.content.decode()
    assert person.memberships.get().sectors == ["culture"]


def test_a_new_password_is_shown_once_and_the_person_sees_who_gave_it() -> None:
    by = make_person(side=make_side(), name="Анна Ким")
    person = make_person(side=make_side(), role=Role.OBSERVER)

    page = signed_in(by).post(f"/people/{person.pk}/password/", follow=True).content.decode()

    person = Person.objects.get(pk=person.pk)
    assert person.check_password(told_password(page))
    profile = signed_in(person).get("/people/me/").content.decode()
    assert "изменён пароль" in profile
    assert "Анна Ким" in profile


def test_access_is_closed_and_opened_on_the_persons_page() -> None:
    client, person = signed_in(make_person(side=make_side())), make_person(side=make_side(), role=Role.OBSERVER)

    closed = client.post(f"/people/{person.pk}/switch/", {"active": "0"}, follow=True).content.decode()
    assert "доступ закрыт" in closed
    assert not Person.objects.get(pk=person.pk).is_active

    client.post(f"/people/{person.pk}/switch/", {"active": "1"})
    assert Person.objects.get(pk=person.pk).is_active


def test_the_own_page_offers_neither_role_nor_door() -> None:
    by = make_person(side=make_side())
    client = signed_in(by)

    page = client.get(f"/people/{by.pk}/").content.decode()
    for action in ("role", "switch"):
        client.post(f"/people/{by.pk}/{action}/", {"role": "observer", "active": "0"})

    assert "Изменить роль" not in page
    assert Person.objects.get(pk=by.pk).is_active
    assert by.memberships.get().role == Role.COORDINATOR


def test_the_own_password_is_changed_with_the_old_one_and_this_session_goes_on() -> None:
    person = make_person(side=make_side())
    change_password(person=person, password=PASSWORD, by=None)
    person.refresh_from_db()
    here, elsewhere = signed_in(person), signed_in(person)
    typed = {"new_password1": "другой пароль 88", "new_password2": "другой пароль 88"}

    wrong = here.post("/people/me/", typed | {"old_password": "не тот"})
    right = here.post("/people/me/", typed | {"old_password": PASSWORD}, follow=True)

    assert wrong.status_code == 422
    assert "Пароль изменён." in right.content.decode()
    assert here.get("/people/me/").status_code == 200
    assert elsewhere.get("/people/me/").status_code == 302


def test_a_weak_new_password_is_refused_with_the_reason() -> None:
    person = make_person(side=make_side())
    change_password(person=person, password=PASSWORD, by=None)
    person.refresh_from_db()

    answer = signed_in(person).post(
        "/people/me/", {"old_password": PASSWORD, "new_password1": "short", "new_password2": "short"}
    )

    assert answer.status_code == 422
    assert "10 символов" in answer.content.decode()
    assert Person.objects.get(pk=person.pk).check_password(PASSWORD)
