"""The marked form: spans from quoted words, the parts of a reading, mistakes that name their line."""

import re

import pytest
from tests.corpus.fragments import NotInText, spans_of
from tests.corpus.loader import BadMarkup, parse

MARKED = """\
Вчера мэры подписали договор о дружбе.
Договор о дружбе действует
три года. «Мы рады, — сказал Иван Рябов. — Очень рады».
======
# what it tries
class: municipal
genre: release
warning: date_relative_unresolved | Вчера

agreement: treaty signed
title: о дружбе
party: Тверь [municipality] | мэры
party: Тверская область [RU-TVE] | мэры
signer: Иван Рябов / - / Тверь | Иван Рябов
term: P3Y | действует три года
commitment: culture tour-company | мэры подписали ... о дружбе
planned: - | Очень рады
quote: Иван Рябов | Мы рады + Очень рады
"""


def test_words_are_found_whole_and_over_any_blanks() -> None:
    text = "договор договоры договор\n о\u00a0дружбе"

    assert spans_of(text, "договор") == [[0, 7]]
    assert spans_of(text, "договор #2") == [[17, 24]]
    assert spans_of(text, "договор о дружбе") == [[17, 34]]
    assert spans_of(text, "договоры ... дружбе + договор") == [[8, 34], [0, 7]]


@pytest.mark.parametrize("words", ["догов", "договор #3", "дружбе ... договор"])
def test_words_that_the_text_has_not_are_refused(words: str) -> None:
    with pytest.raises(NotInText):
        spans_of("договор договор о дружбе", words)


def test_a_marked_document_gives_text_and_reading() -> None:
    document = parse(MARKED, "007-tver.txt")

    agreement = document.gold["agreements"][0]
    assert document.text.endswith("рады».\n")
    assert (document.number, document.class_, document.split) == (7, "municipal", "open")
    assert (agreement["kind"], agreement["event"], agreement["place"]) == ("treaty", "signed", None)
    assert agreement["title"] == {"value": "о дружбе", "spans": [[29, 37]], "confidence": 1.0}
    assert [party["code"] for party in agreement["parties"]] == [None, "RU-TVE"]
    assert agreement["signatories"][0] | {"spans": []} == {
        "name": "Иван Рябов",
        "post": None,
        "party": "Тверь",
        "spans": [],
        "confidence": 1.0,
    }
    assert agreement["commitments"][0]["text"] == "мэры подписали договор о дружбе"
    assert agreement["planned"][0]["when"] is None
    assert agreement["quotes"][0]["text"] == "Мы рады Очень рады"


def test_of_the_later_documents_a_third_is_held() -> None:
    numbers = (3, 1199, 1200, 1441, 1484, 1632, 1634, 1635, 1636, 1637, 1638)
    splits = {n: parse(MARKED, f"{n:03}-x.txt").split for n in numbers}

    assert {number for number, split in splits.items() if split == "held"} == {1635, 1638}


@pytest.mark.parametrize(
    ("line", "wrong", "told"),
    [
        (11, "title: о мире", "«о мире» stands 0 times"),
        (11, "titel: о дружбе", "cannot understand"),
        (11, "о дружбе", "not «field: value | words»"),
        (12, "party: Тверь | мэры", "a party is «name [type code]»"),
        (6, "class: town", "classes are"),
    ],
)
def test_a_mistake_names_its_file_and_line(line: int, wrong: str, told: str) -> None:
    lines = MARKED.splitlines()
    lines[line - 1] = wrong

    with pytest.raises(BadMarkup, match=f"x.txt, line {line}: .*{re.escape(told)}"):
        parse("\n".join(lines), "007-x.txt")


def test_a_text_without_a_reading_is_refused() -> None:
    with pytest.raises(BadMarkup, match="no line of equals signs"):
        parse("Просто текст.\n", "001-x.txt")


def test_a_second_value_of_a_single_field_is_refused() -> None:
    with pytest.raises(BadMarkup, match="a second term"):
        parse(MARKED + "term: P5Y | три года\n", "001-x.txt")
