"""Tables of plain text and what their columns hold."""

import pytest

from kunak.core.reading.source import Block
from kunak.core.reading.tables.columns import columns_of
from kunak.core.reading.tables.entries import find_entries
from kunak.core.reading.tables.grid import find_tables
from kunak.core.reading.text import Text


def grid(raw: str, blocks: tuple[Block, ...] = ()) -> list[list[list[str]]]:
    """Return the words of all tables."""
    return [
        [[raw[cell.start : cell.end] for cell in row.cells] for row in table]
        for table in find_tables(Text(raw), blocks)
    ]


def roles(head: str) -> list[str | None]:
    """Return the roles of a head line; empty where it is none."""
    text = Text(head + "\n1\t2\n")
    [table] = find_tables(text, ())
    columns = columns_of(text, table)
    return [column.role for column in columns.items] if columns else []


def test_rows_are_lines_parted_by_tabs_or_pipes() -> None:
    raw = "Вступление.\n\nа\tб\n1\t2\n\nПодписи\n\n| в | г |\n|---|---|\n| 3 | |\n| | 4 |\n"

    assert grid(raw) == [[["а", "б"], ["1", "2"]], [["в", "г"], ["3"], ["4"]]]


def test_rows_with_a_number_are_parted_by_semicolons_and_points_of_a_list_are_not() -> None:
    rows = "№; Шаг; Когда\n1; Показ льна; май 2025 года\n2; Гастроли; июнь\n"

    assert grid(rows) == [[["№", "Шаг", "Когда"], ["1", "Показ льна", "май 2025 года"], ["2", "Гастроли", "июнь"]]]
    assert grid("1. Провести ярмарку; открыть школу; построить мост.\n2) обмен; \n") == []


def test_columns_are_counted_over_empty_cells() -> None:
    text = Text("| а | б | в |\n| | 2 | |\n")

    [table] = find_tables(text, ())

    assert [cell.column for cell in table[1].cells] == [2]


def test_blocks_of_the_format_go_before_marks_in_the_text() -> None:
    blocks = (Block(0, 1, "cell", "t1/r1/c1"), Block(2, 3, "cell", "t1/r1/c3"), Block(4, 7, "cell", "t1/r2/c1"))

    assert grid("а\tб\nв|г\n", blocks) == [[["а", "б"], ["в|г"]]]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("№ п/п\tНаименование мероприятия\tСрок исполнения", ["number", "text", "term"]),
        ("Сроки реализации\tОтветственные исполнители\tМероприятие", ["term", "executors", "text"]),
        ("Содержание работы\tОжидаемый результат\tИсточник финансирования", ["text", "result", "money"]),
        ("Мероприятие\tИсполнители, сроки", ["text", "who_when"]),
        ("Мероприятие\tОтветственные за исполнение\tЦелевой показатель", ["text", "executors", "indicator"]),
        ("№\tМероприятие\tПункт Соглашения\tДата проведения", ["number", "text", "clause", "term"]),
        ("№\tМероприятие\tРеспублика Коми\tТверская область", ["number", "text", "executors", "executors"]),
        ("Раздел\tМероприятия\tПериод", ["section", "text", "term"]),
        ("Валюта\tКурс", []),
        ("Мероприятие\tФамилия", []),
    ],
)
def test_head_tells_what_the_columns_hold(head: str, expected: list[str | None]) -> None:
    assert roles(head) == expected


def test_head_of_two_rows_parts_the_executors_and_moves_what_follows() -> None:
    text = Text("№\tМероприятие\tИсполнители\tСрок\n\t\tот Коми\tот Твери\n1\tЯрмарка\tА\tБ\tмай\n")

    [(columns, [entry])] = find_entries(text, find_tables(text, ()))

    assert [(column.role, column.first) for column in columns.items] == [
        ("number", 1),
        ("text", 2),
        ("executors", 3),
        ("executors", 4),
        ("term", 5),
    ]
    assert [text.raw[span.start : span.end] for span in entry.spans("term")] == ["май"]


@pytest.mark.parametrize(
    ("rows", "sections"),
    [
        ("I. Торговля\n1\tЯрмарка\tмай\n", ["I. Торговля"]),
        ("Раздел 1. Торговля\t\t\n1\tЯрмарка\tмай\n", ["Раздел 1. Торговля"]),
        ("1.\tТорговля\t\n1.1\tЯрмарка\tмай\n", ["1.\tТорговля"]),
        ("Торговля\tТорговля\tТорговля\n1\tЯрмарка\tмай\n", ["Торговля\tТорговля\tТорговля"]),
        ("1\tЯрмарка\tмай\n", [None]),
    ],
)
def test_section_is_a_merged_row_or_a_number_with_words_alone(rows: str, sections: list[str | None]) -> None:
    text = Text("№\tМероприятие\tСрок\n" + rows)

    [(_, entries)] = find_entries(text, find_tables(text, ()))

    assert [entry.section and text.raw[entry.section.start : entry.section.end] for entry in entries] == sections


def test_table_after_a_page_end_goes_on_with_the_columns_before() -> None:
    blocks = []
    raw = ""
    for path, words in (
        ("t1/r1/c1", "Мероприятие"),
        ("t1/r1/c2", "Срок"),
        ("t1/r2/c1", "Ярмарка"),
        ("t1/r2/c2", "май"),
        ("t2/r1/c1", "Форум"),
        ("t2/r1/c2", "июнь"),
    ):
        blocks.append(Block(len(raw), len(raw) + len(words), "cell", path))
        raw += words + "\n"
    text = Text(raw)

    found = list(find_entries(text, find_tables(text, blocks)))

    assert [
        raw[entry.spans("text")[0].start : entry.spans("text")[0].end] for _, entries in found for entry in entries
    ] == [
        "Ярмарка",
        "Форум",
    ]


@pytest.mark.parametrize("raw", ["|" * 20_000, "\t" * 20_000, "а|" * 20_000, "|\n" * 5_000, "№\tмероприятие\n" * 3_000])
def test_hostile_marks_give_no_more_than_the_limits(raw: str) -> None:
    text = Text(raw)

    for columns, entries in find_entries(text, find_tables(text, ())):
        assert len(columns.items) <= 60
        assert len(entries) <= 5_000
