"""Sides of an act in news that are weighed where rules are unsure of them."""

from math import inf

import pytest
from tools import train_likely_sides as trainer
from tools.learning import checksum

from kunak.core.reading import read
from kunak.core.reading.clauses import sides_named
from kunak.core.reading.clauses.sides_named import Candidate, Place, candidates
from kunak.core.reading.context import Context, Scope
from kunak.core.reading.formats import open_source
from kunak.core.reading.profiles import likely_act, likely_sides
from kunak.core.reading.profiles.release import find_scopes, scopes_by_rules
from kunak.core.reading.profiles.signs_of_sides import Act, signs_of, signs_of_pair
from kunak.core.reading.reader import survey
from kunak.core.reading.record import Meta

RIVER = """Мышкинский и Пошехонский районы подружились

Мышкин и Пошехонье, Волга и Рыбинское море: соглашение о сотрудничестве подписали глава Мышкинского района Анна Волжская
и глава Пошехонского района Иван Согожский. Мышкинский район даст валенки, Пошехонский район – сыр.
"""
SEALS = """Косы на двоих

Меморандум о помощи на сенокосе подписали в субботу у моста: свои печати поставили Бежецкий район и Сонковский район,
а свидетелем был город Красный Холм. Кесовогорский район прислал гармонистов.
Бежецкий район и Сонковский район косят вместе с 2010 года.
"""
SURE = """Министерства договорились о врачах

Министерство здравоохранения Рязанской области и Департамент здравоохранения Тамбовской области подписали соглашение
об обмене врачами. Рязанская область и Тамбовская область дружат давно.
"""


def _context(text: str) -> Context:
    return survey(open_source(text.encode("utf-8"), "news.txt"), Meta())


def _names(text: str) -> list[list[str]]:
    record = read(open_source(text.encode("utf-8"), "news.txt"))
    return [[party.name for party in agreement.parties] for agreement in record.agreements]


def _ruled(text: str) -> tuple[Context, Scope]:
    context = _context(text)
    return context, scopes_by_rules(context)[0]


def test_a_river_that_a_row_names_is_no_side_where_two_districts_sign() -> None:
    _, scope = _ruled(RIVER)

    assert "Волга" in [party.name for party in scope.parties]
    assert _names(RIVER) == [["Мышкинский район", "Пошехонский район"]]


def test_what_is_weighed_is_so_unsure_that_a_person_looks() -> None:
    (scope,) = find_scopes(_context(RIVER))

    assert {(party.rule, party.confidence < 0.75) for party in scope.parties} == {("party.likely", True)}
    assert all(RIVER[span.start : span.end] for party in scope.parties for span in party.spans)


def test_of_whom_rules_name_no_side_the_likeliest_two_are_the_sides() -> None:
    assert _names(SEALS) == [["Бежецкий район", "Сонковский район"]]


def test_nobody_is_a_side_where_no_pair_is_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely_sides, "LIKELY", inf)
    monkeypatch.setattr(likely_act, "LIKELY", inf)

    assert _names(SEALS) == []


@pytest.mark.parametrize(
    "text",
    [
        SEALS.replace("подписали", "подпишут").replace("поставили", "поставят"),
        SEALS.replace("Меморандум о помощи на сенокосе", "Протокол").replace("и Сонковский район", "и общество «Коса»"),
        "Клуб «Коса» и школа «Грабли» подписали соглашение о дружбе. Игру смотрела вся Тверская область.",
    ],
)
def test_what_is_planned_without_a_title_or_of_private_hands_gets_no_sides(text: str) -> None:
    assert not any(party.rule == "party.likely" for scope in find_scopes(_context(text)) for party in scope.parties)


def test_sides_that_rules_are_sure_of_are_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likely_sides, "weigh", lambda *_: pytest.fail("weighed"))

    assert len(_names(SURE)[0]) == 2


def test_one_who_is_named_in_several_ways_is_one_candidate() -> None:
    text = (
        "Минздрав Рязанской области готовит соглашение. Министерство здравоохранения Рязанской области подписало его."
    )
    context = _context(text)
    named = candidates(context, [True] * len(context.text.sentences))
    bodies = [one for one in named if one.kind == "body"]

    assert [one.party.name for one in bodies] == ["Министерство здравоохранения Рязанской области"]
    assert {place.sentence for place in bodies[0].places} == {0, 1}
    assert {one.kind for one in named} == {"body", "region"}


def test_of_very_many_who_are_named_the_first_are_weighed_beside_those_of_the_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context, scope = _ruled(RIVER)
    monkeypatch.setattr(sides_named, "MOST", 1)
    named = candidates(context, [True] * len(context.text.sentences), scope.parties)

    assert len([one for one in named if not one.is_ruled]) <= 1
    assert [one.party for one in named if one.is_ruled] == list(scope.parties)


def test_signs_tell_where_one_is_named_and_what_joins_two() -> None:
    context, scope = _ruled(SURE)
    act = Act(context, scope, alone=True)
    named = candidates(context, act.near, scope.parties)
    of_one = {one.party.name: signs for one, signs in zip(named, signs_of(act, named), strict=True)}
    region = of_one["Рязанская область"]
    ruled = [one for one in named if one.is_ruled]

    assert {"region", "region of body", "region near body", "region next", "region bodies told=True"} <= set(region)
    assert "head=министерство" in of_one["Министерство здравоохранения Рязанской области"]
    assert {"joined", "joined act", "one field", "less>0", "more>0"} <= set(
        signs_of_pair(act, ruled[0], ruled[1], (0.5, 1.5))
    )


class Asked(Place):
    """A place that counts how often it is asked where it begins and ends."""

    times = 0

    def __getattribute__(self, name: str) -> object:
        Asked.times += name in ("start", "end")
        return super().__getattribute__(name)


def test_twice_as_many_names_of_two_take_twice_the_work() -> None:
    context, scope = _ruled(SURE)
    act = Act(context, scope, alone=True)
    work = []
    for many in (500, 1000):
        one, other = (
            Candidate(
                scope.parties[0],
                "region",
                places=[Asked(at + shift, at + shift + 1, 0, "row") for at in range(0, 2 * many, 2)],
            )
            for shift in (0, 1)
        )
        Asked.times = 0
        assert "together=1" in signs_of_pair(act, one, other, (0.5, 1.5))
        work.append(Asked.times)

    assert work[1] < 3 * work[0]


def test_weights_are_those_learnt_from_the_documents_as_they_are() -> None:
    for path in (trainer.PATH, trainer.PATH_OF_PAIRS):
        head = path.read_text(encoding="utf-8").partition("\n")[0]
        assert checksum() in head, "documents have changed: run tools/train_likely_sides.py"
