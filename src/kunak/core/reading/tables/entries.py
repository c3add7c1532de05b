"""The rows of a table as entries: sections, rows that go on, and what each cell of an entry is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.tables.columns import Column, Columns, Role, columns_of
from kunak.core.reading.tables.grid import Cell, Row, Table
from kunak.core.reading.text import Text

NUMBER = re.compile(r"\s*(?P<number>(?:\d{1,3}\.)*\d{1,3}|[IVXLC]{1,6}|[а-я](?=\)))[.)]?(?=\s|$)")
ROMAN = re.compile(r"\s*[IVXLC]{1,6}[.)]?\s*$")
SECTION = re.compile(r"\s*(?:раздел|[ivxlc]{1,6}\.|направлени|\d{1,2}\.\s+(?:в сфере|в области|сотрудничеств))")
CONTENT: frozenset[Role] = frozenset(("executors", "who_when", "term", "result", "indicator", "money", "done", "state"))
LONGEST_SECTION = 200


@dataclass(slots=True)
class Entry:
    """One row with the rows that go on from it: its cells by role, and the section above it."""

    section: Span | None = None
    cells: dict[Role, list[tuple[Span, Column]]] = field(default_factory=dict)

    def add(self, column: Column, cell: Cell) -> None:
        """Put a cell to what its column holds."""
        if column.role is not None:
            self.cells.setdefault(column.role, []).append((Span(cell.start, cell.end), column))

    def spans(self, role: Role) -> tuple[Span, ...]:
        """Return the words of a role."""
        return tuple(span for span, _ in self.cells.get(role, ()))


def find_entries(text: Text, tables: Sequence[Table]) -> Iterator[tuple[Columns, list[Entry]]]:
    """Yield the entries of each table that has a head, or goes on from one with a head after a page's end."""
    known: Columns | None = None
    for table in tables:
        own = columns_of(text, table)
        if own is None and known is not None and _goes_on(table, known):
            own = Columns(known.items, 0)
        known = own
        if own is not None:
            yield own, _entries(text, table[own.body :], own)


def _goes_on(table: Table, columns: Columns) -> bool:
    widest = max(len(row.cells) for row in table)
    return widest > 1 and max(cell.column for row in table for cell in row.cells) <= columns.items[-1].last


def _entries(text: Text, rows: Sequence[Row], columns: Columns) -> list[Entry]:
    out: list[Entry] = []
    section: Span | None = None
    for place, row in enumerate(rows):
        if _is_head_again(text, row, columns):
            continue
        if _is_section(text, row, columns, rows[place + 1 : place + 2]):
            section = Span(row.start, row.end)
        elif out and _continues(text, row, columns, out[-1]):
            _add(out[-1], row, columns)
        else:
            entry = Entry(section)
            _add(entry, row, columns)
            if "text" in entry.cells:
                out.append(entry)
    return out


def _add(entry: Entry, row: Row, columns: Columns) -> None:
    for cell in row.cells:
        column = columns.of(cell)
        if row.is_line:
            column = next(item for item in columns.items if item.role == "text")
        if column is not None:
            entry.add(column, cell)


def _is_head_again(text: Text, row: Row, columns: Columns) -> bool:
    """Tell whether a row repeats the head, as tables of several pages do."""
    heads = {text.words(item.start, item.end).lower() for item in columns.items}
    return len(row.cells) > 1 and all(text.words(cell.start, cell.end).lower() in heads for cell in row.cells)


def _is_section(text: Text, row: Row, columns: Columns, following: Sequence[Row]) -> bool:
    """Tell whether a row is a heading of those below it: one merged cell, or a number and words and nothing more."""
    words = text.shadow[row.start : row.end]
    if len(words) > LONGEST_SECTION or words[0].islower():
        return False
    same = {text.words(cell.start, cell.end).lower() for cell in row.cells}
    if len(same) == 1:
        return _heads(text, row, columns)
    roles = {column.role for cell in row.cells if (column := columns.of(cell)) is not None}
    if roles & CONTENT:
        return False
    if len(row.cells) != 2 or not columns.has("number") or not roles <= {"number", "text"}:
        return False
    number, following_number = _number(text, row), _number(text, following[0]) if following else ""
    return bool(ROMAN.fullmatch(number)) or (bool(number) and following_number.startswith(number.rstrip(".") + "."))


def _heads(text: Text, row: Row, columns: Columns) -> bool:
    """Tell whether a row of one cell is a heading and not the rest of the row before."""
    column = columns.of(row.cells[0])
    if row.is_line or len(row.cells) > 1 or (column is not None and column.first == columns.items[0].first):
        return True
    return SECTION.match(text.lower, row.start) is not None or (
        column is not None and column.role == "text" and not text.shadow[row.start : row.end].endswith((".", ";"))
    )


def _number(text: Text, row: Row) -> str:
    return text.clean(row.cells[0].start, row.cells[0].end)


def _continues(text: Text, row: Row, columns: Columns, before: Entry) -> bool:
    """Tell whether a row goes on from the one before: no number, and no words of its own or words in mid-sentence."""
    if row.is_line:
        return True
    of_text = [cell for cell in row.cells if (column := columns.of(cell)) is not None and column.role == "text"]
    if any((column := columns.of(cell)) is not None and column.role == "number" for cell in row.cells):
        return False
    if not of_text:
        return True
    return columns.has("number") and "number" in before.cells and text.shadow[of_text[0].start].islower()
