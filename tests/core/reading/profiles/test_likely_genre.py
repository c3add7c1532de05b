"""The form of a text as a whole tells its genre where rules know none of its words."""

import pytest
from tests.corpus.loader import documents
from tools import train_genre as trainer

from kunak.core.reading.profiles.genre import by_rules, genre_of
from kunak.core.reading.profiles.likely_genre import GENRES, likelihoods, signs, weighed
from kunak.core.reading.text import Text

TEXT = """СХОДИМСЯ НА ТОМ, ЧТО
1. Курская сторона присылает семена и двух агрономов; рязанская сторона даёт землю и технику.
2. Урожай делится поровну.
3. Порядок этот держится три года и дальше, пока кто-нибудь не скажет «хватит» за квартал.
4. Споры решают вдвоём.
За Курскую область: О. И. Льгова
За Рязанскую область: П. А. Шацкий
Рыльск, 5 марта 2021 г.
"""
NEWS = """Курск и Рязань поделят урожай

Губернаторы двух областей подписали в Рыльске
соглашение о семеноводстве. «Семена наши, земля ваша», – сказала Олеся Льгова.
"""


def test_what_has_the_form_of_a_text_is_one_in_whatever_words() -> None:
    assert by_rules(Text(TEXT)) == "release"
    assert genre_of(Text(TEXT)) == "agreement"


def test_news_stays_news() -> None:
    assert genre_of(Text(NEWS)) == "release"


def test_what_is_to_be_filled_in_is_never_weighed() -> None:
    assert genre_of(Text(f"Форма договора\n{TEXT}")) == "other"


@pytest.mark.parametrize("text", ["", " \n\t\n", "¤", "1", "подписано"])
def test_of_nothing_and_next_to_nothing_each_genre_has_a_likelihood(text: str) -> None:
    told = likelihoods(Text(text))

    assert set(told) == set(GENRES)
    assert all(0 <= likely <= 1 for likely in told.values())


def test_the_genre_of_rules_stays_where_it_is_possible_or_no_other_is_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    module = "kunak.core.reading.profiles.likely_genre.likelihoods"
    told = dict.fromkeys(GENRES, 0.0)

    for genre, rules, other, expected in [
        ("release", 0.14, 0.41, "letter"),
        ("release", 0.15, 0.99, "release"),
        ("release", 0.0, 0.39, "release"),
        ("report", 0.14, 0.71, "letter"),
        ("report", 0.15, 0.99, "report"),
        ("report", 0.0, 0.69, "report"),
    ]:
        likely = told | {genre: rules, "letter": other}
        monkeypatch.setattr(module, lambda _, likely=likely: likely)
        assert weighed(Text(TEXT), genre) == expected  # type: ignore[arg-type]
        assert weighed(Text(TEXT[:200]), genre) == genre  # type: ignore[arg-type]


def test_signs_are_of_the_form() -> None:
    told = signs("ПЛАН\n\n1. Ярмарка;\n2. Слёт.\nИ. И. Иванов")

    assert {"head 0 capitals", "head 0 план", "many numbered", "numbered:2", "tail 2 initials", "line ярмарка"} <= told
    assert {"lines 1", "letters 0"} <= told


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]

    assert trainer.checksum() in head, "documents have changed: run tools/train_genre.py"


def test_weights_mend_more_open_documents_than_they_spoil() -> None:
    told = [
        (by_rules(text), genre_of(text), one.gold["genre"])
        for one in documents()
        if one.split == "open"
        for text in [Text(one.text)]
    ]
    changed = [(weighs, gold) for rules, weighs, gold in told if rules != weighs]

    assert len(changed) >= 8
    assert sum(weighs == gold for weighs, gold in changed) >= 0.9 * len(changed)
