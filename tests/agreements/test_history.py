"""The journal of an agreement in words: who, when, what, before and after; not what the other side does alone."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation
from lxml import html
from tests.factories.agreements import A, coordinators, make_agreement, ready_candidate
from tests.factories.documents import fact_of
from tests.factories.people import make_person, make_side

from kunak.agreements import contributions, queries, services
from kunak.agreements.history import changes, record_words, value_words
from kunak.agreements.models import Agreement
from kunak.agreements.queries.history import history_row
from kunak.documents.services import correct_fact
from kunak.journal.models import Entry
from kunak.journal.services import record
from kunak.journal.words import TOLD
from kunak.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def russian() -> Any:
    with translation.override("ru"):
        yield


def page(client: Client, agreement: Agreement, by: Person, **asked: str) -> html.HtmlElement:
    client.force_login(by)
    response = client.get(reverse("agreements:history", args=[agreement.pk]), asked)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).replace("\u00a0", " ").split())


@transaction.atomic
def tell(verb: str, agreement: Agreement, by: Person | None, **more: Any) -> Entry:
    return record(verb, of=agreement, by=by, **more)


def test_the_history_has_the_documents_way_and_the_agreements_newest_first(client: Client) -> None:
    candidate, by = ready_candidate()
    fact = fact_of(candidate, "place")
    correct_fact(fact=fact, revision=fact.revision, value="Назрань", spans=[], by=by)
    agreement = services.accept(candidate=candidate, by=by)
    services.enter_term(agreement=agreement, field="notice", value="P6M", note="подписанный текст", by=by)

    rows = [text_of(one) for one in page(client, agreement, by).xpath("//tbody/tr")]

    assert "Внесено условие, которого нет в документе" in rows[0]
    assert "6 месяцев" in rows[0]
    assert "Соглашение принято в реестр" in rows[1]
    [corrected] = [row for row in rows if "Прочитанное исправлено: Место" in row]
    assert "Магас → Назрань" in corrected
    assert by.name in corrected


def test_every_verb_of_the_two_rooms_below_has_its_words() -> None:
    candidate, by = ready_candidate()
    agreement = services.accept(candidate=candidate, by=by)
    for one in coordinators(agreement):
        keys = queries.card_keys(agreement, one)
        services.turn_card_key(agreement=agreement, content_hash=keys.content_hash, by=one)
        services.withdraw_card_key(agreement=agreement, reason="уточняем", by=one)

    untold = {one.verb for one in queries.history(agreement, by)} - set(TOLD)

    assert not untold


def test_a_verb_that_nobody_taught_is_shown_as_it_stands(client: Client) -> None:
    agreement = make_agreement()
    by, _ = coordinators(agreement)
    tell("trees planted", agreement, None, after={"trees": 7})

    [first, *_] = page(client, agreement, by).xpath("//tbody/tr")

    assert "Trees planted" in text_of(first)
    assert "trees: 7" in text_of(first)
    assert "система" in text_of(first)


@pytest.fixture
def thinking() -> Iterator[None]:
    """Let an upper room have a verb for what a side does alone."""
    contributions.INNER_VERBS.add("thought")
    yield
    contributions.INNER_VERBS.discard("thought")


def test_what_a_side_does_alone_is_told_to_that_side_only(thinking: None) -> None:
    agreement = make_agreement()
    ours, theirs = coordinators(agreement)
    tell("thought", agreement, ours)
    tell("said", agreement, ours)

    def seen(by: Person) -> set[str]:
        return {one.verb for one in queries.history(agreement, by)} & {"thought", "said"}

    assert seen(ours) == seen(make_person(side=make_side(A))) == {"thought", "said"}
    assert seen(theirs) == {"said"}


def test_a_draft_of_one_side_is_not_told_to_the_other_measure_by_measure() -> None:
    assert {"measure added", "measure changed", "measure dropped"} <= contributions.INNER_VERBS


def test_the_history_of_another_agreement_is_not_here() -> None:
    agreement, by = make_agreement(), make_person(side=make_side(A))
    candidate, other = ready_candidate(event="planned")
    services.accept(candidate=candidate, by=other)

    assert (
        queries.history(agreement, by).count()
        == Entry.objects.filter(
            about__in=[f"agreements.agreement:{agreement.pk}", f"documents.document:{agreement.documents.get().pk}"]
        ).count()
    )
    assert queries.history(agreement, by).count() < Entry.objects.count()


def test_long_histories_come_by_pages(client: Client) -> None:
    agreement = make_agreement()
    by, _ = coordinators(agreement)
    for _ in range(60):
        tell("said", agreement, by)

    assert len(page(client, agreement, by).xpath("//tbody/tr")) == 50
    assert len(page(client, agreement, by, page="2").xpath("//tbody/tr")) > 10
    assert len(page(client, agreement, by, page="nonsense").xpath("//tbody/tr")) == 50


STEP = [("Контрольные события", "", "Проведено, 29 мая 2026 г.")]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, None, []),
        (None, {"title": "о дружбе"}, [("Название", "", "о дружбе")]),
        ({"state": "draft"}, {"state": "sent"}, [("Состояние", "черновик", "отправлена")]),
        ({"text": "было", "sector": "trade"}, {"text": "стало", "sector": "trade"}, [("Текст", "было", "стало")]),
        ({"ends_on": "2026-05-29"}, {"ends_on": ""}, [("Окончание", "29 мая 2026 г.", "")]),
        (None, {"content": "a" * 64}, [("Содержание", "", "aaaaaaaaaaaa…")]),
        (None, {"facts": [1, 2, 3, 4, 5]}, [("Подтверждено", "", "5 значений")]),
        (None, {"parties": ["А", "Б"]}, [("Стороны", "", "А; Б")]),
        (None, {"is_final": True, "unknown": False}, [("unknown", "", "нет")]),
        (None, {"sector": "trade"}, [("Сфера", "", "Торговля")]),
        (None, {"field": "term", "value": "P5Y", "state": "entered"}, [("Срок", "", "5 лет")]),
        (
            {"value": None},
            {"field": "commitments", "value": {"text": "делать дело", "sector": "trade", "kind": None}},
            [("Договорённость", "", "Делать дело")],
        ),
        (None, {"field": "parties", "value": {"odd": 1}}, [("Сторона", "", "{'odd': 1}")]),
        ("было", "стало", [("Значение", "было", "стало")]),
        (None, {"text": "а" * 700}, [("Текст", "", "а" * 600 + "…")]),
        (None, {"milestones": [{"name": "Проведено", "due_on": "2026-05-29", "is_final": True}]}, STEP),
    ],
)
def test_values_are_told_as_people_read_them(before: Any, after: Any, expected: list[tuple[str, ...]]) -> None:
    told = [
        (one.label, one.before.replace("\u00a0", " "), one.after.replace("\u00a0", " "))
        for one in changes(before, after)
    ]

    assert told == (expected if expected is not None else [("Контрольные события", "", "Проведено, 29 мая 2026 г.")])


def test_a_value_is_empty_where_there_is_none() -> None:
    assert [value_words("text", empty) for empty in (None, "", [], {})] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("kind", "name", "after", "words"),
    [
        ("documents.fact", "term 1", {"field": "term"}, "Срок"),
        ("documents.document", "release.txt", None, "release.txt"),
        ("agreements.agreement", "agreement о сотрудничестве", None, ""),
    ],
)
def test_the_record_is_named(kind: str, name: str, after: Any, words: str) -> None:
    assert record_words(kind, name, after) == words


def test_rows_ask_nothing_of_the_database(django_assert_num_queries: Any) -> None:
    agreement = make_agreement()
    by, _ = coordinators(agreement)
    entries = list(queries.history(agreement, by))

    with django_assert_num_queries(0):
        rows = [history_row(entry) for entry in entries]

    assert len(rows) == len(entries)
