"""The documents under review, those first that have most to look at."""

import pytest
from django.test import Client
from django.urls import reverse
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
    words,
)

from kunak.documents import services
from kunak.documents.models import Fact
from kunak.people.models import Person

pytestmark = pytest.mark.django_db
REVIEW = {"state": "review"}
DOUBT = REVIEW | {"sort": "doubt"}
NEWEST = REVIEW | {"sort": "newest"}


def warned(*codes: str) -> dict[str, object]:
    """Return a record with one doubtful value and a warning of each code, far from any value."""
    agreement = sample_agreement(signed_on=None)
    return sample_record(
        agreement, warnings=[{"code": code, "message": "", "spans": words("Отдельный")} for code in codes]
    )


def listed(client: Client, asked: dict[str, str]) -> list[str]:
    """Return the names of the documents on the list."""
    shown = html.fromstring(client.get(reverse("documents:list"), asked).content.decode())
    return [link.text_content() for link in shown.xpath("//th[@scope='row']/a")]


def row_of(client: Client, name: str, asked: dict[str, str]) -> str:
    shown = html.fromstring(client.get(reverse("documents:list"), asked).content.decode())
    row = shown.xpath(f"//tr[th/a[text()='{name}']]")[0]
    return " ".join(row.text_content().replace("\xa0", " ").split())


def test_what_waits_comes_by_doubt_and_the_newest_first_when_asked_so(client: Client) -> None:
    make_document(text=TEXT + "1", record=sample_record(), name="two.txt")
    make_document(text=TEXT + "2", record=warned("odd", "odd", "odd"), name="four.txt")
    make_document(text=TEXT + "3", record=sample_record(sample_agreement(), sample_agreement()), name="also four.txt")
    make_document(text=TEXT + "4", record=warned(), name="one.txt")

    assert listed(client, REVIEW) == ["also four.txt", "four.txt", "two.txt", "one.txt"]
    assert listed(client, DOUBT) == listed(client, REVIEW)
    assert listed(client, NEWEST) == ["one.txt", "also four.txt", "four.txt", "two.txt"]
    assert listed(client, {"sort": "doubt"}) == listed(client, NEWEST)
    assert listed(client, REVIEW | {"sort": "weather"}) == listed(client, REVIEW)


def test_a_row_tells_how_much_waits_and_less_once_a_value_is_decided(client: Client, by: Person) -> None:
    candidate = make_candidate(record=warned("odd", "odd"), by=by)
    assert "проверить: 1" in row_of(client, "release.txt", DOUBT)
    assert "2 замечания" in row_of(client, "release.txt", DOUBT)

    fact = fact_of(candidate, "signatories")
    services.confirm_fact(fact=fact, revision=fact.revision, by=by)

    assert "проверить" not in row_of(client, "release.txt", DOUBT)


def test_what_is_no_longer_under_review_counts_for_nothing(client: Client, by: Person) -> None:
    document = make_document(record=sample_record(sample_agreement(), sample_agreement()), name="half.txt", by=by)
    make_document(text=TEXT + "1", record=warned("odd", "odd"), name="three.txt", by=by)
    assert listed(client, DOUBT) == ["half.txt", "three.txt"]

    services.refuse_candidate(candidate=document.reading.candidates.all()[0], by=by)

    assert listed(client, DOUBT) == ["three.txt", "half.txt"]
    assert row_of(client, "half.txt", DOUBT).count("проверить") == 1


def test_the_order_is_offered_for_what_is_under_review_alone_and_kept_from_page_to_page(client: Client) -> None:
    for number in range(26):
        make_document(text=f"{TEXT}{number}")

    shown = client.get(reverse("documents:list"), DOUBT).content.decode()

    assert "Сначала сомнительные" in shown
    assert "?state=review&amp;sort=doubt&amp;page=2" in shown
    assert "Сначала сомнительные" not in client.get(reverse("documents:list")).content.decode()


def test_the_inbox_needs_a_known_number_of_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        make_document(text=f"{TEXT}{number}", record=sample_record(sample_agreement(), sample_agreement()))

    with django_assert_max_num_queries(10):
        assert len(listed(client, DOUBT)) == 25
    assert Fact.objects.exists()


def test_a_document_without_an_agreement_is_told_by_what_it_is(client: Client) -> None:
    make_document(text="Протокол", record=empty_record("Протокол") | {"genre": "minutes"}, name="minutes.txt")

    assert "Протокол заседания: соглашение не найдено" in row_of(client, "minutes.txt", REVIEW)
