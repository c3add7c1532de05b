"""What several documents of one agreement say, point by point."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.joining import tellings as made
from tests.core.joining.tellings import person, promise, telling

from kunak.core.joining import Outcome, Point, Telling, compare, of_record
from kunak.core.reading import read, to_json
from kunak.core.reading.source import SourceText

FIELDS = (
    "kind",
    "signed_on",
    "place",
    "term",
    "title",
    "parties",
    "signatories",
    "supersedes",
    "sectors",
    "commitments",
)
AGREE, DIFFER, ALONE = Outcome
FAIRS = "проводить совместные выставки и ярмарки"

CASES: list[tuple[str, dict[str, Any], dict[str, Any], list[Outcome]]] = [
    ("term", {"term": "P5Y"}, {"term": "P3Y"}, [DIFFER]),
    ("term", {"term": "P5Y"}, {"term": "P5Y"}, [AGREE]),
    ("term", {"term": "P5Y"}, {}, [ALONE]),
    ("signed_on", {"signed_on": "2025-05"}, {}, [AGREE]),
    ("place", {"place": "Орёл"}, {"place": "Орел"}, [AGREE]),
    ("parties", {}, {"parties": [made.INGUSHETIA, made.TATARSTAN]}, [AGREE, AGREE]),
    ("parties", {}, {"parties": [made.TATARSTAN, made.GOVERNMENT]}, [AGREE, DIFFER]),
    ("parties", {}, {"parties": [made.TATARSTAN]}, [AGREE, ALONE]),
    (
        "signatories",
        {"signatories": [person("Тимур Галиев")]},
        {"signatories": [person("Т. Галиев", "Глава")]},
        [AGREE],
    ),
    (
        "signatories",
        {"signatories": [person("Тимур Галиев", "Глава республики")]},
        {"signatories": [person("Тимур Галиев", "Председатель Правительства"), person("Руслан Оздоев")]},
        [DIFFER, ALONE],
    ),
    ("coordinators", {"coordinators": [made.CULTURE]}, {"coordinators": [made.OF_CULTURE]}, [AGREE]),
    ("coordinators", {"coordinators": [made.CULTURE]}, {"coordinators": [made.CULTURE_AND_SPORT]}, [DIFFER]),
    ("supersedes", {"supersedes": ["2013", "2009"]}, {"supersedes": ["2013-04-02"]}, [AGREE, ALONE]),
    ("sectors", {"sectors": ["culture", "trade"]}, {"sectors": ["trade", "sport"]}, [ALONE, AGREE, ALONE]),
    ("commitments", {"commitments": [promise(FAIRS)]}, {"commitments": [promise(FAIRS.upper())]}, [AGREE]),
    ("commitments", {"commitments": [promise(FAIRS)]}, {"commitments": [promise(FAIRS, "trade")]}, [DIFFER]),
    (
        "commitments",
        {"commitments": [promise(FAIRS)]},
        {"commitments": [promise("проводить выставки, ярмарки")]},
        [DIFFER],
    ),
    (
        "commitments",
        {"commitments": [promise("обмен опытом закупок")]},
        {"commitments": [promise("обмениваться опытом закупок")]},
        [AGREE],
    ),
    (
        "commitments",
        {"commitments": [promise("открыть общее представительство в Казани")]},
        {"commitments": [promise("закрыть общее представительство в Казани")]},
        [DIFFER],
    ),
    ("commitments", {"commitments": [promise(FAIRS)]}, {"commitments": [promise("обмен студентами")]}, [ALONE, ALONE]),
]


@pytest.mark.parametrize(("field", "one", "other", "outcomes"), CASES)
def test_a_field_of_two_documents(
    field: str, one: dict[str, Any], other: dict[str, Any], outcomes: list[Outcome]
) -> None:
    points = compare([telling(**one), telling(**other)], [field])

    assert [point.outcome for point in points] == outcomes


def test_a_third_document_that_is_silent_lets_two_agree() -> None:
    [point] = compare([telling(term="P5Y"), telling(), telling(term="P5Y")], ["term"])

    assert (point.outcome, [said.document for said in point.said]) == (AGREE, [0, 2])


def test_one_of_three_that_says_otherwise_makes_them_differ() -> None:
    [point] = compare([telling(term="P5Y"), telling(term="P3Y"), telling(term="P5Y")], ["term"])

    assert (point.outcome, len(point.said)) == (DIFFER, 3)


def test_a_record_is_told_without_what_shows_its_values() -> None:
    text = "30.05.2025\n\n29 мая в Магасе Татарстан и Ингушетия подписали соглашение о сотрудничестве на пять лет.\n"
    record = to_json(read(SourceText("a.txt", "text/plain", "0" * 64, text, (), None, None)))

    told = of_record(record)

    assert [party["code"] for party in told.each("parties")] == ["RU-TA", "RU-IN"]
    assert (told.one("signed_on"), told.one("term"), told.one("published")) == ("2025-05-29", "P5Y", "2025-05-30")
    assert "spans" not in str(dict(told.values))


PROMISES = [
    promise(FAIRS),
    promise("проводить выставки, ярмарки"),
    promise("обмен студентами"),
    promise(FAIRS, "trade"),
]
ANY = st.builds(
    telling,
    signed_on=st.sampled_from([None, "2025", "2025-05-29", "2025-05-30"]),
    term=st.sampled_from([None, "P5Y", "P3Y"]),
    parties=st.lists(st.sampled_from([made.TATARSTAN, made.CABINET, made.INGUSHETIA, made.CULTURE]), max_size=3),
    signatories=st.lists(st.sampled_from([person("Тимур Галиев"), person("Т. Галиев", "Глава")]), max_size=2),
    supersedes=st.lists(st.sampled_from(["2013", "2013-04-02", "2009"]), max_size=2),
    sectors=st.lists(st.sampled_from(["culture", "trade", "sport"]), max_size=3),
    commitments=st.lists(st.sampled_from(PROMISES), max_size=3),
)


@given(st.lists(ANY, min_size=3, max_size=3))
def test_the_order_of_three_documents_does_not_matter(tellings: list[Telling]) -> None:
    first = _told(compare(tellings, FIELDS), (0, 1, 2))

    for order in permutations(range(3)):
        assert _told(compare([tellings[place] for place in order], FIELDS), order) == first


def _told(points: tuple[Point, ...], order: tuple[int, ...]) -> set[Any]:
    return {
        (point.field, point.outcome, frozenset((order[said.document], said.position) for said in point.said))
        for point in points
    }


@given(ANY)
def test_a_document_agrees_with_itself_in_everything(one: Telling) -> None:
    points = compare([one, one], FIELDS)

    alone = [point for point in points if point.outcome == ALONE]
    assert not alone
    lists = {"parties", "signatories", "supersedes", "commitments"}  # one document may differ with itself in a list
    assert all(point.outcome == AGREE or point.field in lists for point in points)


@given(st.lists(ANY, min_size=1, max_size=3))
def test_everything_that_is_said_stands_in_one_point(tellings: list[Telling]) -> None:
    said = [(point.field, one) for point in compare(tellings, FIELDS) for one in point.said]

    assert len(said) == len(set(said))
    assert len(said) == sum(len(one.each(field)) for one in tellings for field in FIELDS)
