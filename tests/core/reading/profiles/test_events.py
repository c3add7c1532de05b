"""What news and papers say happened to an agreement."""

import pytest
from tests.core.reading.given import source_of
from tests.core.reading.marked import unmark

from kunak.core.reading import read
from kunak.core.reading.record import Agreement

TWO = "между Тверской областью и Псковской областью"
GOVERNMENTS = "между Правительством Тверской области и Правительством Псковской области"


def first_of(marked: str) -> Agreement | None:
    text, _ = unmark(marked)
    agreements = read(source_of(text)).agreements
    return agreements[0] if agreements else None


@pytest.mark.parametrize(
    ("event", "marked"),
    [
        ("signed", f"‹Подписями скреплено соглашение› о сотрудничестве {TWO}."),
        (
            "signed",
            (
                "С Псковской областью у Твери появилось соглашение о сотрудничестве. ‹Подписали его› губернатор "
                "Тверской области Иван Осташков и губернатор Псковской области Пётр Печоров."
            ),
        ),
        ("planned", f"Соглашение {TWO} о сотрудничестве ‹не подписано›: встречу отменили."),
        ("planned", "‹Подписать соглашение› о туризме Тверская и Псковская области ‹рассчитывают› до конца года."),
        ("negotiated", "Тверская и Псковская области ‹согласовывают текст соглашения› о сотрудничестве."),
        ("terminated", f"Срок соглашения {TWO} о сотрудничестве истёк, ‹продлевать его стороны не стали›."),
        ("terminated", f"Соглашение о сотрудничестве {TWO} ‹утратило силу›."),
        ("terminated", f"Соглашение о сотрудничестве {TWO} ‹продлено не будет›."),
    ],
)
def test_event_of_news(event: str, marked: str) -> None:
    found = first_of(f"Новости\n{marked}\n")

    assert found is not None
    assert found.event == event


@pytest.mark.parametrize(
    ("event", "marked"),
    [
        ("terminated", f"УВЕДОМЛЕНИЕ\n‹о расторжении Соглашения›\n\nСоглашение {GOVERNMENTS} о туризме прекращается."),
        ("terminated", f"УВЕДОМЛЕНИЕ\n\nСообщаем, что Соглашение {GOVERNMENTS} о туризме ‹продлеваться не будет›."),
        ("prolonged", f"ПИСЬМО\n\nТверская область ‹согласна продлить› Соглашение {GOVERNMENTS} о туризме."),
        ("in_force", f"УВЕДОМЛЕНИЕ\n\nПравительство ‹намерено продлить› Соглашение {GOVERNMENTS} о туризме."),
        (
            "in_force",
            (f"ЗАКОН\n\nОдобрить ‹заключение› Соглашения {GOVERNMENTS} о туризме, ‹подписанного 12 апреля 2018 года›."),
        ),
    ],
)
def test_event_of_a_paper(event: str, marked: str) -> None:
    found = first_of(f"{marked}\n")

    assert found is not None
    assert found.event == event


@pytest.mark.parametrize(
    "marked",
    [
        (
            "СПРАВКА\nо связях двух областей\n\n‹Между Правительством Тверской области и Правительством Псковской "
            "области› действует Соглашение о туризме, подписанное 20 июля 2015 года."
        ),
        (
            "УВЕДОМЛЕНИЕ\n\n‹Министерство культуры Тверской области› уведомляет ‹Министерство "
            "культуры Псковской области› "
            "о прекращении Соглашения о гастролях, подписанного 3 мая 2020 года."
        ),
        (
            "Губернатору ‹Псковской области›\n\nУважаемый Пётр Ильич!\n\n‹Администрация Тверской "
            "области› благодарит за "
            "помощь по Соглашению о культурном обмене, подписанному 6 октября 2021 года."
        ),
    ],
)
def test_a_paper_names_the_sides_in_its_sentence_or_its_heading(marked: str) -> None:
    found = first_of(f"{marked}\n")

    assert found is not None
    assert sorted(party.code or "" for party in found.parties) == ["RU-PSK", "RU-TVE"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Кредит\nПравительство Тверской области и банк Пскова заключили соглашение о "
            "предоставлении бюджетного кредита. "
            "Соглашение подписал губернатор."
        ),
        "Кандидат в губернаторы Тверской области подписал общественный договор с жителями Псковской области.",
        "Суд расторг договор\nСуд Тверской области расторг договор аренды с жителем Псковской области.",
    ],
)
def test_a_deal_and_what_repeats_its_word_are_no_agreement(text: str) -> None:
    assert all(agreement.event == "mentioned" for agreement in read(source_of(text)).agreements)


def test_the_number_of_a_clause_counts_no_agreements() -> None:
    found = first_of(
        f"УВЕДОМЛЕНИЕ\n\nПо пункту 5.3 ‹Соглашения› {GOVERNMENTS} о туризме уведомляем о намерении продлить его."
    )

    assert found is not None
    assert found.title is not None
    assert found.title.value == "о туризме"


def test_the_clauses_of_an_agreement_standing_alone_tell_its_kind() -> None:
    found = first_of(
        "VI. Срок действия\n\nНастоящий ‹Меморандум› заключается на пять лет и вступает в силу с 1 мая 2020 года."
    )

    assert found is not None
    assert (found.kind, found.event) == ("memorandum", "mentioned")
