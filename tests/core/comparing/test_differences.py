"""Two texts word by word."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunak.core.comparing import Paragraph, differences, paragraphs

words = st.sampled_from(["стороны", "обмениваются", " ", ", ", "\n", "2025", "опытом", "«да»", "не-", "😀"])
texts = st.lists(words, max_size=60).map("".join)

SIGNS = {"same": "%s", "gone": "[%s]", "come": "{%s}"}


def marked(before: str, after: str) -> str:
    """Return the differences as lawyers write them: [what is gone]{what has come}."""
    return "".join(SIGNS[piece.change] % piece.text for piece in differences(before, after))


def lines(before: str, after: str) -> list[str]:
    """Return the paragraphs with their marks, without the ends of lines."""
    return [_line(one) for one in paragraphs(before, after)]


def _line(one: Paragraph) -> str:
    text = "".join(SIGNS[piece.change] % piece.text.strip("\n") for piece in one.pieces)
    return f"~{text}" if one.is_moved else text


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Проводить выставки", "Проводить выставки", "Проводить выставки"),
        ("Проводить выставки", "Проводить выставки и гастроли", "Проводить выставки{ и гастроли}"),
        ("Проводить выставки и гастроли", "Проводить выставки", "Проводить выставки[ и гастроли]"),
        ("на три года", "на пять лет", "на[ три года]{ пять лет}"),
        ("Стороны обязуются", "Стороны вправе", "Стороны[ обязуются]{ вправе}"),
        ("до 29 мая 2030 г.", "до 29 мая 2031 г.", "до 29 мая[ 2030]{ 2031} г."),
        ("Сотрудничать", "сотрудничать", "[Сотрудничать]{сотрудничать}"),
        ("обмен опытом", "обмен, опытом", "обмен{,} опытом"),
        ("", "Новое", "{Новое}"),
        ("Прежнее", "", "[Прежнее]"),
        ("", "", ""),
        ("ИТ-форумы", "ИТ-форум", "[ИТ-форумы]{ИТ-форум}"),
        # a lone «и» or comma between two changes is part of them; a number or a longer word is not
        ("ремёсла и музеи ждут", "выставки и театры ждут", "[ремёсла и музеи]{выставки и театры} ждут"),
        ("статья 7 договора", "пункт 7 соглашения", "[статья]{пункт} 7[ договора]{ соглашения}"),
        ("Глава Республики", "Раис Республики, Глава", "[Глава]{Раис} Республики{, Глава}"),
    ],
)
def test_what_is_gone_stands_before_what_has_come(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("А один\nБ два\n", "А один\nБ два\n", ["А один", "Б два"]),
        ("А один\n", "А один\nБ два\n", ["А один", "{Б два}"]),
        ("А один\nБ два\n", "Б два\n", ["[А один]", "Б два"]),
        # a paragraph that keeps half of its words is the same one, changed, wherever others come before it
        (
            "Предмет\nСрок действия пять лет\nПодписи\n",
            "Предмет\nСтороны создают группу\nСрок действия три года\nПодписи\n",
            ["Предмет", "{Стороны создают группу}", "Срок действия[ пять лет]{ три года}", "Подписи"],
        ),
        # with less in common it is another one
        (
            "Предмет\nСтороны проводят ярмарки ежегодно\nИ ещё\n",
            "Предмет\nДанные передаются письмом\nСтороны не отвечают\nИ ещё\n",
            [
                "Предмет",
                "[Стороны проводят ярмарки ежегодно]",
                "{Данные передаются письмом}",
                "{Стороны не отвечают}",
                "И ещё",
            ],
        ),
        # one in place of one is compared by words, however little is left
        ("А\nпять лет\nБ\n", "А\nдо декабря\nБ\n", ["А", "[пять лет]{до декабря}", "Б"]),
        (
            "А\nпереехала сюда\nБ\nВ\n",
            "А\nБ\nВ\nпереехала сюда\n",
            ["А", "~[переехала сюда]", "Б", "В", "~{переехала сюда}"],
        ),
        # numbers that moved on by one
        (
            "1. Стороны обмениваются опытом\n2. Стороны создают группу\n",
            "1. Стороны вправе уведомить\n2. Стороны обмениваются опытом\n3. Стороны создают группу\n",
            ["{1. Стороны вправе уведомить}", "[1]{2}. Стороны обмениваются опытом", "[2]{3}. Стороны создают группу"],
        ),
    ],
)
def test_paragraphs_are_found_again_changed_or_moved(before: str, after: str, expected: list[str]) -> None:
    assert lines(before, after) == expected


@given(texts, texts)
@settings(max_examples=150)
def test_the_pieces_make_both_texts_again(before: str, after: str) -> None:
    pieces, rows = differences(before, after), paragraphs(before, after)

    assert "".join(piece.text for piece in pieces if piece.change != "come") == before
    assert "".join(piece.text for piece in pieces if piece.change != "gone") == after
    assert all(one.change != other.change for one, other in pairwise(pieces))
    assert ("".join(one.before for one in rows), "".join(one.after for one in rows)) == (before, after)


def test_one_word_of_a_long_text_is_found() -> None:
    long = [f"Статья {number}. Стороны обмениваются опытом.\n" for number in range(1500)]
    after = [*long[:40], "Статья 40. Стороны обмениваются знаниями.\n", *long[41:]]

    changed = [piece for piece in differences("".join(long), "".join(after)) if piece.change != "same"]

    assert [(piece.change, piece.text) for piece in changed] == [("gone", " опытом"), ("come", " знаниями")]
