"""The door: who gets in, how long it stays open, and how long it is closed after too many wrong passwords."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils import timezone
from tests.factories.people import PASSWORD, make_person, make_side

from kunak.people.models import Person
from kunak.people.services import change_password
from kunak.people.throttling import KNOWN_COOKIE, caller_address, reopens_at

pytestmark = pytest.mark.django_db
DOOR = "/people/sign-in/"


@pytest.fixture
def person() -> Person:
    made = make_person(side=make_side(), email="a.kim@example.org", name="Анна Ким")
    change_password(person=made, password=PASSWORD, by=None)
    made.refresh_from_db()
    return made


def knock(client: Client, password: str, email: str = "a.kim@example.org", **more: str):  # type: ignore[no-untyped-def]
    return client.post(DOOR, {"username": email, "password": password} | more)


def test_the_right_password_leads_to_the_desk_and_the_session_ends_with_the_browser(
    client: Client, person: Person
) -> None:
    answer = knock(client, PASSWORD, "A.Kim@Example.org")

    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert client.session.get_expire_at_browser_close()


def test_at_the_own_workplace_the_session_stays_twelve_hours(client: Client, person: Person) -> None:
    knock(client, PASSWORD, stay="on")

    assert not client.session.get_expire_at_browser_close()
    assert client.session.get_expiry_age() == 12 * 60 * 60


@pytest.mark.parametrize(
    ("email", "password"), [("a.kim@example.org", "другой пароль"), ("nobody@example.org", PASSWORD), ("", "")]
)
def test_whatever_is_wrong_the_answer_keeps_what_was_typed_and_does_not_tell_who_exists(
    client: Client, person: Person, email: str, password: str
) -> None:
    answer = knock(client, password, email)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{email}"' in page or not email
    assert "Почта или пароль не подходят" in page or not email
    assert password not in page or not password


def test_a_closed_door_answers_as_a_wrong_password_and_ends_open_sessions(client: Client, person: Person) -> None:
    knock(client, PASSWORD)
    Person.objects.filter(pk=person.pk).update(is_active=False)

    assert client.get("/desk/")["Location"] == f"{DOOR}?next=/desk/"
    assert "Почта или пароль не подходят" in knock(Client(), PASSWORD).content.decode()


def test_a_new_password_ends_open_sessions(client: Client, person: Person) -> None:
    knock(client, PASSWORD)

    change_password(person=person, password="новый пароль 99", by=None)

    assert client.get("/desk/").status_code == 302


def test_after_signing_in_the_page_asked_for_comes_and_never_one_of_another_host(
    client: Client, person: Person
) -> None:
    assert knock(client, PASSWORD, next="/people/me/")["Location"] == "/people/me/"
    assert knock(Client(), PASSWORD, next="https://elsewhere.example/")["Location"] == "/desk/"


def test_a_part_of_a_page_sent_after_the_session_ended_is_told_so_and_the_door_is_not_put_in_its_place(
    client: Client,
) -> None:
    part = client.post("/people/me/", headers={"HX-Request": "true", "accept-language": "ru"})
    page = client.post("/people/me/")

    assert (part.status_code, page.status_code) == (401, 302)  # htmx leaves a part as it stands, and a notice is shown
    assert "Скопируйте введённое" in part.content.decode()
    assert "password" not in part.content.decode()


def test_who_is_signed_in_does_not_see_the_door(client: Client, person: Person) -> None:
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")

    assert client.get(DOOR)["Location"] == "/desk/"


def test_signing_out_is_a_deed_and_ends_the_session(client: Client, person: Person) -> None:
    knock(client, PASSWORD)

    assert client.get("/people/sign-out/").status_code == 405
    assert client.post("/people/sign-out/")["Location"] == "/"
    assert client.get("/desk/").status_code == 302


def locked(client: Client) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        knock(client, "wrong")


def test_seven_wrong_passwords_close_the_door_until_a_told_time_even_for_the_right_one(
    client: Client, person: Person
) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        assert knock(client, "wrong").status_code == 422

    last, right = knock(client, "wrong"), knock(client, PASSWORD)

    opens = AccessAttempt.objects.get().attempt_time + timedelta(minutes=15)
    assert (last.status_code, right.status_code) == (429, 429)
    assert f"закрыт до {timezone.localtime(opens):%H:%M}" in last.content.decode()
    assert "7 раз подряд" in last.content.decode()


def test_the_time_that_was_told_stays_true_whoever_tries_meanwhile(client: Client, person: Person) -> None:
    locked(client)
    told = AccessAttempt.objects.get().attempt_time

    knock(client, "wrong")

    assert AccessAttempt.objects.get().attempt_time == told


def test_after_the_told_time_the_right_password_opens_again(client: Client, person: Person) -> None:
    locked(client)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))

    assert knock(client, PASSWORD).status_code == 302


def test_the_case_of_an_address_gives_no_new_attempts(client: Client, person: Person) -> None:
    for number in range(settings.AXES_FAILURE_LIMIT):
        knock(client, "wrong", "a.kim@example.org" if number % 2 else "A.KIM@example.org")

    assert knock(client, PASSWORD).status_code == 429


def test_somebody_else_and_another_caller_are_not_closed_out(client: Client, person: Person) -> None:
    other = make_person(side=make_side(), email="b@example.org")
    change_password(person=other, password=PASSWORD, by=None)

    locked(client)

    assert knock(Client(), PASSWORD, "b@example.org").status_code == 302
    assert knock(Client(REMOTE_ADDR="192.0.2.7"), PASSWORD).status_code == 302


def test_the_right_password_forgets_the_wrong_ones(client: Client, person: Person) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        knock(client, "wrong")
    knock(client, PASSWORD)

    assert knock(Client(), "wrong").status_code == 422


def test_who_tries_passwords_elsewhere_closes_nobodys_own_browser_even_at_one_address(
    client: Client, person: Person
) -> None:
    knock(client, PASSWORD)
    client.post("/people/sign-out/")

    locked(Client())

    assert knock(Client(), PASSWORD).status_code == 429
    assert knock(client, PASSWORD).status_code == 302


def test_a_known_browser_has_its_seven_tries_and_no_more(client: Client, person: Person) -> None:
    knock(client, PASSWORD)
    client.post("/people/sign-out/")

    locked(client)

    assert knock(client, PASSWORD).status_code == 429
    assert "закрыт до" in knock(client, PASSWORD).content.decode()
    assert knock(Client(), PASSWORD).status_code == 302


def test_a_browser_is_known_for_the_address_alone_that_it_signed_in_with(client: Client, person: Person) -> None:
    other = make_person(side=make_side(), email="b@example.org")
    change_password(person=other, password=PASSWORD, by=None)
    knock(client, PASSWORD, "b@example.org")
    client.post("/people/sign-out/")

    locked(Client())

    assert knock(client, PASSWORD).status_code == 429


def test_a_shared_workplace_is_known_for_its_last_five_people(client: Client, person: Person) -> None:
    marks = []
    for number in range(6):
        email = f"p{number}@example.org"
        change_password(person=make_person(side=make_side(), email=email), password=PASSWORD, by=None)
        knock(client, PASSWORD, email)
        client.post("/people/sign-out/")
        marks.append(client.cookies[KNOWN_COOKIE].value.split(".")[1])

    browser, *kept = client.cookies[KNOWN_COOKIE].value.split(".")
    assert (len(browser), kept) == (22, marks[:0:-1])


@pytest.mark.parametrize("made_up", ["", "x", ".", "a" * 22, "a" * 22 + "." + "0" * 64, "é" * 22 + ".", "." * 5000])
def test_a_made_up_cookie_makes_no_browser_known(client: Client, person: Person, made_up: str) -> None:
    locked(Client())

    client.cookies[KNOWN_COOKIE] = made_up

    assert knock(client, PASSWORD).status_code == 429


def test_the_cookie_of_a_known_browser_is_out_of_reach_of_scripts_and_names_nobody(
    client: Client, person: Person
) -> None:
    cookie = knock(client, PASSWORD).cookies[KNOWN_COOKIE]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 31_536_000)
    assert "kim" not in cookie.value


@pytest.mark.parametrize(
    ("proxies", "passed_on", "address"),
    [
        (0, "203.0.113.5", "192.0.2.1"),
        (1, "invented, 203.0.113.5", "203.0.113.5"),
        (2, "invented, 203.0.113.5, 10.0.0.1", "203.0.113.5"),
        (2, "203.0.113.5", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_only_known_proxies_are_believed_about_the_caller(
    monkeypatch: pytest.MonkeyPatch, proxies: int, passed_on: str, address: str
) -> None:
    monkeypatch.setattr(settings, "PROXIES", proxies)

    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=passed_on)

    assert caller_address(request) == address


def test_where_no_attempt_is_left_the_time_is_counted_from_now() -> None:
    before = timezone.now()

    opens = reopens_at(RequestFactory().post(DOOR, {"username": "x@example.org"}))

    assert before + timedelta(minutes=15) <= opens <= timezone.now() + timedelta(minutes=15)


def test_an_address_longer_than_any_is_refused_like_every_wrong_one(client: Client) -> None:
    address = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.org"  # longer than what counts wrong passwords can keep

    assert knock(client, "пароль", address).status_code == 422
    assert not AccessAttempt.objects.exists()
