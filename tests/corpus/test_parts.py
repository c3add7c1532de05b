"""The gold of the parts of version 1.1 is well made, and what counts as right in them."""

from typing import Any

import pytest
from tests.corpus.loader import BadMarkup, CorpusDocument, documents
from tests.corpus.parts import PARTS as FOLDER
from tests.corpus.parts import parse, parts_of
from tools.eval_reading import own_parts
from tools.scoring.parts import compare_parts
from tools.scoring.tally import PARTS, total

from kunak.core.reading import schema

TEXT = "Решили: 1. Петрову до 1 мая 2024 года подготовить план. 2. Провести ярмарку."
MARKED = """decision: 1 | Петрову до 1 мая 2024 года подготовить план
due: day 2024-05-01 | до 1 мая 2024 года
by: Петров / - | Петрову
decision: 2 | Провести ярмарку
"""
Marked = list[tuple[CorpusDocument, dict[str, Any]]]


@pytest.fixture(scope="module")
def marked() -> Marked:
    return [(one, parts) for one in documents() if (parts := parts_of(one.name, one.text)) is not None]


def test_enough_documents_have_their_parts_marked_and_every_file_has_its_document(marked: Marked) -> None:
    assert len(marked) == len(list(FOLDER.glob("*.txt"))) >= 15
    assert {document.split for document, _ in marked} == {"open", "held"}


def test_a_document_read_as_its_gold_has_no_misses_and_every_part_is_counted_somewhere(marked: Marked) -> None:
    counted = total(compare_parts(document.name, parts, parts) for document, parts in marked)

    assert counted.misses == []
    assert set(counted.right) <= set(PARTS)
    assert set(PARTS) - set(counted.right) <= {"act_until", "act_period"}


def test_codes_are_those_of_the_schema(marked: Marked) -> None:
    defined = schema()["$defs"]
    known = {
        "acts": set(defined["act"]["properties"]["kind"]["enum"]),
        "term_ends": set(defined["term_end"]["properties"]["kind"]["enum"]),
        "terms": set(defined["stated_term"]["properties"]["kind"]["enum"]),
    }

    for _, parts in marked:
        assert {act["kind"] for act in parts["acts"]} <= known["acts"]
        assert {end["kind"] for end in parts["term_ends"]} <= known["term_ends"]
        rows = [*parts["measures"], *parts["decisions"]]
        assert {row["term"]["kind"] for row in rows if row["term"]} <= known["terms"]


def test_figures_stay_above_their_floor() -> None:
    assert total(tally for _, tally in own_parts()).micro >= 0.75


@pytest.mark.parametrize(
    ("changes", "misses"),
    [
        ({}, []),
        ({"number": "3"}, ["decision_number"]),
        ({"term": {"kind": "day", "end": "2025-05-01"}}, ["decision_term"]),
        ({"term": None}, ["decision_term"]),
        ({"executors": []}, ["decision_executors"]),
        ({"text": "Созвать совещание"}, ["decisions", "decisions"]),
    ],
)
def test_a_decision_is_compared_by_its_text_and_then_by_what_hangs_on_it(
    changes: dict[str, Any], misses: list[str]
) -> None:
    gold, read = parse(MARKED, TEXT, "a.txt"), parse(MARKED, TEXT, "a.txt")
    read["decisions"][0] |= changes

    assert [miss.field for miss in compare_parts("a", gold, read).misses] == misses


def test_a_part_that_the_gold_has_not_is_wrong() -> None:
    gold, read = parse("", TEXT, "a.txt"), parse("outcome: done | Провести ярмарку", TEXT, "a.txt")

    tally = compare_parts("a", gold, read)

    assert (tally.wrong["outcomes"], tally.missed["outcomes"]) == (1, 0)


@pytest.mark.parametrize("line", ["decision: 1 | Провести совет", "who: Петров | Петрову", "act_by: ? | Петрову"])
def test_a_line_that_is_not_understood_names_file_and_line(line: str) -> None:
    with pytest.raises(BadMarkup, match=r"a\.txt, line 5"):
        parse(f"{MARKED}{line}\n", TEXT, "a.txt")
