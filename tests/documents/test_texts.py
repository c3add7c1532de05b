"""The whole texts of two documents, word by word."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.factories.documents import make_document
from tests.factories.people import make_person, make_side

from kunak.documents.models import Document
from kunak.documents.queries import compared_texts
from kunak.documents.queries import texts as room

BEFORE = """Соглашение

Статья 1. Стороны обмениваются опытом.
Статья 2. Стороны проводят выставки.
Статья 3. Стороны создают группу.
Статья 4. Срок действия пять лет.
"""
AFTER = BEFORE.replace("пять лет", "три года") + "Статья 5. Стороны не отвечают по долгам.\n"


def document(text: str) -> Document:
    return Document(name="текст", text=text)


def told(before: str, after: str) -> list[tuple[str, int, bool]]:
    """Return the stretches: what their rows became, how many they are, whether they are folded away."""
    found = compared_texts(document(before), document(after)).stretches
    return [("+".join(dict.fromkeys(row.change for row in one.rows)), len(one.rows), one.is_folded) for one in found]


def test_what_differs_stands_open_and_the_rest_is_folded_away() -> None:
    assert told(BEFORE, AFTER) == [("same", 3, True), ("same+changed+come", 3, False)]


def test_one_equal_paragraph_alone_is_not_folded_away() -> None:
    lines = ["раз", "два", "три", "четыре", "пять"]
    changed = "\n".join(["раз новый", *lines[1:4], "пять новый"])

    assert told("\n".join(lines), changed) == [
        ("changed+same", 2, False),
        ("same", 1, False),
        ("same+changed", 2, False),
    ]


def test_blank_lines_are_no_paragraphs_and_equal_texts_are_told_as_such() -> None:
    found = compared_texts(document(BEFORE), document(BEFORE))

    assert found.is_same
    assert found.counts == (("same", 5),)


def test_a_moved_paragraph_is_told_on_both_sides() -> None:
    found = compared_texts(document("А раз\nБ два\nВ три\n"), document("Б два\nВ три\nА раз\n"))

    assert found.counts == (("moved_away", 1), ("moved_here", 1), ("same", 2))


def test_of_texts_with_little_in_common_the_first_rows_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_ROWS", 3)

    found = compared_texts(document("а\nб\nв\n"), document("г д\nе ж\n"))

    assert (sum(len(one.rows) for one in found.stretches), found.left_out) == (3, 2)


def test_what_is_too_long_is_told_and_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_CHARACTERS", 5)

    found = compared_texts(document("длинный"), document("да"))

    assert (found.is_too_long, found.is_same, found.stretches) == (True, False, ())


@pytest.mark.django_db
def test_the_page_marks_the_words_and_escapes_them(client: Client, django_assert_max_num_queries: Any) -> None:
    by = make_person(side=make_side())
    before, after = (make_document(side=make_side(), by=by, text=text) for text in (BEFORE, f"{AFTER}<b>да</b>\n"))
    client.force_login(by)

    with django_assert_max_num_queries(12):
        page = client.get(reverse("documents:texts", args=[after.pk, before.pk])).content.decode()

    root = html.fromstring(page)
    assert [one.text_content().strip() for one in root.xpath("//del")] == ["пять лет"]
    assert "три года" in [one.text_content().strip() for one in root.xpath("//ins")]
    assert "&lt;b&gt;да" in page
    assert "3 абзаца без изменений" in page.replace("\u00a0", " ")
