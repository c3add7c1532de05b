"""The shell of every page, the pages of refusals, theme and language."""

import logging
from collections.abc import Iterator

import pytest
from django.test import Client
from django.test.utils import override_settings
from django.utils.translation import override
from lxml import html
from lxml.html import HtmlElement
from tests.factories.people import make_administrator, make_person, make_side

from kunak.people.models import Role


@pytest.fixture(autouse=True)
def kitchen() -> Iterator[None]:
    """Add the tests' own pages; keep the log quiet about failures that are wanted."""
    logging.disable(logging.CRITICAL)
    with override_settings(ROOT_URLCONF="tests.ui.kitchen"):
        yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def anyone() -> Client:
    """Return somebody who is not signed in; failures come as pages."""
    return Client(raise_request_exception=False)


def page(client: Client, path: str = "/kitchen/", status: int = 200, language: str = "ru") -> HtmlElement:
    """Return a page, read."""
    client.cookies["kunak_language"] = language
    answer = client.get(path)
    assert answer.status_code == status
    return html.document_fromstring(answer.content)


# --- the shell


@pytest.mark.parametrize(("language", "brand", "entry"), [("ru", "Кунак", "Соглашения"), ("en", "Kunak", "Agreements")])
def test_a_page_speaks_its_language_throughout(anyone: Client, language: str, brand: str, entry: str) -> None:
    shown = page(anyone, language=language)

    assert shown.get("lang") == language
    assert shown.findtext(".//title") == f"Составные части · {brand}"
    assert shown.xpath("//nav[@class='mast__nav']/a/text()") == [entry]


@pytest.mark.parametrize(("cookie", "theme"), [("dark", "dark"), ("light", "light"), ("auto", None), ('"><b>', None)])
def test_the_chosen_theme_is_written_by_the_server(anyone: Client, cookie: str, theme: str | None) -> None:
    anyone.cookies["theme"] = cookie

    assert page(anyone).get("data-theme") == theme


def test_every_id_of_a_page_is_its_own_and_every_label_has_its_control(anyone: Client) -> None:
    shown = page(anyone)

    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(shown.xpath("//label/@for")) <= set(ids)
    assert set(shown.xpath("//@aria-labelledby")) <= set(ids)


def test_htmx_swaps_refused_forms_and_makes_no_styles_of_its_own(anyone: Client) -> None:
    config = page(anyone).xpath("//meta[@name='htmx-config']/@content")[0]

    assert '{"code": "422", "swap": true}' in config
    assert '"historyCacheSize": 0, "refreshOnHistoryMiss": true' in config  # no page of a side stays in the browser
    assert '"includeIndicatorStyles": false' in config
    assert '"allowEval": false' in config


def test_the_policy_lets_nothing_inline_pass(anyone: Client) -> None:
    policy = anyone.get("/kitchen/").headers["Content-Security-Policy"]

    assert {"script-src 'self'", "style-src 'self'", "default-src 'none'"} <= set(policy.split("; "))
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_the_reader_sees_who_they_are_and_their_rooms(client: Client) -> None:
    reader = make_person(side=make_side(), role=Role.OBSERVER, name="Министерство <проба>")
    client.force_login(reader)

    shown = page(client)

    account = shown.xpath("//summary[contains(@class, 'mast__side')]/span")[0]
    assert account.text_content().startswith("Министерство <проба>")
    assert "Татарстан" in account.findtext("small")
    assert shown.xpath("//nav[@class='mast__nav']/a/text()") == [
        "Мой стол",
        "Соглашения",
        "Поручения",
        "Документы",
        "Открытая страница",
    ]
    assert shown.xpath("//form[@method='post']/@action").count("/people/sign-out/") == 2


@pytest.mark.django_db
def test_a_reader_called_by_role_and_side_is_not_named_twice(client: Client) -> None:
    client.force_login(make_person(side=make_side(), name="Координатор, Татарстан"))

    assert not page(client).xpath("//summary[contains(@class, 'mast__side')]//small")


@pytest.mark.django_db
def test_the_menu_marks_the_room_that_is_open(client: Client) -> None:
    client.force_login(make_person(side=make_side()))

    shown = page(client, "/documents/add/")

    assert shown.xpath("//nav[@class='mast__nav']/a[@aria-current='page']/text()") == ["Документы"]


@pytest.mark.django_db
def test_the_administrator_begins_with_people(client: Client) -> None:
    client.force_login(make_administrator())

    shown = page(client)

    assert shown.xpath("//nav[@class='mast__nav']/a/text()") == [
        "Люди",
        "Органы",
        "Виды мероприятий",
        "Письма",
        "Открытая страница",
    ]
    assert shown.xpath("//a[@class='mast__brand']/@href") == ["/people/"]


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "count"), [(Role.COORDINATOR, 2), (Role.OBSERVER, 0)])
def test_a_coordinator_finds_the_people_of_the_side(client: Client, role: Role, count: int) -> None:
    client.force_login(make_person(side=make_side(), role=role))

    links = page(client).xpath("//header//a[contains(., 'Люди стороны')]/@href")

    assert links == ["/people/"] * count


# --- pages of refusals


@pytest.mark.parametrize(
    ("path", "status", "russian", "english"),
    [
        ("/nowhere/", 404, "Такой страницы нет", "There is no such page"),
        ("/kitchen/403/", 403, "У вас нет доступа", "You have no access to this"),
        ("/kitchen/400/", 400, "Запрос не удалось понять", "The request cannot be understood"),
        ("/kitchen/much/", 400, "Слишком много за один раз", "There is too much in the form"),
        ("/kitchen/500/", 500, "Не получилось показать страницу", "The page could not be shown"),
    ],
)
def test_a_refusal_is_a_page_in_the_readers_language(
    anyone: Client, path: str, status: int, russian: str, english: str
) -> None:
    shown = page(anyone, path, status)

    assert shown.findtext(".//h1") == russian
    assert shown.xpath("//p[@class='code']")[0].text_content() == f"Код {status}"
    assert page(anyone, path, status, "en").findtext(".//h1") == english


def test_a_refusal_leads_on_to_places_that_exist(anyone: Client) -> None:
    for path, status in (("/nowhere/", 404), ("/kitchen/403/", 403), ("/kitchen/400/", 400)):
        shown = page(anyone, path, status)
        assert shown.xpath("//div[@class='btns']/a/@href") == ["/", "/people/sign-in/"]


def test_the_page_of_our_own_fault_keeps_theme_and_offers_the_same_page(anyone: Client) -> None:
    anyone.cookies["theme"] = "dark"

    shown = page(anyone, "/kitchen/500/?a=1&b=2", 500)

    assert shown.get("data-theme") == "dark"
    assert shown.xpath("//div[@class='btns']/a/@href") == ["/kitchen/500/?a=1&b=2", "/"]


def test_a_post_that_failed_is_not_offered_again_as_a_get(anyone: Client) -> None:
    answer = anyone.post("/kitchen/500/")

    assert html.document_fromstring(answer.content).xpath("//div[@class='btns']/a/@href") == ["/", "/"]


def test_the_page_of_our_own_fault_copes_without_the_list_of_collected_files(anyone: Client) -> None:
    storages = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}
    with override_settings(STORAGES=storages, DEBUG=False):
        shown = page(anyone, "/kitchen/500/", 500)

    assert shown.xpath("//link[@rel='stylesheet']/@href") == ["/static/ui/kunak.css"]


def test_a_form_without_its_token_is_told_what_to_do() -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/theme/", {"theme": "dark"})

    assert answer.status_code == 403
    assert "Форма была открыта слишком долго" in answer.content.decode()


# --- theme and language


def test_choosing_a_theme_keeps_it_and_comes_back(anyone: Client) -> None:
    answer = anyone.post("/theme/", {"theme": "dark", "next": "/kitchen/?page=2"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/kitchen/?page=2")
    assert answer.cookies["theme"].value == "dark"
    assert page(anyone).get("data-theme") == "dark"


@pytest.mark.parametrize("chosen", ["auto", "", "<script>"])
def test_the_systems_theme_is_no_cookie(anyone: Client, chosen: str) -> None:
    anyone.cookies["theme"] = "dark"

    answer = anyone.post("/theme/", {"theme": chosen, "next": "/"})

    assert answer.cookies["theme"].value == ""
    assert answer.cookies["theme"]["max-age"] == 0


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_nobody_is_sent_elsewhere(anyone: Client, target: str) -> None:
    assert anyone.post("/theme/", {"theme": "dark", "next": target}).headers["Location"] == "/"
    assert anyone.post("/language/", {"language": "en", "next": target}).headers["Location"] == "/"


def test_theme_and_language_are_not_chosen_by_a_link(anyone: Client) -> None:
    assert anyone.get("/theme/").status_code == 405
    anyone.get("/language/?language=en")
    assert "kunak_language" not in anyone.cookies


def test_choosing_a_language_keeps_it(anyone: Client) -> None:
    answer = anyone.post("/language/", {"language": "en", "next": "/kitchen/"})

    assert answer.headers["Location"] == "/kitchen/"
    assert html.document_fromstring(anyone.get("/kitchen/").content).get("lang") == "en"


def test_the_footer_offers_each_language_in_its_own_words(anyone: Client) -> None:
    buttons = page(anyone, language="en").xpath("//form[@action='/language/']/button")

    assert [(button.text_content(), button.get("lang")) for button in buttons] == [("Русский", "ru"), ("English", "en")]
    assert [button.get("aria-current") for button in buttons] == [None, "true"]


def test_what_django_says_itself_is_said_our_way() -> None:
    from django.utils.translation import gettext

    with override("ru"):
        assert gettext("This field is required.") == "Заполните это поле."
    with override("en"):
        assert gettext("This field is required.") == "This field is required."
