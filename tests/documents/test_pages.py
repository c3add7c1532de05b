"""The pages of the room: whole and as fragments, for every role."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html
from pytest_django import DjangoAssertNumQueries
from tests.factories.documents import (
    TEXT,
    empty_record,
    fact_of,
    make_candidate,
    make_document,
    sample_agreement,
    sample_record,
    settle,
    words,
)
from tests.factories.people import make_administrator, make_person, make_side

from kunak.agreements.models import Agreement, Party
from kunak.agreements.services import accept
from kunak.core.lifecycle import CandidateState, FactState
from kunak.documents import policies, services
from kunak.documents.models import Candidate, Document, Fact
from kunak.documents.queries import rows
from kunak.documents.views import documents as document_views
from kunak.people.models import Person, Role

pytestmark = [pytest.mark.django_db, pytest.mark.answers]
HTMX = {"HX-Request": "true"}


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(client: Client, url: str) -> html.HtmlElement:
    response = client.get(url)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def url_of(candidate: Candidate) -> str:
    return candidate.get_absolute_url()


# --- the reading page


def test_the_text_on_the_page_is_the_documents_text_character_for_character(client: Client) -> None:
    text = 'Первая <строка> & "кавычки"\r\n\r\n  отступ\tтаб 😀 \n\n\nконец\r'
    candidate = make_candidate(text=text, record=empty_record(text))

    sheet = page(client, url_of(candidate)).get_element_by_id("sheet")

    assert sheet.text_content() == text


def test_every_row_with_words_leads_to_them_and_every_lit_piece_to_its_row(client: Client) -> None:
    shown = page(client, url_of(make_candidate()))

    ids = shown.xpath("//@id")
    assert len(ids) == len(set(ids))
    lit = shown.xpath("//div[@id='sheet']//a[contains(@class, 'sp')]")
    assert all(piece.get("href")[1:] in ids for piece in lit)
    for row in shown.xpath("//div[starts-with(@id, 'f-')]"):
        places = row.xpath(".//a[starts-with(@href, '#s-')]/@href")
        if "rec__row--empty" not in row.get("class"):
            assert [place[1:] in ids for place in places] == [True], row.get("id")


def test_the_record_shows_values_doubts_and_what_is_counted_with_meanwhile(client: Client) -> None:
    shown = page(client, url_of(make_candidate()))

    text = " ".join(shown.get_element_by_id("rows").text_content().split())
    for words_of_row in ("Республика Татарстан", "5 лет", "автоматическая", "соглашение 2013 года", "Тимур Галиев"):
        assert words_of_row in text.replace("\xa0", " ")
    assert "считаем тем же, 5 лет, пока не внесено другое" in text.replace("\xa0", " ")
    assert "крайним днём считаем последний день срока, пока не внесено другое" in text
    assert "срок считаем от дня подписания, пока не внесено другое" in text
    assert {row.get("id") for row in shown.xpath("//div[contains(@class, 'rec__row--check')]")} == {
        "f-signed_on",
        "f-signatories-0",
    }
    assert "год взят из даты публикации" in shown.get_element_by_id("f-signed_on").text_content()
    bar = shown.get_element_by_id("bar").text_content()
    assert [int(number) for number in re.findall(r"\d+", bar)] == [22, 2, 3]


def test_a_warning_is_told_in_words_with_the_place(client: Client) -> None:
    warnings = [
        {"code": "date_without_year", "message": "", "spans": words("29 мая")},
        {"code": "never_heard_of", "message": "something in English", "spans": words("Отдельный раздел")},
    ]

    text = page(client, url_of(make_candidate(record=sample_record(warnings=warnings)))).text_content()

    assert "У дня нет года" in text
    assert "Отдельный раздел" in text
    assert "something in English" not in text


def test_a_text_without_an_agreement_has_every_row_to_enter(client: Client) -> None:
    candidate = make_candidate(text="Просто письмо.", record=empty_record())

    shown = page(client, url_of(candidate))

    assert "не нашлось" in shown.get_element_by_id("record").text_content()
    assert len(shown.xpath("//a[starts-with(@id, 'e-')]")) == 20


@pytest.mark.parametrize(
    ("text", "is_told"), [("A letter, no more.", True), ("Просто письмо.", False), ("2024", False)]
)
def test_a_text_in_another_language_says_that_only_russian_is_read(client: Client, text: str, is_told: bool) -> None:
    shown = page(client, url_of(make_candidate(text=text, record=empty_record())))

    assert ("на русском" in shown.get_element_by_id("record").text_content()) == is_told


def test_a_kind_without_words_is_marked_and_offered_to_be_entered(client: Client) -> None:
    record = sample_record(sample_agreement(kind="memorandum", title=None, signed_on=None, parties=[]))
    candidate = make_candidate(record=record)

    row = page(client, url_of(candidate)).get_element_by_id("f-kind")
    form = client.get(reverse("documents:enter", args=[candidate.pk]), {"field": "kind"}, headers=HTMX)

    assert "Меморандум" in row.text_content()
    assert "rec__row--check" in row.get("class")
    assert '<option value="memorandum" selected' in form.content.decode()


def test_several_agreements_stand_under_tabs(client: Client) -> None:
    record = sample_record(sample_agreement(), sample_agreement(title=None, place=None))
    document = make_document(record=record)

    shown = page(client, f"{document.get_absolute_url()}?candidate=1")

    assert len(shown.xpath("//nav[contains(@class, 'tabs')]/a")) == 2
    assert "rec__row--empty" in shown.get_element_by_id("f-place").get("class")
    assert client.get(f"{document.get_absolute_url()}?candidate=2").status_code == 404
    assert client.get(f"{document.get_absolute_url()}?candidate=x").status_code == 200


def candidate_far_down() -> tuple[Candidate, str]:
    """Return one whose words all stand on the second part of its text, and that text."""
    filler = "Строка без договорённостей.\n" * 8000
    record = sample_record(text=filler + TEXT)
    for agreement in record["agreements"]:
        shift(agreement, len(filler))
    shift(record["source"], len(filler))
    return make_candidate(text=filler + TEXT, record=record), filler + TEXT


def test_a_long_text_is_shown_in_parts_that_begin_where_the_words_are(client: Client) -> None:
    candidate, text = candidate_far_down()

    shown = page(client, url_of(candidate))
    first = page(client, f"{url_of(candidate)}&part=1")

    assert "Магасе" in shown.get_element_by_id("sheet").text_content()
    assert "Магасе" not in first.get_element_by_id("sheet").text_content()
    start = int(shown.get_element_by_id("sheet").get("data-start"))
    assert text[start:] == shown.get_element_by_id("sheet").text_content()
    assert "part=2" in first.get_element_by_id("f-place").xpath(".//a/@href")[0]


def test_rows_too_many_for_a_page_stand_beside_the_part_of_the_text_where_their_words_are(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 3)
    candidate, _text = candidate_far_down()
    promise = fact_of(candidate, "commitments")

    first = page(client, f"{url_of(candidate)}&part=1")
    second = page(client, f"{url_of(candidate)}&part=2")
    opened = page(client, reverse("documents:correct", args=[promise.pk]))

    assert first.xpath("//*[@id='f-commitments-0']") == []
    assert "часть 2, строк:" in first.get_element_by_id("rows").text_content()
    assert "&part=2#record" in "".join(first.xpath("//*[@id='rows']//a/@href"))
    assert "строк:" not in second.get_element_by_id("rows").text_content()
    assert second.get_element_by_id("f-commitments-0") is not None
    assert opened.get_element_by_id("f-commitments-0").xpath(".//form")


def test_a_row_that_changes_leaves_the_part_of_the_text_that_is_read(client: Client) -> None:
    candidate, _text = candidate_far_down()
    fact = fact_of(candidate, "place")
    at = HTMX | {"HX-Current-URL": f"http://testserver{url_of(candidate)}&part=1"}

    changed = client.post(
        reverse("documents:confirm", args=[fact.pk]), {"revision": fact.revision}, headers=at
    ).content.decode()

    assert 'id="sheet" data-start="0"' in changed


def shift(value: object, by: int) -> None:
    if isinstance(value, dict):
        if "spans" in value:
            value["spans"] = [[start + by, end + by] for start, end in value["spans"]]
        for inner in value.values():
            shift(inner, by)
    elif isinstance(value, list):
        for inner in value:
            shift(inner, by)


def test_the_page_of_a_reading_needs_a_known_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many = [sample_agreement() for _ in range(5)]
    candidate = make_candidate(record=sample_record(*many))

    with django_assert_max_num_queries(15):
        client.get(url_of(candidate))


# --- decisions


def test_a_confirmed_row_comes_back_alone_to_htmx_with_the_bar(client: Client, by: Person) -> None:
    candidate = make_candidate()
    fact = fact_of(candidate, "signed_on")

    response = client.post(reverse("documents:confirm", args=[fact.pk]), {"revision": 1}, headers=HTMX)

    assert response.status_code == 200
    answer = html.fragments_fromstring(response.content.decode())
    assert [part.get("id") for part in answer if not isinstance(part, str)] == ["f-signed_on", "sheet", "bar"]
    assert by.name in answer[0].text_content()
    assert "rec__row--check" not in answer[0].get("class")
    whole = page(client, url_of(candidate)).get_element_by_id("f-signed_on")
    assert squeezed(whole) == squeezed(answer[0])


def squeezed(element: html.HtmlElement) -> str:
    source = html.tostring(element, encoding="unicode", with_tail=False)
    source = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"| autofocus(="[^"]*")?', "", source)
    return re.sub(r"\s+", " ", source)


def test_without_htmx_a_decision_goes_back_to_its_row(client: Client) -> None:
    candidate = make_candidate()
    fact = fact_of(candidate, "place")

    response = client.post(reverse("documents:refuse", args=[fact.pk]), {"revision": 1})

    assert response.status_code == 302
    assert response["Location"] == f"{url_of(candidate)}#f-place"
    assert fact_of(candidate, "place").state == FactState.REFUSED
    row = page(client, url_of(candidate)).get_element_by_id("f-place")
    assert row.xpath(".//del/text()") == ["Магас"]


def test_the_form_of_a_value_opens_in_its_row_and_closes(client: Client) -> None:
    candidate = make_candidate()
    url = reverse("documents:correct", args=[fact_of(candidate, "term").pk])

    fragment = client.get(url, headers=HTMX).content.decode()
    whole = page(client, url)
    closed = client.get(url, {"close": ""}, headers=HTMX).content.decode()

    row = html.fromstring(fragment)
    assert row.get_element_by_id("term-value_field").get("value").split() == ["5", "лет"]
    assert row.get_element_by_id("term-words").text_content().strip() == "на пять лет"
    assert squeezed(whole.get_element_by_id("f-term")) == squeezed(row)
    assert "<form" in closed
    assert "textarea" not in closed


FORMS = [
    ("title", 0, {"value_field": "о\nдружбе"}, "о дружбе"),
    ("signed_on", 0, {"value_field": "28 мая 2025 г."}, "2025-05-28"),
    ("term", 0, {"value_field": "3 года"}, "P3Y"),
    ("kind", 0, {"value_field": "memorandum"}, "memorandum"),
    ("sectors", 1, {"value_field": "tourism"}, "tourism"),
    (
        "parties",
        1,
        {"name": "", "type": "territory", "code": "RU-OMS"},
        {"name": "Омская область", "type": "territory", "code": "RU-OMS"},
    ),
    (
        "parties",
        1,
        {"name": "омская  область", "type": "territory", "code": "RU-IN"},
        {"name": "Омская область", "type": "territory", "code": "RU-OMS"},
    ),
    (
        "parties",
        1,
        {"name": "Гомельская область", "type": "territory", "code": "BY"},
        {"name": "Гомельская область", "type": "territory", "code": "BY"},
    ),
    (
        "coordinators",
        0,
        {"name": "Минпромторг", "type": "body", "code": "RU-TA"},
        {"name": "Минпромторг", "type": "body", "code": "RU-TA"},
    ),
    (
        "signatories",
        0,
        {"name": "Тимур Галиев", "post": "глава", "party": ""},
        {"name": "Тимур Галиев", "post": "глава", "party": None},
    ),
    (
        "commitments",
        2,
        {"text_field": "принимать студентов", "sector": "culture", "kind": ""},
        {"text": "принимать студентов", "sector": "culture", "kind": None},
    ),
    ("planned", 0, {"text_field": "Встреча", "when": ""}, {"text": "Встреча", "when": None}),
    ("quotes", 0, {"speaker": "", "text_field": "Будем вместе"}, {"speaker": None, "text": "Будем вместе"}),
]


@pytest.mark.parametrize("case", FORMS)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_value_of_each_shape_is_corrected(client: Client, case: tuple, headers: dict) -> None:
    name, position, given, value = case
    candidate = make_candidate()
    fact = fact_of(candidate, name, position)

    response = client.post(
        reverse("documents:correct", args=[fact.pk]), given | {"revision": 1, "words": "Магасе"}, headers=headers
    )

    assert response.status_code == (200 if headers else 302)
    fact.refresh_from_db()
    assert (fact.state, fact.value, fact.value_spans) == (FactState.CORRECTED, value, words("Магасе"))


ENTERED = [
    ("notice", {"value_field": "шесть месяцев"}, "P6M"),
    ("renewal_period", {"value_field": "P3Y"}, "P3Y"),
    ("in_force", {"value_field": "on_signing"}, "on_signing"),
    ("in_force", {"value_field": "", "on": "1 июня 2025"}, "2025-06-01"),
    ("supersedes", {"value_field": "2008"}, "2008"),
]


def typed_in(element: html.HtmlElement) -> str:
    """Return what stands in a field, of one line or of several."""
    return str(element.get("value") or element.text or "").strip()


@pytest.mark.parametrize(("name", "given", "value"), ENTERED)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_an_empty_field_is_entered(client: Client, name: str, given: dict, value: object, headers: dict) -> None:
    candidate = make_candidate()
    url = reverse("documents:enter", args=[candidate.pk])
    assert client.get(url, {"field": name}, headers=headers).status_code == 200

    response = client.post(url, given | {"field": name, "words": ""}, headers=headers)

    assert response.status_code == (200 if headers else 302)
    fact = candidate.facts.order_by("-pk").first()
    assert (fact.field, fact.state, fact.value) == (name, FactState.ENTERED, value)


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("signed_on", {"value_field": "30.02.2025"}, "Это не дата"),
        ("term", {"value_field": "долго"}, "Это не срок"),
        ("term", {"value_field": ""}, "Заполните это поле"),
        ("title", {"value_field": "о дружбе", "words": "таких слов нет"}, "Этих слов нет в тексте"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_refused_form_comes_back_with_what_was_typed(
    client: Client, name: str, given: dict, told: str, headers: dict
) -> None:
    candidate = make_candidate()
    url = reverse("documents:correct", args=[fact_of(candidate, name).pk])

    response = client.post(url, given | {"revision": 1}, headers=headers)

    assert response.status_code == 422
    row = html.fromstring(response.content.decode()).xpath(f"//*[@id='f-{name}']")[0]
    assert told in row.text_content()
    assert typed_in(row.get_element_by_id(f"{name}-value_field")) == given["value_field"]


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("in_force", {"value_field": "", "on": "однажды"}, "Это не дата"),
        ("in_force", {"value_field": "", "on": ""}, "Это не дата"),
        ("in_force", {"value_field": "on_signing", "on": "1 июня 2025"}, "День учитывается, только если"),
        ("renewal", {"value_field": ""}, "Заполните это поле"),
        ("sectors", {"value_field": ""}, "Заполните это поле"),
        ("commitments", {"text_field": "Провести форум", "sector": ""}, "Заполните это поле"),
        ("parties", {"name": "", "type": "body", "code": ""}, "Напишите название"),
        ("parties", {"name": "Омск", "type": "planet", "code": "XX"}, "planet"),
        ("parties", {"name": "Край света", "type": "territory", "code": "RU-IN"}, "сейчас это «Республика Ингушетия»"),
        (
            "parties",
            {"name": "регион", "type": "territory", "code": ""},
            "«регион» — это не название: выберите территорию",
        ),
        ("parties", {"name": "Страна", "type": "country", "code": ""}, "«Страна» — это не название"),
        ("title", {"value_field": "о\x00дружбе"}, "запрещ"),
    ],
)
def test_a_refused_entry_comes_back_with_what_was_typed(client: Client, name: str, given: dict, told: str) -> None:
    record = sample_record(sample_agreement(title=None))
    candidate = make_candidate(record=record)

    response = client.post(
        reverse("documents:enter", args=[candidate.pk]), given | {"field": name, "words": ""}, headers=HTMX
    )

    assert response.status_code == 422
    assert told in response.content.decode()
    assert candidate.facts.filter(state=FactState.ENTERED).count() == 0


@pytest.mark.parametrize("name", ["renewal", "sectors", "commitments"])
def test_an_entry_chooses_nothing_that_the_person_has_not_chosen(client: Client, name: str) -> None:
    url = reverse("documents:enter", args=[make_candidate().pk])

    form = html.fromstring(client.get(url, {"field": name}, headers=HTMX).content.decode())

    first = form.xpath("//form//select[@required]/option[1]")[0]
    assert (first.get("value"), first.text) == ("", "выберите")
    assert form.xpath("//form//select[@required]/option[@selected][@value!='']") == []


def test_a_day_that_stood_gives_way_to_an_event_without_a_word(client: Client, by: Person) -> None:
    candidate = make_candidate()
    fact = services.enter_fact(candidate=candidate, field="in_force", value="2025-06-01", spans=[], by=by)

    given = {"value_field": "on_signing", "on": "01.06.2025", "revision": fact.revision, "words": ""}
    client.post(reverse("documents:correct", args=[fact.pk]), given, headers=HTMX)

    fact.refresh_from_db()
    assert fact.value == "on_signing"


def test_a_sector_lead_is_told_who_accepts_instead_of_being_turned_away(client: Client) -> None:
    url = url_of(make_candidate())
    lead = signed_in(make_person(side=make_side(), role=Role.SECTOR_LEAD))

    assert "Принять в реестр" in client.get(url).content.decode()
    shown = lead.get(url).content.decode()
    assert "Принять в реестр" not in shown
    assert "В реестр принимает координатор вашей стороны" in shown


def test_an_entry_form_closes_again_and_an_entry_after_acceptance_is_refused(client: Client, by: Person) -> None:
    candidate = make_candidate()
    url = reverse("documents:enter", args=[candidate.pk])
    closed = client.get(url, {"field": "notice", "close": ""}, headers=HTMX).content.decode()
    settle(candidate, by)
    services.take_candidate(candidate=candidate, by=by)

    response = client.post(url, {"field": "notice", "value_field": "6 месяцев"}, headers=HTMX)

    assert "textarea" not in closed
    assert response.status_code == 422
    assert "уже в реестре" in response.content.decode()


def test_a_correction_after_acceptance_is_refused(client: Client, by: Person) -> None:
    candidate = make_candidate()
    url = reverse("documents:correct", args=[fact_of(candidate, "place").pk])
    settle(candidate, by)
    services.take_candidate(candidate=candidate, by=by)

    response = client.post(url, {"value_field": "Назрань", "revision": 2}, headers=HTMX)

    assert response.status_code == 422
    assert "уже в реестре" in response.content.decode()


def test_a_day_of_entry_into_force_is_shown_in_its_form_as_it_is_typed(client: Client, by: Person) -> None:
    candidate = make_candidate()
    fact = services.enter_fact(candidate=candidate, field="in_force", value="2025-06-01", spans=[], by=by)

    row = html.fromstring(client.get(reverse("documents:correct", args=[fact.pk]), headers=HTMX).content.decode())

    assert row.get_element_by_id("in_force-on").get("value") == "01.06.2025"
    assert "1 июня 2025" in row.text_content().replace("\xa0", " ")


def test_a_code_that_is_none_of_the_territories_is_kept(client: Client) -> None:
    odd = {"name": "Остров", "type": "territory", "code": "XX-1", "spans": words("Магасе"), "confidence": 1.0}
    candidate = make_candidate(record=sample_record(sample_agreement(parties=[odd])))
    url = reverse("documents:correct", args=[fact_of(candidate, "parties").pk])

    row = html.fromstring(client.get(url, headers=HTMX).content.decode())

    assert row.xpath(".//select[@name='code']/option[@selected]/@value") == ["XX-1"]


def test_words_selected_in_the_text_win_over_the_first_place_of_the_same_words(client: Client) -> None:
    candidate = make_candidate()
    start = TEXT.rindex("2013")
    given = {"value_field": "2013", "start": start, "end": start + 4, "words": "2013", "revision": 1}

    client.post(reverse("documents:correct", args=[fact_of(candidate, "supersedes").pk]), given)

    assert fact_of(candidate, "supersedes").value_spans == [[start, start + 4]]


def test_a_second_editor_is_told_who_was_first_and_loses_nothing(client: Client) -> None:
    candidate, other = make_candidate(), make_person(side=make_side(), name="Анна Иванова")
    fact = fact_of(candidate, "place")
    services.correct_fact(fact=fact, value="Назрань", spans=[], revision=1, by=other)
    url, given = reverse("documents:correct", args=[fact.pk]), {"value_field": "Сунжа", "words": ""}

    response = client.post(url, given | {"revision": 1}, headers=HTMX)

    assert response.status_code == 422
    row = html.fromstring(response.content.decode())
    assert "Анна Иванова" in row.text_content()
    assert "Назрань" in row.text_content()
    assert row.get_element_by_id("place-value_field").get("value") == "Сунжа"
    [revision] = row.xpath(".//form[@data-words-form]//input[@name='revision']/@value")
    assert client.post(url, given | {"revision": revision}, headers=HTMX).status_code == 200
    assert fact_of(candidate, "place").value == "Сунжа"


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("action", ["confirm", "refuse"])
def test_a_late_button_shows_what_stands_now(client: Client, action: str, headers: dict) -> None:
    candidate, other = make_candidate(), make_person(side=make_side(), name="Анна Иванова")
    fact = fact_of(candidate, "place")
    services.correct_fact(fact=fact, value="Назрань", spans=[], revision=1, by=other)

    response = client.post(reverse(f"documents:{action}", args=[fact.pk]), {"revision": 1}, headers=headers)

    assert response.status_code == 422
    text = html.fromstring(response.content.decode()).text_content()
    assert "Анна Иванова" in text
    assert "Назрань" in text


def test_a_field_entered_by_two_shows_the_first_value_and_keeps_the_second_typed(client: Client) -> None:
    candidate, other = make_candidate(), make_person(side=make_side())
    services.enter_fact(candidate=candidate, field="notice", value="P3M", spans=[], by=other)

    response = client.post(
        reverse("documents:enter", args=[candidate.pk]),
        {"field": "notice", "value_field": "6 месяцев", "words": ""},
        headers=HTMX,
    )

    assert response.status_code == 422
    row = html.fromstring(response.content.decode())
    assert "3 месяца" in row.text_content().replace("\xa0", " ")
    assert row.xpath(".//input[@name='value_field']/@value") == ["6 месяцев"]
    assert row.xpath(".//form[@data-words-form]/@action") == [
        reverse("documents:correct", args=[fact_of(candidate, "notice").pk])
    ]


def test_an_unknown_field_is_no_page(client: Client) -> None:
    url = reverse("documents:enter", args=[make_candidate().pk])

    assert client.get(url, {"field": "weather"}).status_code == 404


def test_a_revision_that_is_no_number_counts_as_an_old_one(client: Client) -> None:
    url = reverse("documents:confirm", args=[fact_of(make_candidate(), "place").pk])

    assert client.post(url, {"revision": "١"}).status_code == 422
    assert client.post(url).status_code == 422


def test_all_that_is_not_in_doubt_is_confirmed_at_once(client: Client) -> None:
    candidate = make_candidate()

    response = client.post(reverse("documents:confirm-all", args=[candidate.pk]), follow=True)

    assert "Подтверждено 22 значения" in response.content.decode()


def test_a_candidate_is_put_aside_taken_up_and_refused(client: Client) -> None:
    candidate = make_candidate()

    for action, state in (
        ("postpone", CandidateState.POSTPONED),
        ("resume", CandidateState.REVIEW),
        ("refuse-candidate", CandidateState.REFUSED),
    ):
        assert client.post(reverse(f"documents:{action}", args=[candidate.pk])).status_code == 302
        candidate.refresh_from_db()
        assert candidate.state == state
    assert "Вернуть в работу" in client.get(url_of(candidate)).content.decode()


def test_after_acceptance_nothing_can_be_edited_and_the_refusal_is_told(client: Client, by: Person) -> None:
    candidate = make_candidate()
    settle(candidate, by)
    services.take_candidate(candidate=candidate, by=by)

    shown = page(client, url_of(candidate))
    response = client.post(reverse("documents:postpone", args=[candidate.pk]), follow=True)
    late = client.post(reverse("documents:confirm-all", args=[candidate.pk]), follow=True)

    assert shown.xpath("//a[starts-with(@id, 'e-')]") == []
    assert "note--bad" in response.content.decode()
    assert "уже в реестре" in late.content.decode()


# --- who may see and do what


def test_policies_ask_and_check_alike() -> None:
    document = make_document()
    ours, observer = make_person(side=make_side()), make_person(side=make_side(), role=Role.OBSERVER)
    theirs, administrator = make_person(side=make_side("RU-IN")), make_administrator()

    sees = [policies.can_see(person, document) for person in (ours, observer, theirs, administrator)]
    decides = [policies.can_decide(person, document) for person in (ours, observer, theirs, administrator)]
    adds = [policies.can_add(person) for person in (ours, observer, theirs, administrator)]

    assert sees == [True, True, False, False]
    assert decides == [True, False, False, False]
    assert adds == [True, False, True, False]


ACTIONS = ["confirm", "correct", "refuse"]
CANDIDATE_ACTIONS = ["enter", "postpone", "resume", "refuse-candidate", "confirm-all"]


def addresses(candidate: Candidate, fact: Fact) -> dict[str, str]:
    found = {action: reverse(f"documents:{action}", args=[fact.pk]) for action in ACTIONS}
    found |= {action: reverse(f"documents:{action}", args=[candidate.pk]) for action in CANDIDATE_ACTIONS}
    document = candidate.reading.document_id
    return found | {action: reverse(f"documents:{action}", args=[document]) for action in ("read-again", "by-hand")}


def test_an_observer_reads_and_may_do_nothing() -> None:
    candidate = make_candidate()
    client = signed_in(make_person(side=make_side(), role=Role.OBSERVER))

    shown = page(client, url_of(candidate))

    assert shown.xpath("//a[starts-with(@id, 'e-')] | //div[@id='rows']//form") == []
    file = client.get(reverse("documents:file", args=[candidate.reading.document_id]))
    assert b"".join(file) == TEXT.encode()  # type: ignore[arg-type]
    assert client.get(reverse("documents:add")).status_code == 403
    for url in addresses(candidate, fact_of(candidate, "term")).values():
        assert client.post(url, {"field": "notice", "revision": 1}).status_code == 403, url


def test_nobody_else_knows_of_the_document() -> None:
    candidate = make_candidate()
    document = candidate.reading.document

    for stranger in (make_person(side=make_side("RU-IN")), make_person(), make_administrator()):
        client = signed_in(stranger)
        for url in (url_of(candidate), reverse("documents:file", args=[document.pk])):
            assert client.get(url).status_code == 404
        for url in addresses(candidate, fact_of(candidate, "term")).values():
            assert client.post(url, {"field": "notice", "revision": 1}).status_code == 404, url
        assert document.name not in client.get(reverse("documents:list")).content.decode()


def test_once_accepted_people_of_all_sides_of_the_agreement_see_the_reading_and_decide_nothing(by: Person) -> None:
    candidate = make_candidate()
    settle(candidate, by)
    services.take_candidate(candidate=candidate, by=by)
    agreement = Agreement.objects.create(kind="agreement", candidate=candidate, created_at=timezone.now())
    agreement.documents.add(candidate.reading.document)
    for order, code in enumerate(("RU-TA", "RU-IN")):
        side = make_side(code)
        Party.objects.create(agreement=agreement, order=order, name=side.name, kind="territory", side=side)
    client = signed_in(make_person(side=make_side("RU-IN")))

    shown = page(client, url_of(candidate))

    assert shown.xpath("//a[starts-with(@id, 'e-')] | //div[@id='rows']//form") == []
    assert "release.txt" in client.get(reverse("documents:list")).content.decode()
    assert b"".join(client.get(reverse("documents:file", args=[candidate.reading.document_id])))  # type: ignore[arg-type]
    for url in addresses(candidate, fact_of(candidate, "term")).values():
        assert client.post(url, {"field": "notice", "revision": 1}).status_code == 403, url
    assert signed_in(make_person(side=make_side("RU-OMS"))).get(url_of(candidate)).status_code == 404
    assert signed_in(make_administrator()).get(url_of(candidate)).status_code == 404


def test_strangers_are_asked_to_sign_in() -> None:
    candidate = make_candidate()

    for url in (url_of(candidate), reverse("documents:list"), reverse("documents:add")):
        assert Client().get(url).status_code == 302


def test_somebody_without_a_side_cannot_add() -> None:
    for person in (make_person(), make_administrator()):
        assert signed_in(person).get(reverse("documents:add")).status_code == 404


# --- adding


@pytest.mark.usefixtures("known_reader")
def test_a_file_is_added_and_its_reading_opens(client: Client) -> None:
    file = SimpleUploadedFile("release.txt", TEXT.encode(), "text/plain")

    response = client.post(reverse("documents:add"), {"file": file})

    assert response["Location"] == Document.objects.get().get_absolute_url()


@pytest.mark.usefixtures("known_reader")
def test_a_file_and_a_text_at_once_are_refused_and_the_text_stays(client: Client) -> None:
    given = {"file": SimpleUploadedFile("release.txt", TEXT.encode()), "text": "Другой текст"}

    response = client.post(reverse("documents:add"), given)

    assert response.status_code == 422
    shown = html.fromstring(response.content.decode())
    assert "Вы выбрали файл и вставили текст" in shown.xpath("//*[@role='alert']")[0].text_content()
    assert shown.get_element_by_id("id_text").text.strip() == "Другой текст"
    assert not Document.objects.exists()


@pytest.mark.parametrize("text", ["  ", "😀 …"])
def test_a_pasted_text_without_words_is_asked_for_and_not_told_to_be_a_scan(client: Client, text: str) -> None:
    response = client.post(reverse("documents:add"), {"text": text})

    assert response.status_code == 422
    assert "Выберите файл или вставьте текст" in response.content.decode()


def test_zero_characters_of_a_pasted_text_say_nothing(client: Client) -> None:
    client.post(reverse("documents:add"), {"text": f"{TEXT}\0"})

    assert Document.objects.get().text.strip() == TEXT.strip()


def test_a_pasted_text_is_kept_with_plain_line_ends_and_named_by_its_first_words(client: Client) -> None:
    client.post(reverse("documents:add"), {"text": TEXT.replace("\n", "\r\n")})

    document = Document.objects.get()
    assert (document.text, document.name) == (TEXT, "30.05.2025.txt")


@pytest.mark.usefixtures("known_reader")
def test_the_same_text_again_is_recognised_and_linked(client: Client) -> None:
    client.post(reverse("documents:add"), {"text": TEXT})

    response = client.post(reverse("documents:add"), {"text": TEXT})

    assert response.status_code == 422
    assert f'href="{Document.objects.get().get_absolute_url()}"' in response.content.decode()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "Файл пуст"),
        ("noise.bin", bytes(range(256)) * 40, "Возьмите DOCX, ODT, RTF, PDF, HTML или обычный текст"),
        ("cut.pdf", b"%PDF-1.7\n", "Файл PDF повреждён"),
        ("broken.docx", b"PK\x03\x04 this is no archive", "повреждён"),
        ("old.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "Возьмите DOCX, ODT, RTF, PDF, HTML"),
    ],
)
def test_a_file_that_is_not_read_gets_a_clear_sentence_and_nothing_stays(
    client: Client, name: str, data: bytes, told: str
) -> None:
    response = client.post(reverse("documents:add"), {"file": SimpleUploadedFile(name, data)})

    assert response.status_code == 422
    assert told in response.content.decode()
    assert not Document.objects.exists()


def test_a_file_over_the_limit_is_refused_unread(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_views, "MAX_FILE_BYTES", 1024 * 1024)

    response = client.post(reverse("documents:add"), {"file": SimpleUploadedFile("big.txt", b"a" * (1024 * 1024 + 1))})

    assert response.status_code == 422
    assert "не больше 1 МБ" in response.content.decode().replace("\xa0", " ")


def test_a_form_with_nothing_in_it_asks_for_something(client: Client) -> None:
    response = client.post(reverse("documents:add"), {"text": "  "})

    assert response.status_code == 422
    assert "Выберите файл или вставьте текст" in response.content.decode()


# --- a reading that waits or failed, the list, the file


def test_a_failed_reading_offers_another_try_and_entering_by_hand(client: Client) -> None:
    document = make_document(is_failed=True)

    shown = client.get(document.get_absolute_url()).content.decode()
    assert "чтение прервала ошибка в программе" in shown
    client.post(reverse("documents:by-hand", args=[document.pk]))
    assert "sheet" in client.get(document.get_absolute_url()).content.decode()
    again = client.post(reverse("documents:read-again", args=[document.pk]), follow=True)
    assert "note--bad" in again.content.decode()


def test_a_waiting_reading_asks_again_until_it_is_there(client: Client, by: Person) -> None:
    document = make_document(is_failed=True)
    client.post(reverse("documents:read-again", args=[document.pk]))
    url = f"{document.get_absolute_url()}?wait"

    waiting = client.get(url, headers=HTMX)
    services.enter_by_hand(document=document, by=by)
    done = client.get(url, headers=HTMX)
    led_on = client.get(f"{url}&there", headers=HTMX)

    assert 'hx-trigger="every 2s"' in waiting.content.decode()
    assert f'hx-get="{url}&amp;there" hx-trigger="load"' in done.content.decode()  # a slow page is asked for once
    assert led_on["HX-Redirect"] == document.get_absolute_url()


def test_the_list_shows_what_was_read_and_its_state(client: Client, by: Person) -> None:
    make_document()
    candidate = make_candidate(text="Просто письмо.", record=empty_record(), name="letter.txt")
    make_document(text="другое", is_failed=True, name="broken.txt")
    make_document(side=make_side("RU-IN"), name="theirs.txt")
    services.postpone(candidate=candidate, by=by)
    url = reverse("documents:list")

    everything = client.get(url).content.decode()

    assert "Соглашение о сотрудничестве: Республика Татарстан, Республика Ингушетия" in everything
    assert "theirs.txt" not in everything
    for state, name in (("review", "release.txt"), ("postponed", "letter.txt"), ("failed", "broken.txt")):
        shown = client.get(url, {"state": state}).content.decode()
        assert [one for one in ("release.txt", "letter.txt", "broken.txt") if one in shown] == [name]
    assert "В этом состоянии документов нет" in client.get(url, {"state": "accepted"}).content.decode()
    assert client.get(url, {"state": "weather", "page": "x"}).status_code == 200


def test_the_list_needs_a_known_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        make_document(text=f"{TEXT}{number}", record=sample_record(sample_agreement(), sample_agreement()))

    with django_assert_max_num_queries(10):
        response = client.get(reverse("documents:list"), {"page": "2"})

    assert response.content.decode().count("<tr>") == 6


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    assert "Документов пока нет" in client.get(reverse("documents:list")).content.decode()


def test_the_file_comes_as_it_was_and_nothing_in_it_may_run(client: Client) -> None:
    document = make_document(name="выпуск.txt")

    response = client.get(reverse("documents:file", args=[document.pk]))

    assert b"".join(response) == TEXT.encode()  # type: ignore[arg-type]
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_file_that_is_gone_from_the_disk_is_no_page(client: Client) -> None:
    document = make_document()
    document.file.storage.delete(document.file.name)

    assert client.get(reverse("documents:file", args=[document.pk])).status_code == 404


# --- several agreements in one document


@pytest.fixture
def shared() -> Document:
    """Return a document of Tatarstan with two agreements: one with Ingushetia is accepted, the other thought over."""
    record = sample_record(sample_agreement(), sample_agreement(title=None))
    document = make_document(record=record)
    by = document.uploaded_by
    first, second = document.reading.candidates.all()
    settle(first, by)
    accept(candidate=first, by=by)
    fact = fact_of(second, "place")
    services.correct_fact(fact=fact, value="Тайное место", spans=[], revision=fact.revision, by=by)
    return document


def test_the_other_side_sees_of_a_document_only_the_agreement_that_is_its_own(shared: Document) -> None:
    theirs = signed_in(make_person(side=make_side("RU-IN")))
    url = shared.get_absolute_url()

    assert "Тайное место" not in theirs.get(url).content.decode()
    assert theirs.get(url, {"candidate": "1"}).status_code == 404
    assert "Тайное место" in signed_in(shared.uploaded_by).get(url, {"candidate": "1"}).content.decode()


def test_the_list_of_the_other_side_has_only_the_agreement_that_is_its_own(shared: Document) -> None:
    theirs, ours = (signed_in(one) for one in (make_person(side=make_side("RU-IN")), shared.uploaded_by))

    for client, count in ((ours, 2), (theirs, 1)):
        shown = page(client, reverse("documents:list"))
        assert len(shown.xpath(f"//a[starts-with(@href, '{shared.get_absolute_url()}?candidate=')]")) == count
    assert not theirs.get(reverse("documents:list"), {"state": "review"}).context["rows"]
    assert [chip["label"] for chip in theirs.get(reverse("documents:list")).context["chips"]] == ["Все", "В реестре"]


def test_the_history_of_an_agreement_is_silent_on_the_other_ones_of_its_document(shared: Document) -> None:
    agreement = Agreement.objects.get(documents=shared)

    for by in (make_person(side=make_side("RU-IN")), shared.uploaded_by):
        shown = signed_in(by).get(reverse("agreements:history", args=[agreement.pk])).content.decode()
        assert "Тайное место" not in shown
        assert "внесено в реестр" in shown or "реестр" in shown


@pytest.mark.parametrize("asked", ["9" * 5000, "9" * 30, "-1", "٣", "²"])
def test_numbers_that_are_none_are_answered_like_the_first(client: Client, by: Person, asked: str) -> None:
    candidate = make_candidate(by=by)

    shown = client.get(url_of(candidate), {"candidate": asked, "part": asked})
    sent = client.post(reverse("documents:confirm", args=[fact_of(candidate, "place").pk]), {"revision": asked})

    assert shown.status_code in {200, 404}
    assert sent.status_code == 422


def test_words_longer_than_any_quotation_are_not_looked_for(client: Client, by: Person) -> None:
    fact = fact_of(make_candidate(by=by), "place")
    typed = {"revision": "1", "value_field": "Магас", "words": "слово " * 4000}

    shown = client.post(reverse("documents:correct", args=[fact.pk]), typed)

    assert shown.status_code == 422
    assert "20000" in shown.content.decode().replace("\u00a0", "").replace(" ", "")
