"""Who carries out a measure, on marked text."""

import pytest
from tests.core.reading.given import context_of
from tests.core.reading.marked import unmark

from kunak.core.provenance import Span
from kunak.core.reading.measures.executors import Sides, find_executors
from kunak.core.reading.record import Party

AT = (Span(0, 1),)
SIDES = Sides(
    (
        Party("Республика Мордовия", "territory", "RU-MO", AT),
        Party("Пензенская область", "territory", "RU-PNZ", AT),
        Party("Клинцы", "municipality", None, AT),
    )
)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            (
                "от Республики Мордовия – ‹Министерство экономики›; от Пензенской области – ‹Министерство "
                "образования›, ‹АО «Пензмаш»› (по согласованию)"
            ),
            [
                ("Министерство экономики", "Республика Мордовия", "RU-MO", "body"),
                ("Министерство образования", "Пензенская область", "RU-PNZ", "body"),
                ("АО «Пензмаш»", "Пензенская область", None, "company"),
            ],
        ),
        (
            "‹Минспорт Республики Мордовия›,\n‹Министерство культуры и туризма Пензенской области›",
            [
                ("Министерство спорта Республики Мордовия", "Республика Мордовия", "RU-MO", "body"),
                ("Министерство культуры и туризма Пензенской области", "Пензенская область", "RU-PNZ", "body"),
            ],
        ),
        (
            "‹Министерство культуры Республики Мордовия› и ‹Министерство спорта Пензенской области›",
            [
                ("Министерство культуры Республики Мордовия", "Республика Мордовия", "RU-MO", "body"),
                ("Министерство спорта Пензенской области", "Пензенская область", "RU-PNZ", "body"),
            ],
        ),
        (
            "Республика Мордовия: ‹Министерство экономики›\nПензенская область: ‹Министерство экономики›",
            [
                ("Министерство экономики", "Республика Мордовия", "RU-MO", "body"),
                ("Министерство экономики", "Пензенская область", "RU-PNZ", "body"),
            ],
        ),
        ("‹отдел культуры г. Клинцы›", [("отдел культуры г. Клинцы", "Клинцы", None, "body")]),
        ("‹оргкомитет форума›", [("оргкомитет форума", None, None, "other")]),
    ],
)
def test_find_executors_reads_the_marked_words(marked: str, expected: list[tuple[str, str, str, str]]) -> None:
    text, spans = unmark(marked)
    context = context_of(text)

    found = find_executors(context, SIDES, (Span(0, len(text)),), rule="measure.executors")

    assert [(one.name, one.side, one.code, one.type) for one in found] == expected
    assert [one.spans[0] for one in found] == spans


def test_column_of_a_side_tells_the_side_where_the_words_do_not() -> None:
    context = context_of("Министерство экономики")

    [one] = find_executors(context, SIDES, (Span(0, 22),), side=SIDES.parties[1], rule="measure.executors")

    assert (one.side, one.code) == ("Пензенская область", "RU-PNZ")


def test_side_of_a_body_goes_before_the_side_of_its_column() -> None:
    text = "Министерство экономики Республики Мордовия"
    context = context_of(text)

    [one] = find_executors(context, SIDES, (Span(0, len(text)),), side=SIDES.parties[1], rule="measure.executors")

    assert one.side == "Республика Мордовия"


def test_two_parties_of_one_code_leave_the_side_open() -> None:
    sides = Sides((SIDES.parties[0], Party("Саранск", "municipality", "RU-MO", AT)))
    text = "Министерство экономики Республики Мордовия"
    context = context_of(text)

    [one] = find_executors(context, sides, (Span(0, len(text)),), rule="measure.executors")

    assert (one.side, one.code) == (None, "RU-MO")
