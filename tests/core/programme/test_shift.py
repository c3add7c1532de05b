"""A term moved by months: to the day, by whole months where it has them, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.programme.term import CONSTANTLY, NONE, parse_term, term_words
from kunak.core.programme.term.shift import shifted


@pytest.mark.parametrize(
    ("term", "months", "then"),
    [
        ("29.05.2026", 1, "29 июня 2026 г."),
        ("31.01.2026", 1, "28 февраля 2026 г."),
        ("28.02.2026", 1, "28 марта 2026 г."),
        ("март 2026", -3, "декабрь 2025 г."),
        ("III квартал 2026", 3, "IV квартал 2026 г."),
        ("III квартал 2026", 1, "01.08.2026–31.10.2026"),
        ("II полугодие 2026", 6, "I полугодие 2027 г."),
        ("II полугодие 2026", 3, "01.10.2026–31.03.2027"),
        ("2026", 12, "2027 год"),
        ("2026", 1, "01.02.2026–31.01.2027"),
        ("2026–2027", 12, "2027–2028 годы"),
        ("01.03.2026–15.04.2026", 2, "01.05.2026–15.06.2026"),
    ],
)
def test_a_term_moves_by_whole_months(term: str, months: int, then: str) -> None:
    assert term_words(shifted(parse_term(term), months)).replace("\u00a0", " ") == then


@pytest.mark.parametrize("term", [NONE, CONSTANTLY])
def test_a_term_without_days_stays(term: object) -> None:
    assert shifted(term, 5) is term


WHOLE = ["март 2026", "III квартал 2026", "I полугодие 2027", "2026", "2026–2027"]


@given(st.sampled_from(WHOLE), st.integers(-60, 60))
def test_whole_months_there_and_back_are_the_same_days(words: str, months: int) -> None:
    term = parse_term(words)

    there = shifted(term, months)
    back = shifted(there, -months)

    assert (back.starts_on, back.ends_on) == (term.starts_on, term.ends_on)
    assert parse_term(term_words(there)) == there or there.kind == "span"
