"""News in which no rule finds the sides of what was signed: weights say whether public ones did, and who."""

from math import inf

import pytest
from tools import train_likely_act as trainer
from tools.learning import checksum

from kunak.core.reading import read
from kunak.core.reading.formats import open_source
from kunak.core.reading.profiles import likely_act
from kunak.core.reading.record import Agreement

SEALS = """Косы на двоих

Соглашение подписали в субботу у моста: свои печати поставили Бежецкий район и Сонковский район,
а свидетелем был город Красный Холм. Кесовогорский район прислал гармонистов.
Бежецкий район и Сонковский район косят вместе с 2010 года.
"""
CLUB = """Матч на двоих

В субботу в Красном Холме подписали договор о взаимной помощи на льду. Под ним расписались директор клуба «Полёт» Анна
Моложская и директор клуба «Салют» Пётр Мелечский. Игру смотрела вся Тверская область и вся Псковская область.
"""


def _signed(text: str) -> list[Agreement]:
    record = read(open_source(text.encode("utf-8"), "news.txt"))
    return [agreement for agreement in record.agreements if agreement.event == "signed"]


def test_sides_that_no_rule_finds_are_the_likeliest_and_a_person_looks() -> None:
    (agreement,) = _signed(SEALS)

    assert {party.name for party in agreement.parties} == {"Сонковский район", "Бежецкий район"}
    assert all(party.confidence < 0.75 for party in agreement.parties)


def test_without_the_weights_the_news_has_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely_act, "LIKELY", inf)

    assert _signed(SEALS) == []


@pytest.mark.parametrize("text", [CLUB, SEALS.replace("подписали", "подпишут").replace("поставили", "поставят")])
def test_clubs_and_what_is_ahead_give_no_signed_act(text: str) -> None:
    assert _signed(text) == []


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]

    assert checksum() in head, "documents have changed: run tools/train_likely_act.py"
