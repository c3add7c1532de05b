"""Phrases of commitments as they stand by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.reading.heading import as_heading

FORMS = {
    "проведении совместных выставок": "Проведение совместных выставок",
    "гастролей творческих коллективов": "Гастроли творческих коллективов",
    "реализации музейных проектов": "Реализация музейных проектов",
    "реализацию программ обмена": "Реализация программ обмена",
    "взаимных поставок лекарственных средств": "Взаимные поставки лекарственных средств",
    "совместным научным исследованиям": "Совместные научные исследования",
    "практической реализации соглашения": "Практическая реализация соглашения",
    "созданию и развитию общих производств": "Создание и развитие общих производств",
    "создании, развитии и поддержке общих производств": "Создание, развитие и поддержка общих производств",
    "обмену опытом между клиниками": "Обмен опытом между клиниками",
    "подготовку кадров": "Подготовка кадров",
    "организации ярмарок и выставок": "Организация ярмарок и выставок",
}
STAY = [
    "Обмениваться опытом в сфере госзакупок",
    "Обмен технологиями",
    "Совместные научные исследования",
    "Взаимные поставки фармацевтической продукции",
    "Поставки лекарств",
    "По обмену опытом",
    "IT-форумы для молодых специалистов",
    "12 совместных выставок",
    "",
]


@pytest.mark.parametrize(("words", "heading"), FORMS.items())
def test_a_phrase_in_another_case_is_put_into_the_nominative(words: str, heading: str) -> None:
    assert as_heading(words) == heading


@pytest.mark.parametrize("words", STAY)
def test_what_stands_by_itself_only_gets_its_capital(words: str) -> None:
    assert as_heading(words[:1].lower() + words[1:] if words[:2] != "IT" else words) == words


@given(st.text(alphabet="абвийо ,.-«»(12)", max_size=60))
def test_any_words_whatever_give_a_heading_that_stays_itself(words: str) -> None:
    heading = as_heading(words)

    assert bool(heading) == bool(words)
    assert heading[:1] == heading[:1].upper()
