"""Rows and cells of a text's tables: from the blocks of the format, or from lines parted by tabs, pipes, semicolons."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kunak.core.reading import later as re
from kunak.core.reading.source import Block
from kunak.core.reading.text import Text

PARTED = re.compile(r"[\t|]")
# a row of numbers is parted by semicolons where its number is, too: «№; Мероприятие; Срок», «1; Ярмарка; май»
BY_SEMICOLONS = re.compile(r"[^\S\n]*(?:№[^;\n]{0,8}|\d{1,3}[.)]?)[^\S\n]*;(?=[^\n]*;)")
RULE = re.compile(r"[\s|:+=_–-]*")
MOST_ROWS, MOST_COLUMNS = 5_000, 60
LONGEST_GAP = 2  # empty lines within a table of plain text


class Cell(NamedTuple):
    """A cell that is not empty: its words at `[start, end)`, its column counted from one."""

    column: int
    start: int
    end: int


class Row(NamedTuple):
    """A row; `is_line` for a line of plain text without any column: a section, or the rest of the row before."""

    cells: tuple[Cell, ...]
    is_line: bool = False

    @property
    def start(self) -> int:
        """Where its first words begin."""
        return self.cells[0].start

    @property
    def end(self) -> int:
        """Where its last words end."""
        return self.cells[-1].end


Table = tuple[Row, ...]


def find_tables(text: Text, blocks: Sequence[Block]) -> list[Table]:
    """Return the tables in order; rows without any word are left out."""
    of_format = list(_of_blocks(blocks))
    return of_format or list(_of_lines(text))


def _of_blocks(blocks: Sequence[Block]) -> Iterator[Table]:
    cells = [block for block in blocks if block.kind == "cell"]
    for _, own in groupby(cells, key=lambda block: block.path.rpartition("/r")[0]):
        rows = groupby(own, key=lambda block: block.path.rpartition("/c")[0])
        table = [tuple(Cell(_column(block), block.start, block.end) for block in row) for _, row in rows]
        yield tuple(Row(row) for row in table[:MOST_ROWS])


def _column(block: Block) -> int:
    number = block.path.rpartition("/c")[2]
    return int(number) if number.isdigit() else 1


def _of_lines(text: Text) -> Iterator[Table]:
    """Yield runs of parted lines; a line without parts belongs to a run if a parted line follows soon."""
    rows: list[Row] = []
    loose: list[Row] = []
    gap, mark = 0, ""
    for start, end in _lines(text.raw):
        if not text.raw[start:end].strip():
            gap += 1
            continue
        cells = _cells(text.raw, start, end)
        if cells and rows and mark != _mark(text.raw, start, end):
            yield _closed(text, rows, loose)
            rows, loose = [], []
        if cells and not (len(cells) == 1 and not rows):
            mark = _mark(text.raw, start, end)
            rows += [*loose, Row(cells)] if gap <= LONGEST_GAP or not rows else [Row(cells)]
            loose = []
        elif rows and gap <= LONGEST_GAP and len(loose) < LONGEST_GAP + 1 and not _is_rule(text.raw, start, end):
            loose += [Row((Cell(1, *_trimmed(text.raw, start, end)),), is_line=True)]
        elif rows and not _is_rule(text.raw, start, end):
            yield _closed(text, rows, loose)
            rows, loose = [], []
        gap = 0
    if rows:
        yield _closed(text, rows, loose)


def _closed(text: Text, rows: list[Row], loose: list[Row]) -> Table:
    """Return a table with the lines after it that go on in the middle of a sentence."""
    rest = []
    for row in loose:
        if not text.raw[row.start].islower():
            break
        rest.append(row)
    return tuple([*rows, *rest][:MOST_ROWS])


def _lines(raw: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(raw):
        end = raw.find("\n", start)
        end = len(raw) if end < 0 else end
        yield start, end
        start = end + 1


def _is_rule(raw: str, start: int, end: int) -> bool:
    """Tell whether a line is only drawn: `|---|---|`."""
    return RULE.fullmatch(raw, start, end) is not None


def _cells(raw: str, start: int, end: int) -> tuple[Cell, ...]:
    """Return the cells of a line that is parted by tabs, pipes or semicolons; empty for another line."""
    is_parted = PARTED.search(raw, start, end) is not None or BY_SEMICOLONS.match(raw, start, end) is not None
    if not is_parted or _is_rule(raw, start, end):
        return ()
    mark = _mark(raw, start, end)
    if mark == "|":
        left, right = _trimmed(raw, start, end)
        start = left + 1 if raw[left] == "|" else start
        end = right - 1 if raw[right - 1] == "|" and right - 1 >= start else end
    out = []
    column, place = 1, start
    while place <= end and column <= MOST_COLUMNS:
        stop = raw.find(mark, place, end)
        stop = end if stop < 0 else stop
        left, right = _trimmed(raw, place, stop)
        if right > left:
            out.append(Cell(column, left, right))
        column, place = column + 1, stop + 1
    return tuple(out)


def _mark(raw: str, start: int, end: int) -> str:
    """Return what parts the cells of a line."""
    if "|" in raw[start:end]:
        return "|"
    return "\t" if "\t" in raw[start:end] else ";"


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    words = raw[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
