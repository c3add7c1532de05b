"""Where else a party is shown than where a rule read it."""

import pytest
from tests.core.reading.given import source_of

from kunak.core.reading import read
from kunak.core.reading.clauses import party_places

SIGNED = (
    "Губернатор Тверской области Иван Волжанинов и глава Республики Коми Пётр Печорин подписали договор о дружбе.\n"
)
OF_TOWNS = "Глава Лысьвенского городского округа Ян Ямской и мэр Кунгура Лев Ирень подписали договор о дружбе.\n"


def shown_in(text: str) -> list[list[str]]:
    """Return the words of each party of the first agreement."""
    return [
        [text[span.start : span.end] for span in party.spans] for party in read(source_of(text)).agreements[0].parties
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            f"Тверская область и Коми дружат\n\n{SIGNED}",
            [["Тверской области", "Тверская область"], ["Республики Коми", "Коми"]],
        ),
        (
            f"Новости Тверской области\nТверская область и Коми дружат\n\n{SIGNED}",
            [["Тверской области", "Тверская область"], ["Республики Коми", "Коми"]],
        ),
        (
            f"Лысьвенский округ и Кунгур дружат\n\n{OF_TOWNS}",
            [["Глава Лысьвенского городского округа", "Лысьвенский округ"], ["мэр Кунгура", "Кунгур"]],
        ),
    ],
)
def test_a_party_is_shown_where_it_signs_and_where_all_are_told_together(text: str, shown: list[list[str]]) -> None:
    assert shown_in(text) == shown


@pytest.mark.parametrize(
    "below",
    [
        "Псковская область не забыла ошибки прошлого.",
        "В Псковской области ошалели от новостей.",
        "Псковские кружева и ошский рис едут в гости.",
    ],
)
def test_words_that_only_begin_as_a_name_show_no_party(below: str) -> None:
    text = f"Мэр Оша Азамат Сулейманов подписал договор о дружбе с мэром Пскова Иваном Великим.\n\n{below}\n"

    assert shown_in(text) == [["Мэр Оша"], ["Пскова"]]


def test_a_party_told_with_the_others_needs_no_place_where_it_stands_alone() -> None:
    text = f"{SIGNED}\nЗавтра в Республику Коми приедет хор.\n"

    assert shown_in(text) == [["Тверской области"], ["Республики Коми"]]


def test_a_paper_shows_its_parties_twice_too() -> None:
    text = (
        "ПРАВИТЕЛЬСТВО РЕСПУБЛИКИ КОМИ\nРАСПОРЯЖЕНИЕ\n5 мая 2021 года № 7-р\n\nО Соглашении с Тверской областью\n\n"
        "1. Одобрить проект Соглашения между Правительством Республики Коми и Правительством Тверской области "
        "о дружбе.\n"
    )

    assert {len(words) for words in shown_in(text)} == {2}


def test_of_many_acts_each_body_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    written_out = party_places.written_out
    monkeypatch.setattr(
        party_places, "written_out", lambda context, body: asked.append(body.start) or written_out(context, body)
    )
    acts = [
        f"{number}. Министерство культуры Тверской области и Министерство спорта Коми подписали соглашение № {number}."
        for number in range(1, 6)
    ]

    assert len(read(source_of("\n\n".join(acts))).agreements) == len(acts)
    assert len(asked) == len(set(asked))
