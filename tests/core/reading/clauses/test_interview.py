"""Turns of an interview whose speakers are named before them."""

import pytest
from tests.core.reading.given import source_of

from kunak.core.reading import read
from kunak.core.reading.record import Quote

LEAD = (
    "Тверская область и Республика Коми 12 мая 2023 года подписали соглашение о поездах. "
    "О нём рассказал министр транспорта Тверской области Иван Волжанинов.\n\n"
)
ASKED = ("Когда подписали документ?", "А что он меняет для людей?")
ANSWERED = ("В прошлую среду, в Твери.", "Поезд пойдёт без пересадки в Ухте.")


def test_turns_headed_by_letters_are_quotations() -> None:
    quotes = quotes_in(turns("В.: ", "О.: "))

    assert [(quote.speaker, quote.text) for quote in quotes] == [
        (None, ASKED[0]),
        ("Иван Волжанинов", ANSWERED[0]),
        (None, ASKED[1]),
        ("Иван Волжанинов", ANSWERED[1]),
    ]


def test_a_paper_that_heads_the_questions_is_who_asks() -> None:
    quotes = quotes_in(turns("«Вечерняя Тверь»: ", "– "))

    assert [quote.speaker for quote in quotes] == ["«Вечерняя Тверь»", "Иван Волжанинов"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        "В.: Ржев.\n\nО.: Торжок.\n\nВ.: Печора.\n\nО.: Ухта.",
        "«Весна»: ярмарка в Ржеве.\n\n«Лето»: слёт в Ухте.\n\n«Осень»: выставка в Твери.\n\n«Зима»: лыжня в Коми.",
        "Ответ: Когда подписали документ?\n\nОтвет: Поезд пойдёт без пересадки в Ухте.",
    ],
    ids=["nobody asks", "a programme", "one alone"],
)
def test_rows_with_labels_are_no_interview(rows: str) -> None:
    assert not quotes_in(rows)


def quotes_in(words: str) -> tuple[Quote, ...]:
    """Return the quotations of a news whose lead tells of a signing."""
    return read(source_of(LEAD + words)).agreements[0].quotes


def turns(asks: str, answers: str) -> str:
    """Return an interview whose turns begin with these words."""
    return "\n\n".join(f"{asks}{asked}\n\n{answers}{answered}" for asked, answered in zip(ASKED, ANSWERED, strict=True))
