"""What holds for every request and answer: their encoding, and who may keep them."""

import logging
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.people import make_person, make_side

pytestmark = pytest.mark.django_db
FORM = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n{text}\r\n--x--\r\n'


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def client() -> Client:
    """Return somebody signed in; a fault of ours comes as a page, so that it is told from a refusal."""
    client = Client(raise_request_exception=False)
    client.force_login(make_person(side=make_side()))
    return client


@pytest.mark.parametrize(
    ("charset", "text"),
    [("utf-7", "+2AA-"), ("unicode_escape", r"\ud800"), ("idna", "xn--a"), ("punycode", "ж"), ("hex", "00")],
)
def test_a_form_in_another_encoding_is_refused_as_broken(client: Client, charset: str, text: str) -> None:
    kind = f"multipart/form-data; boundary=x; charset={charset}"

    answer = client.generic("POST", reverse("documents:add"), FORM.format(text=text).encode(), content_type=kind)

    assert answer.status_code == 400


def test_an_address_in_another_encoding_is_refused_as_broken(client: Client) -> None:
    asked = f"{reverse('agreements:register')}?q=%2B2AA-"

    assert client.get(asked, CONTENT_TYPE="text/plain; charset=utf-7").status_code == 400


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", '"utf-8"', "no-such"])
def test_what_is_in_utf8_or_in_nothing_known_is_read(client: Client, charset: str) -> None:
    kind = f"multipart/form-data; boundary=x; charset={charset}"

    answer = client.generic("POST", reverse("documents:add"), FORM.format(text=" ").encode(), content_type=kind)

    assert answer.status_code == 422


@pytest.mark.parametrize("name", ["desk:home", "agreements:register", "documents:list", "people:people"])
def test_no_page_of_a_side_is_kept_by_a_browser_or_a_proxy(client: Client, name: str) -> None:
    for headers in ({}, {"HX-Request": "true"}):
        answer = client.get(reverse(name), headers=headers)

        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")


def test_a_page_that_is_refused_or_leads_on_is_not_kept_either(client: Client) -> None:
    for address in (reverse("agreements:agreement", args=[404]), reverse("people:sign-in")):
        assert "private" in client.get(address).headers["Cache-Control"]


def test_what_says_itself_who_may_keep_it_is_left_alone(client: Client) -> None:
    assert "public" in client.get(reverse("portal:schema")).headers["Cache-Control"]


@pytest.mark.storage
@pytest.mark.parametrize("header", ["User-Agent", "Accept", "Accept-Language", "X-Forwarded-For", "HX-Target"])
def test_a_header_with_a_nul_is_refused_as_broken_before_anything_keeps_it(header: str) -> None:
    typed = {"username": "a@example.org", "password": "x"}

    answer = Client(raise_request_exception=False).post(reverse("people:sign-in"), typed, headers={header: "a\0b"})

    assert answer.status_code == 400
    assert "Запрос не удалось понять" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/agreements/?q=a%00b", "/agreements/?%00=1", "/agreements/%00", "/static/%00.css"]
)
def test_an_address_with_a_nul_is_refused_as_broken(client: Client, address: str) -> None:
    assert client.get(address).status_code == 400


def test_a_cookie_with_a_nul_never_reaches_the_table_of_sessions(client: Client) -> None:
    answer = client.get("/desk/", HTTP_COOKIE='kunak_session="abcdefgh\\000ijklmnop"')

    assert answer.status_code == 400


def test_a_link_from_a_refused_address_is_followed(client: Client) -> None:
    refused = "http://testserver/agreements/?q=%00"

    assert client.get("/agreements/", headers={"referer": refused, "HX-Current-URL": refused}).status_code == 200


def test_a_file_with_a_name_that_is_too_long_is_refused_with_what_to_do(client: Client) -> None:
    part = '--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\nтекст\r\n--x--\r\n'
    body = part.format(name="я" * 600 + ".txt").encode()

    answer = client.generic("POST", reverse("documents:add"), body, content_type="multipart/form-data; boundary=x")

    assert answer.status_code == 400
    assert "Назовите файл короче" in answer.content.decode()


def test_an_address_that_only_takes_forms_shows_a_page_and_not_a_blank_one(client: Client) -> None:
    answer, asked = client.get(reverse("ui:theme")), client.put(reverse("ui:theme"))

    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Здесь нечего показать" in answer.content.decode()
    assert (asked.status_code, asked.content) == (405, b"")
