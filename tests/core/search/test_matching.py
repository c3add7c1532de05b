"""Texts that are looked through have the words asked for in any of their forms."""

import pytest

from kunak.core.search import asked_words, has_all, seeking

TEXT = "Провести встречу закупщиков в Магасе; участвует Оздоев"


@pytest.mark.parametrize(
    ("typed", "is_there"),
    [
        ("встречи", True),
        ("ЗАКУПЩИК встреча", True),
        ("магас", True),
        ("оздоевым", True),
        ("закупщ", True),
        ("встреча поставщиков", False),
        ("вс", False),
        ("", True),
    ],
)
def test_all_words_must_stand_there_in_whatever_form(typed: str, is_there: bool) -> None:
    assert has_all(TEXT, asked_words(typed)) is is_there


def test_what_was_learnt_of_words_holds_for_the_next_text() -> None:
    has_words = seeking(asked_words("ёлки встреча"))

    assert [has_words(one) for one in ("Ёлка", "встречу у елок", "встреча")] == [False, True, False]
