"""Older acts of the background: a record of their own beside what is signed, with the day that is theirs."""

import pytest
from tests.core.reading.given import source_of

from kunak.core.reading import read

SIGNED = (
    "Губернатор Псковской области Игнат Лесной и губернатор Новгородской области Пётр Озёрный подписали дорожную карту "
    "партнёрства на ближайшие три года."
)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Опорой карте служит соглашение тех же регионов, заключённое в 2015 году.", "2015"),
        ("О паводках соседи впервые договорились на бумаге ещё по протоколу 2003 года.", "2003"),
        ("Напомним, в декабре 2021 года стороны подписали в Пскове протокол намерений.", "2021-12"),
    ],
)
def test_an_act_of_before_is_told_beside_the_signed_one(said: str, day: str) -> None:
    record = read(source_of(f"{SIGNED}\n\n{said}"))
    signed, older = record.agreements

    assert not [warning for warning in record.warnings if warning.code == "kind_wavers"]
    assert (signed.event, signed.kind, signed.signed_on) == ("signed", "roadmap", None)
    assert older.event == "mentioned"
    assert older.signed_on is not None
    assert older.signed_on.value == day
    assert [party.code for party in older.parties] == [party.code for party in signed.parties]


@pytest.mark.parametrize(
    "said",
    [
        "Соглашение вступит в силу 1 января 2024 года и будет действовать десять лет.",
        "Действует документ до конца 2026 года.",
        "Работать по соглашению начнут с 2025 года.",
    ],
)
def test_the_life_of_the_signed_act_is_no_older_one(said: str) -> None:
    assert len(read(source_of(f"{SIGNED}\n\n{said}")).agreements) == 1
