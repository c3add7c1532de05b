"""What anybody may see: exactly what all sides made public, and nothing without their keys."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from lxml import html
from tests.factories.agreements import coordinators, make_agreement, ready_candidate
from tests.factories.documents import TEXT, read
from tests.factories.people import make_administrator, make_person, make_side
from tests.factories.public import published, turn_card
from tests.factories.versions import make_version, measure_input, publish_plan

from kunak.agreements import services
from kunak.agreements.models import Agreement
from kunak.documents.models import Fact
from kunak.people.models import Person
from kunak.portal import queries
from kunak.programme.models import Version

pytestmark = pytest.mark.django_db
HOME = "portal:home"
TALKS = "встреча закупщиков двух республик"


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


def make_plan(agreement: Agreement, *, turned: int = 2) -> Version:
    """Return a version in force with one measure for the first commitment; so many sides made it public."""
    executors = {party.pk: [f"Орган {party.label}"] for party in agreement.parties.all()}
    version = make_version(agreement=agreement, measures=[measure_input(agreement, text=TALKS, executors=executors)])
    publish_plan(version, turned=turned)
    return version


def page(client: Client, agreement: Agreement) -> html.HtmlElement:
    response = client.get(reverse("portal:agreement", args=[agreement.pk]))
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


# --- nothing without both keys


@pytest.mark.parametrize("turned", [0, 1])
@pytest.mark.parametrize("view", ["agreement", "agreement-json"])
def test_without_every_sides_key_there_is_no_page(client: Client, view: str, turned: int) -> None:
    agreement = make_agreement()
    for by in coordinators(agreement)[:turned]:
        turn_card(agreement, by)

    hidden = client.get(reverse(f"portal:{view}", args=[agreement.pk]))
    unknown = client.get(reverse(f"portal:{view}", args=[agreement.pk + 1000]))

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    assert shape(hidden.content, agreement.pk) == shape(unknown.content, agreement.pk + 1000)


def shape(content: bytes, pk: int) -> str:
    """Return a page without its address and its token, which differ by nature."""
    text = content.decode().replace(f"public/{pk}", "public/PK")
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


def test_no_word_of_an_agreement_is_public_without_both_keys(client: Client) -> None:
    agreement = make_agreement()
    turn_card(agreement, coordinators(agreement)[0])
    make_plan(agreement)

    shown = client.get(reverse(HOME)).content.decode()
    shown += client.get(reverse("portal:agreement", args=[agreement.pk])).content.decode()
    shown += client.get(reverse("portal:agreement-json", args=[agreement.pk])).content.decode()

    for word in words_of(agreement):
        assert word not in shown


def words_of(agreement: Agreement) -> list[str]:
    """Return every Russian text that was read for the agreement; codes are words of the pages' markup too."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            for part in value.values():
                walk(part)
        elif isinstance(value, str) and len(value) > 6 and re.search("[а-яё]", value):
            found.append(value)

    for fact in Fact.objects.filter(candidate=agreement.candidate):
        walk(fact.value)
    assert len(found) > 12
    return found


def test_a_side_that_takes_its_consent_back_closes_the_page_at_once(client: Client) -> None:
    agreement = published()
    page(client, agreement)

    services.withdraw_card_key(agreement=agreement, reason="уточняем", by=coordinators(agreement)[1])

    assert client.get(reverse("portal:agreement", args=[agreement.pk])).status_code == 404
    assert "Пока ничего не опубликовано" in client.get(reverse(HOME)).content.decode()


def test_a_card_that_has_changed_is_not_public_until_both_turn_again(client: Client) -> None:
    agreement = published()
    people = coordinators(agreement)
    services.enter_term(agreement=agreement, field="notice", value="P6M", note="текст", by=people[0])
    statuses = [client.get(reverse("portal:agreement", args=[agreement.pk])).status_code]

    for by in people:
        turn_card(agreement, by)
        statuses.append(client.get(reverse("portal:agreement", args=[agreement.pk])).status_code)

    assert statuses == [404, 404, 200]


def test_a_stale_key_of_one_and_a_fresh_key_of_the_other_are_not_enough() -> None:
    agreement = published()
    Agreement.objects.filter(pk=agreement.pk).update(notice="P6M")
    turn_card(agreement, coordinators(agreement)[0])

    assert queries.public_page(agreement.pk, date(2026, 1, 1)) is None
    assert queries.public_list(date(2026, 1, 1)) == []


def test_with_three_parties_all_three_must_agree(client: Client) -> None:
    names = {"RU-TA": "Республика Татарстан", "RU-IN": "Республика Ингушетия", "RU-DA": "Республика Дагестан"}
    spans = {"spans": [[0, 3]], "confidence": 1.0}
    parties = [{"name": name, "type": "territory", "code": code, **spans} for code, name in names.items()]
    candidate, by = ready_candidate(parties=parties)
    agreement = services.accept(candidate=candidate, by=by)
    statuses = []

    for one in coordinators(agreement):
        turn_card(agreement, one)
        statuses.append(client.get(reverse("portal:agreement", args=[agreement.pk])).status_code)

    assert statuses == [404, 404, 200]
    shown = page(client, agreement)
    assert "Татарстан, Ингушетия и Дагестан договорились работать вместе в трёх сферах" in text_of(shown)


@pytest.mark.parametrize("who", [None, make_person, make_administrator])
def test_signing_in_shows_no_more_than_to_anybody(client: Client, who: Callable[[], Person] | None) -> None:
    hidden = make_agreement()
    if who:
        client.force_login(who())

    assert client.get(reverse("portal:agreement", args=[hidden.pk])).status_code == 404
    assert client.get(reverse(HOME)).status_code == 200


# --- what is public


def test_the_page_tells_the_card(client: Client) -> None:
    shown = text_of(page(client, published()))

    assert "Татарстан и Ингушетия договорились работать вместе в трёх сферах" in shown
    assert "Подписано 29 мая 2025 г., Магас. Срок 5 лет, далее продлевается автоматически." in shown
    for told in (
        "Обмениваться опытом закупок",
        "координирует Министерство экономического развития",
        "подпись: Тимур Галиев",
        "Первая встреча",
        "Соглашение 2013 года",
        "План мероприятий не опубликован.",
    ):
        assert told in shown


def test_neither_documents_nor_quotations_nor_people_who_worked_on_it_are_public(client: Client) -> None:
    agreement = published()

    shown = text_of(page(client, agreement))
    shown += client.get(reverse("portal:agreement-json", args=[agreement.pk])).content.decode()

    assert "Будем работать вместе" not in shown
    assert "release.txt" not in shown
    assert agreement.documents.get().sha256[:12] not in shown
    assert agreement.candidate.decided_by is not None
    assert agreement.candidate.decided_by.name not in shown
    for sentence in TEXT.split("\n\n"):
        assert " ".join(sentence.split())[:60] not in shown


def test_the_public_pages_lead_nowhere_inside(client: Client) -> None:
    agreement = published()
    make_plan(agreement)

    for shown in (page(client, agreement), html.fromstring(client.get(reverse(HOME)).content.decode())):
        inside = ("/agreements/", "/documents/", "/programme/", "/papers/", "/desk/")
        assert not [url for url in shown.xpath("//main//a/@href") if url.startswith(inside)]


def test_the_list_has_the_public_ones_only(client: Client) -> None:
    agreement = published()
    candidate, by = ready_candidate(signed_on=read("2025-05-30", "30.05.2025"))
    services.accept(candidate=candidate, by=by)

    rows = html.fromstring(client.get(reverse(HOME)).content.decode()).xpath("//tbody/tr")

    assert [one.xpath(".//a/@href")[0] for one in rows] == [reverse("portal:agreement", args=[agreement.pk])]
    assert "29 мая 2025" in text_of(rows[0])


def test_the_home_page_says_what_this_is_and_where_to_sign_in(client: Client) -> None:
    shown = html.fromstring(client.get(reverse(HOME)).content.decode())

    assert "Кунак превращает соглашение регионов в план" in text_of(shown)
    assert reverse("people:sign-in") in shown.xpath("//main//a/@href")


def test_the_number_of_queries_does_not_grow_with_the_list() -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            queries.public_list(date(2026, 1, 1))
        return len(asked)

    first = published()
    few = count()
    for day in ("2025-05-30", "2025-06-01"):
        candidate, by = ready_candidate(signed_on=read(day, "30.05.2025"))
        agreement = services.accept(candidate=candidate, by=by)
        for one in coordinators(agreement):
            turn_card(agreement, one)

    assert count() == few
    assert few <= 12
    assert len(queries.public_list(date(2026, 1, 1))) == 3
    assert queries.public_list(date(2026, 1, 1))[-1].pk == first.pk


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"event": "planned"},
            ["Татарстан и Ингушетия готовят соглашение", "Соглашение ещё не подписано.", "Готовится"],
        ),
        ({"term": None}, ["Срок не известен, поэтому рассчитать ничего нельзя."]),
        ({"sectors": []}, ["договорились работать вместе Подписано"]),
        ({"signed_on": "2025", "identity": None}, ["Подписано 2025 год, Магас."]),
        ({"place": ""}, ["Подписано: 29 мая 2025 г. Срок"]),
        ({"renewal": None}, ["Срок: 5 лет."]),
        ({"is_sample": True}, ["Пример. О подписании известно из пресс-релиза"]),
    ],
)
def test_what_is_not_known_is_told_as_such(client: Client, fields: dict[str, Any], told: list[str]) -> None:
    shown = text_of(page(client, published(**fields)))

    for words in told:
        assert words in shown


def test_the_page_reads_well_in_english(client: Client) -> None:
    agreement = published()
    client.cookies.load({"kunak_language": "en"})

    shown = text_of(page(client, agreement))

    assert "Tatarstan and Ingushetia have agreed to work together in three sectors" in shown


# --- the plan


@pytest.mark.parametrize("turned", [0, 1])
def test_the_plan_is_public_only_with_every_sides_consent(client: Client, turned: int) -> None:
    agreement = published()
    make_plan(agreement, turned=turned)

    shown = text_of(page(client, agreement))
    data = client.get(reverse("portal:agreement-json", args=[agreement.pk])).json()

    assert "встреча закупщиков" not in shown.lower()
    assert "План мероприятий не опубликован." in shown
    assert data["plan"] is None


def test_the_public_plan_shows_its_measures_with_bodies_of_both_sides(client: Client) -> None:
    agreement = published()
    make_plan(agreement)

    shown = page(client, agreement)

    [row] = shown.xpath("//tr[@id='m-1.1']")
    assert [text_of(one) for one in row.xpath("./*")] == [
        "1.1",
        "Встреча закупщиков двух республик",
        "Орган Татарстан",
        "Орган Ингушетия",
        "20 марта 2026 г.",
    ]
    promises = [text_of(one) for one in shown.xpath("//ul[@class='pub']//ul/li")]
    assert promises[0].startswith("Обмениваться опытом закупок · мероприятие № 1.1 (20 марта 2026 г.)")
    assert promises[1].endswith("мероприятий пока нет")


def test_terms_of_public_measures_are_ahead_until_they_pass() -> None:
    agreement = published()
    make_plan(agreement)

    def ahead(on: date) -> list[str]:
        with translation.override("ru"):
            found = queries.public_page(agreement.pk, on)
        assert found is not None
        return [one.title for one in found.dates]

    assert TALKS in ahead(date(2026, 3, 20))
    assert TALKS not in ahead(date(2026, 3, 21))


# --- kept and asked again


@pytest.mark.parametrize("view", ["agreement", "agreement-json"])
def test_an_answer_that_has_not_changed_is_not_sent_again(client: Client, view: str) -> None:
    agreement = published()
    url = reverse(f"portal:{view}", args=[agreement.pk])
    tag = client.get(url).headers["ETag"]

    again = client.get(url, headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("view", ["agreement", "agreement-json"])
def test_what_was_kept_is_asked_for_each_time_and_gone_when_consent_is(client: Client, view: str) -> None:
    agreement = published()
    url = reverse(f"portal:{view}", args=[agreement.pk])
    first = client.get(url)

    services.withdraw_card_key(agreement=agreement, reason="нет", by=coordinators(agreement)[0])

    assert "no-cache" in first.headers["Cache-Control"]
    assert client.get(url, headers={"If-None-Match": first.headers["ETag"]}).status_code == 404


def test_another_plan_language_or_theme_is_another_answer(client: Client) -> None:
    agreement = published()
    url = reverse("portal:agreement", args=[agreement.pk])
    tags = [client.get(url).headers["ETag"]]

    client.cookies.load({"theme": "dark"})
    tags.append(client.get(url).headers["ETag"])
    client.cookies.load({"kunak_language": "en"})
    tags.append(client.get(url).headers["ETag"])
    make_plan(agreement)
    tags.append(client.get(url).headers["ETag"])

    assert len(set(tags)) == 4


def test_the_page_of_somebody_signed_in_is_never_kept_by_its_tag(client: Client) -> None:
    agreement = published()
    client.force_login(make_person(side=make_side()))

    assert "ETag" not in client.get(reverse("portal:agreement", args=[agreement.pk])).headers


def test_pages_have_titles_and_descriptions_for_search_engines(client: Client) -> None:
    agreement = published()

    shown = page(client, agreement)

    assert shown.xpath("string(//title)").startswith("Татарстан и Ингушетия: соглашение о сотрудничестве, 2025")
    assert "договорились работать вместе" in shown.xpath("//meta[@name='description']/@content")[0]
    assert shown.xpath("//link[@rel='canonical']/@href") == [
        f"http://testserver{reverse('portal:agreement', args=[agreement.pk])}"
    ]


def test_only_reading_is_offered(client: Client) -> None:
    agreement = published()

    for view in ("agreement", "agreement-json"):
        assert client.post(reverse(f"portal:{view}", args=[agreement.pk])).status_code == 405
        assert client.head(reverse(f"portal:{view}", args=[agreement.pk])).status_code == 200


def test_the_plans_head_tells_its_period_and_how_many_measures_it_has(client: Client) -> None:
    agreement = published()
    make_plan(agreement)

    [head] = page(client, agreement).xpath("//h2[@id='h-plan']/following-sibling::p")

    assert text_of(head) == "с 1 января 2026 г. по 31 декабря 2027 г. 1 мероприятие"


def test_no_sentence_of_the_page_ends_in_two_full_stops(client: Client) -> None:
    agreement = published()
    make_plan(agreement)

    assert ".." not in text_of(page(client, agreement).xpath("//main")[0])
