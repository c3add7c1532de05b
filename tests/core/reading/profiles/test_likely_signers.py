"""Signers that are weighed where rules leave a side without one."""

from math import inf

import pytest
from tests.core.reading.given import source_of
from tools import train_likely_signers as trainer
from tools.learning import checksum

from kunak.core.reading import read
from kunak.core.reading.context import Context
from kunak.core.reading.formats import open_source
from kunak.core.reading.profiles import likely_signers
from kunak.core.reading.profiles.likely_signers import MOST, candidates, signs_of, zones_of
from kunak.core.reading.profiles.release import find_scopes
from kunak.core.reading.reader import survey
from kunak.core.reading.record import Meta

BRIDGE = """Курган и Кокшетау навели мосты

Соглашение о дружбе Курганской области и Акмолинской области готово. Бумага лежала перед вице-губернатором Курганской
области Архипом Шумихинским. Рядом с ним – аким Акмолинской области Марат Щучинский, который ставил росчерк вторым.
Музыку обеспечил оркестр Глеба Шадринского.
"""
GUESTS = """Соглашение с Тверью подписано

В Калуге подписано соглашение о сотрудничестве между Калужской и Тверской областями в сфере туризма. На церемонии
присутствовал губернатор Калужской области Пётр Боровский.
"""


def _context(text: str) -> Context:
    return survey(open_source(text.encode("utf-8"), "news.txt"), Meta())


def _signers(text: str) -> list[tuple[str, str | None, float]]:
    (agreement,) = read(open_source(text.encode("utf-8"), "news.txt")).agreements
    return [(person.name, person.party, person.confidence) for person in agreement.signatories]


def test_who_likely_signed_for_a_side_without_a_signer_is_added() -> None:
    (first, second) = _signers(BRIDGE)

    assert first[:2] == ("Архип Шумихинский", "Курганская область")
    assert second[:2] == ("Марат Щучинский", "Акмолинская область")


def test_what_is_weighed_is_so_unsure_that_a_person_looks() -> None:
    assert _signers(BRIDGE)[0][2] < 0.75


def test_nobody_is_added_who_is_not_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely_signers, "LIKELY", inf)

    assert [name for name, _, _ in _signers(BRIDGE)] == ["Марат Щучинский"]


AWAY = """Рязань и Тула подружились

Соглашение о сотрудничестве между Рязанской и Тульской областями подписано в Туле 5 мая 2020 года. Губернатор Рязанской
области Иван Прончищев {away}. За Тульскую область расписалась вице-губернатор Анна Скопина.
"""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (AWAY.format(away="был в отпуске"), "Иван Прончищев"),
        (AWAY.format(away="пропустил церемонию"), "Иван Прончищев"),
        (GUESTS, "Пётр Боровский"),
        (BRIDGE.replace("Бумага лежала перед", "Завтра её подпишет вместе с"), "Архип Шумихинский"),
        (BRIDGE, "Глеб Шадринский"),
        (BRIDGE + "Документ первым прочёл, но не подписывал мэр Петропавловска.", "Архип Шумихинский"),
    ],
)
def test_who_attends_will_sign_or_plays_is_not_added(text: str, name: str) -> None:
    assert name not in [signer for signer, _, _ in _signers(text)]


def test_acts_that_have_a_signer_for_each_side_are_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely_signers, "candidates", lambda *_: pytest.fail("weighed"))

    assert len(_signers("Соглашение подписали глава Коми Олег Ижемский и глава Чувашии Анна Алатырева.")) == 2


def test_signs_tell_where_one_is_named_and_who_else_is_for_that_side() -> None:
    context = _context(BRIDGE)
    (scope,) = find_scopes(context)
    named = candidates(context, scope.parties)
    told = signs_of(context, scope, named, zones_of(context, scope))
    signs = {one.signer.mention.name: of_one for one, of_one in zip(named, told, strict=True)}

    assert {"people=3", "head=вице-губернатор", "kind=territory 3"} <= signs["Архип Шумихинский"]
    assert {"people=3", "head=аким", "w< –", "w> ,"} <= signs["Марат Щучинский"]
    assert "sides without people=0 none" in signs["Глеб Шадринский"]


def test_of_a_crowd_nobody_is_weighed() -> None:
    crowd = " ".join(
        f"Выступил Иван {name}ский." for name in ("Вым", "Печор", "Усть", "Волж", "Камен", "Дубов", "Сосен")
    )
    crowd += " ".join(
        f" Выступила Анна {name}ская." for name in ("Озер", "Луг", "Лес", "Степ", "Горн", "Речен", "Ключ")
    )
    context = _context(BRIDGE + crowd)
    (scope,) = find_scopes(context)

    assert len({person.surname for person in context.people}) > MOST
    assert candidates(context, scope.parties) == []


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    head = trainer.PATH.read_text(encoding="utf-8").partition("\n")[0]
    assert checksum() in head, "documents have changed: run tools/train_likely_signers.py"


@pytest.mark.parametrize(
    ("sides", "posts", "told"),
    [
        ("Министерство культуры Тульской области и Министерство культуры Рязанской области", "Губернатор", []),
        ("Министерство спорта Тульской области и Министерство спорта Рязанской области", "Вице-губернатор", []),
        ("Комитет архивов Тульской области и Комитет архивов Рязанской области", "Президент", []),
        (
            "Министерство культуры Тульской области и Министерство культуры Рязанской области",
            "Министр культуры",
            ["Иван Петров", "Анна Белова"],
        ),
        ("Тульская область и Рязанская область", "Губернатор", ["Иван Петров", "Анна Белова"]),
        ("Правительства Тульской и Рязанской областей", "Вице-губернатор", ["Иван Петров", "Анна Белова"]),
    ],
)
def test_who_heads_a_region_signs_for_no_ministry_by_elimination(sides: str, posts: str, told: list[str]) -> None:
    words = (
        f"Соглашение о музеях\n\n{sides} подписали соглашение о сотрудничестве. {posts} Тульской области Иван Петров "
        f"рад документу. {posts} Рязанской области Анна Белова тоже.\n"
    )

    [agreement] = read(source_of(words)).agreements

    assert [signer.name for signer in agreement.signatories] == told
