"""News in which no rule finds the sides of what was signed: weights say whether public ones did, and who."""

from math import inf

import pytest
from tools import train_likely_act as trainer
from tools.learning import checksum

from kunak.core.provenance import Span
from kunak.core.reading import read
from kunak.core.reading.context import Scope
from kunak.core.reading.formats import open_source
from kunak.core.reading.profiles import likely_act
from kunak.core.reading.profiles.likely_sides import is_of_others
from kunak.core.reading.profiles.signs_of_sides import Act
from kunak.core.reading.reader import survey
from kunak.core.reading.record import Agreement, Meta, Party

SEALS = """Косы на двоих

Соглашение в субботу у моста подписали главы Анна Мологина и Пётр Осенев: свои печати поставили
Бежецкий район и Сонковский район, а свидетелем был город Красный Холм. Кесовогорский район прислал гармонистов.
Бежецкий район и Сонковский район косят вместе с 2010 года.
"""
CLUB = """Матч на двоих

В субботу в Красном Холме подписали договор о взаимной помощи на льду. Под ним расписались директор клуба «Полёт» Анна
Моложская и директор клуба «Салют» Пётр Мелечский. Игру смотрела вся Тверская область и вся Псковская область.
"""


# two rectors sign, and a governor and a minister of two regions watch
RECTORS = """Вузы Тамбова и Пензы обновили договор

Губернатор Тамбовской области Иван Цнинский и губернатор Пензенской области Анна Мокшина присутствовали при подписании
договора о взаимном обучении, который заключили Тамбовский институт и Мокшинский университет. Автографы поставили
О. Рассказов и В. Спасский, ректоры.
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


def test_where_two_schools_act_regions_only_watch() -> None:
    context = survey(open_source(RECTORS.encode("utf-8"), "news.txt"), Meta())
    anchor = context.text.sentence_index(RECTORS.index("заключили"))
    act = Act(context, Scope("treaty", "signed", (anchor,), (), None, anchor=anchor), alone=True)
    school = Party("Тамбовский институт", "institution", None, (Span(0, 1),), 1.0, "party.likely")
    region = Party("Тамбовская область", "territory", "RU-TAM", (Span(0, 1),), 1.0, "party.likely")

    assert is_of_others(act, [region])
    assert not is_of_others(act, [region, school])


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]

    assert checksum() in head, "documents have changed: run tools/train_likely_act.py"
