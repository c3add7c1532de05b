"""What people type into fields of dates and lengths, and words looked for in the text."""

import pytest

from kunak.documents.errors import WordsNotFound
from kunak.documents.typed import day, find_words, length


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("29.05.2025", "2025-05-29"),
        ("9.5.2025", "2025-05-09"),
        ("29 мая 2025 г.", "2025-05-29"),
        ("29 мая 2025 года", "2025-05-29"),
        ("29 May 2025", "2025-05-29"),
        ("May 29, 2025", "2025-05-29"),
        ("2025-05-29", "2025-05-29"),
        ("май 2025", "2025-05"),
        ("05.2025", "2025-05"),
        ("2013", "2013"),
        ("2013 год", "2013"),
        (" 2013 г. ", "2013"),
        ("29.02.2024", "2024-02-29"),
        ("٢٠٢٥", "2025"),
        ("２９.٠٥.２０２５", "2025-05-29"),
    ],
)
def test_a_date_is_understood_as_precisely_as_it_is_typed(typed: str, meant: str) -> None:
    assert day(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "завтра", "30.02.2025", "2025-13-01", "29.05.25", "32 мая 2025", "29 мартобря 2025"]
)
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    assert day(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5 лет", "P5Y"),
        ("пять лет", "P5Y"),
        ("1 год", "P1Y"),
        ("год", "P1Y"),
        ("полгода", "P6M"),
        ("6 месяцев", "P6M"),
        ("шесть месяцев", "P6M"),
        ("1 год и 6 месяцев", "P1Y6M"),
        ("30 дней", "P30D"),
        ("2 недели", "P2W"),
        ("5 years", "P5Y"),
        ("P5Y", "P5Y"),
        ("p1y6m", "P1Y6M"),
        ("бессрочно", "indefinite"),
        ("indefinite", "indefinite"),
        ("P٥Y", "P5Y"),
        ("٥ лет", "P5Y"),
    ],
)
def test_a_length_is_understood(typed: str, meant: str) -> None:
    assert length(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "5", "лет пять", "P", "PT5H", "0 лет", "9999 лет", "5 попугаев", "5 лет 3 года", "лет", "-3 года"]
)
def test_what_is_no_length_is_not_guessed(typed: str) -> None:
    assert length(typed) is None


def test_words_are_found_whatever_their_quotation_marks_dashes_case_and_blanks() -> None:
    text = "Внедрение «электронного\nправительства» – наш всё"

    assert find_words('"Электронного  правительства" — наш все', text) == [[10, len(text)]]


def test_words_in_several_places_are_taken_after_the_old_ones() -> None:
    text = "Магас, Казань, Магас"

    assert find_words("Магас", text, after=6) == [[15, 20]]
    assert find_words("Казань", text, after=16) == [[7, 13]]


def test_pieces_parted_by_an_ellipsis_are_found_one_after_the_other() -> None:
    assert find_words("29 мая … 2025", "2025: 29 мая, 2025") == [[6, 12], [14, 18]]


def test_whole_words_go_before_parts_of_words() -> None:
    text = "Договорились и подписали договор"

    assert find_words("договор", text) == [[25, 32]]
    assert find_words("говори", text) == [[2, 8]]


def test_blank_words_are_no_words() -> None:
    assert find_words("  ", "текст") == []


@pytest.mark.parametrize("words", ["Грозный", "Магас … Грозный", "…"])
def test_words_that_are_not_there_are_refused_by_name(words: str) -> None:
    with pytest.raises(WordsNotFound):
        find_words(words, "Подписано в Магасе")
