"""What became of a commitment, on a table that a lawyer can read."""

import re
from pathlib import Path

import pytest

from kunak.core.comparing import Promise, Said, compare
from kunak.core.comparing.words import root_of

SIGNS = {"+": Said.MORE, ":": Said.DETAIL, "-": Said.GONE}
CASES = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def told(text: str) -> dict[Said, tuple[str, ...]]:
    """Return what the last column of the table says."""
    found = re.findall(r"(?:^|(?<= ))([+:-]) (.+?)(?= [+:-] |$)", text)
    return {SIGNS[sign]: tuple(words.split(" / ")) for sign, words in found}


@pytest.mark.parametrize(("sector", "former", "later", "verdict", "words"), CASES)
def test_a_commitment_gets_its_verdict_and_the_words_behind_it(
    sector: str, former: str, later: str, verdict: str, words: str
) -> None:
    rows = compare([Promise(sector, former)], [Promise(sector, later)])

    assert " ".join(row.verdict for row in rows) == verdict
    assert {one.said: one.words for one in rows[0].reasons if one.words} == told(words)
    assert all(row.reasons for row in rows)


def test_the_reason_of_kept_says_whether_the_text_is_the_same() -> None:
    same, other = Promise("culture", "Проводить выставки."), Promise("culture", "проведение выставок")

    assert [one.said for one in compare([same], [same])[0].reasons] == [Said.SAME_TEXT]
    assert [one.said for one in compare([same], [other])[0].reasons] == [Said.SAME_WORDS]


def test_a_former_that_names_only_its_sector_is_said_to_do_so() -> None:
    [row] = compare([Promise("health", "Сотрудничать в здравоохранении")], [Promise("health", "Обучать врачей")])

    assert row.reasons[0].said is Said.ONLY_SECTOR


@pytest.mark.parametrize(
    "family",
    [
        "обмен обмениваться обменный",
        "развитие развивать",
        "организация организовать организовывать организационный",
        "проведение проводить",
        "промышленность промышленный",
        "медицина медицинский",
        "наука научный",
        "привлечение привлекать",
        "исследование исследовать исследовательский",
        "технология технологический",
        "туризм туристский туристический тур",
        "экономика экономический",
        "инвестиция инвестиционный инвестировать",
        "информация информационный информирование",
        "строительство строительный строить",
        "разработка разрабатывать разработать",
        "поддержка поддерживать",
        "продукция продукт",
        "культура культурный",
        "молодежь молодежный",
        "музей музейный",
        "выставка выставочный",
        "сохранение сохранять сохранить",
        "торговля торговый",
    ],
)
def test_words_of_one_family_have_one_root(family: str) -> None:
    assert len({root_of(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("предприятие", "предпринимательство"),
        ("конкурс", "конкуренция"),
        ("право", "правительство"),
        ("техника", "технология"),
        ("производство", "проведение"),
        ("учитель", "обучение"),
        ("лес", "лечение"),
        ("дом", "дорога"),
        ("порт", "спорт"),
    ],
)
def test_words_of_different_families_have_different_roots(one: str, other: str) -> None:
    assert root_of(one) != root_of(other)
