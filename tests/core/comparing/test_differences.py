"""Two texts word by word."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kunak.core.comparing import differences
from kunak.core.comparing.differences import MOST_WORDS

texts = st.lists(
    st.sampled_from(["стороны", "обмениваются", " ", ", ", "\n", "2025", "опытом", "«да»", "не-", "😀"])
).map("".join)


def marked(before: str, after: str) -> str:
    """Return the differences as lawyers write them: [what is gone]{what has come}."""
    signs = {"same": "%s", "gone": "[%s]", "come": "{%s}"}
    return "".join(signs[piece.change] % piece.text for piece in differences(before, after))


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
    ],
)
def test_what_is_gone_stands_before_what_has_come(before: str, after: str, expected: str) -> None:
    assert marked(before, after) == expected


@given(texts, texts)
@settings(max_examples=150)
def test_the_pieces_make_both_texts_again(before: str, after: str) -> None:
    pieces = differences(before, after)

    assert "".join(piece.text for piece in pieces if piece.change != "come") == before
    assert "".join(piece.text for piece in pieces if piece.change != "gone") == after
    assert all(one.change != other.change for one, other in pairwise(pieces))


def test_long_texts_are_compared_by_their_lines_and_within_them_by_words() -> None:
    lines = [f"Статья {number}. Стороны обмениваются опытом.\n" for number in range(MOST_WORDS)]
    after = [*lines[:40], "Статья 40. Стороны обмениваются знаниями.\n", *lines[41:]]

    changed = [piece for piece in differences("".join(lines), "".join(after)) if piece.change != "same"]

    assert [(piece.change, piece.text) for piece in changed] == [("gone", " опытом"), ("come", " знаниями")]
