"""The search in the register: what is kept, how it follows the record, the same answers on both databases."""

import pytest
from django.db import connection
from tests.factories.agreements import coordinators, make_agreement

from kunak.agreements import search, services
from kunak.agreements.models import Agreement, SearchText

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def others(count: int) -> list[int]:
    """Return the keys of so many copies of a new agreement, kept under other words."""
    source = make_agreement()
    found = [Agreement(**{**columns(source), "pk": None, "title": f"копия {n}"}) for n in range(count)]
    for one in found:
        one.candidate, one.identity = None, None
        one.save()
    search.keep(*found)
    return [one.pk for one in found]


def columns(agreement: Agreement) -> dict[str, object]:
    return {field.name: getattr(agreement, field.name) for field in Agreement._meta.concrete_fields}


ANSWERS = [
    ("о сотрудничестве", True),
    ("сотрудничества с Ингушетией", True),
    ("Татарстан Ингушетии", True),
    ("RU татарстан", False),
    ("закупок", True),
    ("закупка", True),
    ("закуп", True),
    ("Галиев", True),
    ("Галиевым", True),
    ("студент соседний республика", True),
    ("туризм", False),
    ("agreement", True),
    ("Ingushetia procurement", True),
    ("соглашение' OR 1=1 --", False),
    ('"сотрудничество" AND (', False),
    ("сотруднич*", True),
    ("2025", True),
]


def test_an_agreement_is_found_by_card_and_text() -> None:
    agreement = make_agreement()

    answers = [(typed, search.found_by(typed) == {agreement.pk}) for typed, _ in ANSWERS]

    assert answers == ANSWERS


def test_a_single_agreement_is_tried_as_the_index_would_find_it() -> None:
    agreement = make_agreement()

    def has(typed: str) -> bool:
        words = search.words_asked(typed)
        assert words is not None
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {words.holds.replace('{key}', str(agreement.pk))}", words.tested)
            return bool(cursor.fetchone()[0])

    assert [(typed, has(typed)) for typed, _ in ANSWERS] == ANSWERS


def test_nothing_asked_is_no_answer() -> None:
    assert search.found_by(" … ") is None


def test_what_is_entered_later_is_found() -> None:
    agreement = make_agreement(title="")
    assert search.found_by("надёжность") == set()

    Agreement.objects.filter(pk=agreement.pk).update(title="О надёжности")
    services.enter_term(agreement=agreement, field="notice", value="P6M", note="п. 7", by=coordinators(agreement)[0])

    assert search.found_by("надёжный") == set()
    assert search.found_by("надежность") == {agreement.pk}


def test_what_is_taken_away_is_not_found_any_more() -> None:
    agreement = make_agreement()

    SearchText.objects.all().delete()

    assert search.found_by("сотрудничество") == set()
    assert search.make_ready() == 1
    assert search.make_ready() == 0
    assert search.found_by("сотрудничество") == {agreement.pk}


def test_everything_can_be_made_anew_from_the_records() -> None:
    keys = others(3)
    kept = dict(SearchText.objects.values_list("pk", "card"))
    SearchText.objects.update(card="иное")

    assert search.keep_all() == 4

    assert dict(SearchText.objects.values_list("pk", "card")) == kept
    assert search.found_by("копия") == set(keys)
