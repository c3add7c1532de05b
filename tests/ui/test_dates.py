"""Days in words, in both languages."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from kunak.core.terms import PartialDate
from kunak.ui.dates import Given, Style, period_words
from kunak.ui.templatetags.kunak_ui import date_ru, date_short, date_words, period

DAY = date(2025, 11, 28)


def plain(text: str) -> str:
    """Return the text with ordinary spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "style", "russian", "english"),
    [
        (DAY, "text", "28 ноября 2025 г.", "28 November 2025"),
        (DAY, "table", "28 ноября 2025", "28 November 2025"),
        (DAY, "short", "28 ноя, пт", "Fri, 28 Nov"),
        (DAY, "year", "28 ноя 2025", "28 Nov 2025"),
        ("2025-05-29", "text", "29 мая 2025 г.", "29 May 2025"),
        ("2025-05-01", "year", "1 мая 2025", "1 May 2025"),
        (PartialDate(2013), "text", "2013 год", "2013"),
        ("2013", "table", "2013", "2013"),
        ("2013-05", "text", "май 2013 года", "May 2013"),
        ("2013-05", "table", "май 2013", "May 2013"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(value: Given, style: Style, russian: str, english: str) -> None:
    with override("ru"):
        assert plain(date_words(value, style)) == russian
    with override("en"):
        assert plain(date_words(value, style)) == english


@pytest.mark.parametrize(
    ("month", "word"),
    [
        (1, "января"),
        (2, "февраля"),
        (3, "марта"),
        (4, "апреля"),
        (5, "мая"),
        (6, "июня"),
        (7, "июля"),
        (8, "августа"),
        (9, "сентября"),
        (10, "октября"),
        (11, "ноября"),
        (12, "декабря"),
    ],
)
def test_every_month_stands_in_its_case_beside_a_day(month: int, word: str) -> None:
    assert plain(date_words(date(2026, month, 3))) == f"3 {word} 2026 г."


def test_the_markup_keeps_the_date_for_machines_and_the_spaces_together() -> None:
    assert date_ru("2013-05") == '<time datetime="2013-05">май 2013\u00a0года</time>'
    assert date_ru(DAY) == '<time datetime="2025-11-28">28\u00a0ноября 2025\u00a0г.</time>'
    assert date_short(DAY) == '<time datetime="2025-11-28">28\u00a0ноя\u00a02025</time>'


def test_no_date_is_nothing() -> None:
    assert date_ru(None) == date_ru("") == date_words(None) == date_short(None) == ""


def test_a_text_that_is_no_date_is_shown_as_it_stands_and_is_escaped() -> None:
    assert date_ru("весной <2026>") == "весной &lt;2026&gt;"
    assert date_ru("2025-02-30") == "2025-02-30"


def test_a_moment_counts_as_the_day_it_falls_on_here() -> None:
    late = datetime(2025, 5, 29, 22, 30, tzinfo=UTC)

    assert plain(date_words(late)) == "30 мая 2025 г."


@pytest.mark.parametrize(
    ("first", "last", "russian", "english"),
    [
        ("2025-05-29", "2030-05-28", "с 29 мая 2025 г. по 28 мая 2030 г.", "29 May 2025 to 28 May 2030"),
        ("2013", "2015", "с 2013 года по 2015 год", "2013 to 2015"),
        ("2025-05", "2026-06", "с мая 2025 года по июнь 2026 года", "May 2025 to June 2026"),
        ("2025-05-29", None, "с 29 мая 2025 г.", "from 29 May 2025"),
        (None, "2030-05-28", "по 28 мая 2030 г.", "until 28 May 2030"),
        (None, None, "", ""),
    ],
)
def test_a_period_names_both_days_in_their_cases(first: Given, last: Given, russian: str, english: str) -> None:
    with override("ru"):
        assert plain(period(first, last)) == russian
    with override("en"):
        assert plain(period_words(first, last)) == english
