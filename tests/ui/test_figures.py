"""Numbers, sizes and lengths, in both languages and with all plurals."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from kunak.ui.figures import Number
from kunak.ui.templatetags.kunak_ui import duration_ru, filesize_ru, num_ru


def plain(text: str) -> str:
    """Return the text with ordinary spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "digits", "russian", "english"),
    [
        (3412, None, "3 412", "3,412"),
        (1234567.5, None, "1 234 567,5", "1,234,567.5"),
        (0.1 + 0.2, None, "0,3", "0.3"),
        (52.0, None, "52", "52"),
        (1000, None, "1 000", "1,000"),
        (Decimal("0.50"), None, "0,5", "0.5"),
        (Decimal("1E+3"), None, "1 000", "1,000"),
        (2, 1, "2,0", "2.0"),
        (-7, None, "−7", "−7"),
        (0, None, "0", "0"),
    ],
)
def test_a_number_has_groups_and_the_languages_sign(
    value: Number, digits: int | None, russian: str, english: str
) -> None:
    with override("ru"):
        assert plain(num_ru(value, digits)) == russian
    with override("en"):
        assert plain(num_ru(value, digits)) == english


def test_no_number_is_nothing() -> None:
    assert num_ru(None) == ""


@pytest.mark.parametrize(
    ("size", "russian", "english"),
    [
        (1, "1 байт", "1 byte"),
        (2, "2 байта", "2 bytes"),
        (1023, "1023 байта", "1023 bytes"),
        (5734, "5,6 КБ", "5.6 KB"),
        (127_000, "124 КБ", "124 KB"),
        (1_048_500, "1 МБ", "1 MB"),
        (26_214_400, "25 МБ", "25 MB"),
        (5_000_000_000, "4,7 ГБ", "4.7 GB"),
        (5_000_000_000_000, "4 657 ГБ", "4,657 GB"),
    ],
)
def test_a_size_is_said_in_its_unit(size: int, russian: str, english: str) -> None:
    with override("ru"):
        assert plain(filesize_ru(size)) == russian
    with override("en"):
        assert plain(filesize_ru(size)) == english


@pytest.mark.parametrize(
    ("length", "russian", "english"),
    [
        ("P1Y", "1 год", "1 year"),
        ("P2Y", "2 года", "2 years"),
        ("P5Y", "5 лет", "5 years"),
        ("P11Y", "11 лет", "11 years"),
        ("P21Y", "21 год", "21 years"),
        ("P1M", "1 месяц", "1 month"),
        ("P3M", "3 месяца", "3 months"),
        ("P6M", "6 месяцев", "6 months"),
        ("P1W", "1 неделя", "1 week"),
        ("P2W", "2 недели", "2 weeks"),
        ("P1D", "1 день", "1 day"),
        ("P22D", "22 дня", "22 days"),
        ("P30D", "30 дней", "30 days"),
        ("P1Y6M", "1 год 6 месяцев", "1 year 6 months"),
        ("P0D", "0 дней", "0 days"),
        ("indefinite", "бессрочно", "indefinite"),
        ("P", "P", "P"),
        ("до весны", "до весны", "до весны"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_length_is_said_in_words(length: str | None, russian: str, english: str) -> None:
    with override("ru"):
        assert plain(duration_ru(length)) == russian
    with override("en"):
        assert plain(duration_ru(length)) == english


def test_a_number_and_its_unit_never_part() -> None:
    assert duration_ru("P1Y6M") == "1\u00a0год 6\u00a0месяцев"
    assert filesize_ru(5734) == "5,6\u00a0КБ"
