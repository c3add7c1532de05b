"""Words of official papers."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from kunak.agreements.models import KINDS
from kunak.papers.content import printable
from kunak.papers.wording import KINDS_GENITIVE, copies_words, dated_words, day_words, joined, moment_words, roman


@pytest.mark.parametrize("language", ["ru", "en"])
def test_days_are_russian_in_whatever_language_the_page_is(language: str) -> None:
    with translation.override(language):
        assert day_words(date(2025, 5, 29)) == "29\u00a0мая 2025\u00a0г."


def test_a_moment_is_told_in_the_time_of_this_place() -> None:
    late_in_utc = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)

    assert moment_words(late_in_utc).replace("\u00a0", " ") == "24 ноября 2026 г., 01:30"


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ("2025-05-29", "от 29 мая 2025 г."),
        ("2025-05", "от «___» мая 2025 г."),
        ("2013", "2013 года"),
        ("", ""),
    ],
)
def test_an_act_is_dated_as_precisely_as_it_is_known(known: str, told: str) -> None:
    assert dated_words(known).replace("\u00a0", " ") == told


def test_every_kind_of_agreement_has_its_genitive() -> None:
    assert set(KINDS_GENITIVE) == set(KINDS)


@pytest.mark.parametrize(("names", "told"), [(["А"], "А"), (["А", "Б"], "А и Б"), (["А", "Б", "В"], "А, Б и В")])
def test_names_are_joined_in_one_breath(names: list[str], told: str) -> None:
    assert joined(names) == told


@pytest.mark.parametrize(
    ("count", "told"), [(2, "в двух экземплярах"), (3, "в трёх экземплярах"), (11, "в 11 экземплярах")]
)
def test_copies_are_as_many_as_sides(count: int, told: str) -> None:
    assert copies_words(count) == told


@pytest.mark.parametrize(("number", "written"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (3999, "MMMCMXCIX")])
def test_sections_bear_roman_numbers(number: int, written: str) -> None:
    assert roman(number) == written


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_there_is_no_roman_number_for(number: int) -> None:
    with pytest.raises(ValueError, match="no Roman number"):
        roman(number)


@pytest.mark.parametrize("code", [*range(9), 11, 12, *range(14, 32), 127, 133, 0x2028, 0xFFFE, 0xFFFF, 0xD800])
def test_no_forbidden_character_is_left(code: int) -> None:
    assert printable(f"а{chr(code)}б") in {"аб", "а\nб"}


def test_ordinary_texts_stay_as_they_are() -> None:
    text = "Ҡ ә ӏ «ёлочки» — №\t1\nстрока\u00a0и 🤝"

    assert printable(text) == text
