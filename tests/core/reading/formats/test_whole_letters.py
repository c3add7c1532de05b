"""Letters that systems part, and words that pages part, are one piece again."""

from unicodedata import normalize

import pytest

from kunak.core.reading.batch import Manner, Page, read_shard
from kunak.core.reading.formats import open_source

SENTENCE = "Министр Рязанской области Пётр Ковалёв подписал соглашение."


def test_letters_that_macos_parts_are_one_character_each() -> None:
    source = open_source(normalize("NFD", f"Новый день\n{SENTENCE}\nЕщё строка").encode(), "1.txt")

    assert source.raw == f"Новый день\n{SENTENCE}\nЕщё строка"
    assert [source.raw[block.start : block.end] for block in source.blocks] == ["Новый день", SENTENCE, "Ещё строка"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("согла\u00adше\u00adние", "соглашение"),
        ("Сама\u0301ра и Тольятти\u0301", "Самара и Тольятти"),
        ("сверх\u2060срочный", "сверхсрочный"),
        ("и\u00ad\u0306\u00ad", "й\u00ad"),
        ("перенос\u00ad\nслова", "перенос\u00ad\nслова"),
        ("с 5\u00ad6 \u0301 июня", "с 5\u00ad6 \u0301 июня"),
        ("Жозе\u0301", "Жозе"),
        ("Mu\u0308ller", "M\u00fcller"),
    ],
)
def test_words_are_whole(given: str, told: str) -> None:
    assert open_source(given.encode(), "1.txt").raw == told


def test_soft_hyphens_of_a_page_part_no_words() -> None:
    page = f"<html><body><p>{SENTENCE.replace('ша', '&shy;ша')}</p></body></html>"

    assert open_source(page.encode(), "1.html").raw == SENTENCE


def test_lines_of_tables_are_put_together_too() -> None:
    page = Page("t#1", normalize("NFD", SENTENCE))

    (row,) = read_shard((page,), manner=Manner(), load=lambda _: b"", tell=str)

    assert row.record is not None
    assert row.record["text"] == SENTENCE
