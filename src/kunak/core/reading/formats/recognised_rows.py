"""What tesseract saw, row by row, and how a page that was scanned or photographed on its side is laid upright."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

PAGE, LINE, WORD = "1", "4", "5"
"""Levels of rows; what lies between them, blocks and paragraphs, is told anew from the places of lines."""

_COLUMNS = 12
_NUMBER = re.compile(r"\d{1,6}")
_SURENESS = re.compile(r"\d{1,3}(?:\.\d{1,9})?")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: its level, its place in dots of the picture as it lay, its word."""

    level: str
    left: int
    top: int
    width: int
    height: int
    text: str


def rows_of(table: str) -> Iterator[Row]:
    """Yield the rows of a table of tesseract (TSV); what is none is passed over: it comes from another program."""
    for cells in _cells(table):
        left, top, width, height = map(int, cells[6:10])
        yield Row(cells[0], left, top, width, height, cells[11])


def how_sure(table: str) -> float:
    """Return how sure tesseract is of the letters it saw on the whole, 0 to 100; 0 also where it saw none."""
    letters = sure = 0.0
    for cells in _cells(table):
        if cells[0] == WORD and _SURENESS.fullmatch(cells[10]):
            size = len(cells[11].strip())
            letters, sure = letters + size, sure + size * float(cells[10])
    return sure / letters if letters else 0.0


def _cells(table: str) -> Iterator[list[str]]:
    for text in table.splitlines():
        cells = text.split("\t", _COLUMNS - 1)
        if len(cells) == _COLUMNS and all(map(_NUMBER.fullmatch, cells[6:10])):
            yield cells


def upright(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a page in places where its lines go from left to right, be it turned by 90, 180 or 270°.

    Args:
        rows: that of the page, then those of its lines and words, in the order in which they are read.
    """
    across, down = _course(rows)
    wide, high = rows[0].width, rows[0].height
    if abs(across) >= abs(down):
        if across >= 0:
            return list(rows)
        return [replace(row, left=wide - row.left - row.width, top=high - row.top - row.height) for row in rows]
    if down > 0:
        return [_on_its_side(row, left=row.top, top=wide - row.left - row.width) for row in rows]
    return [_on_its_side(row, left=high - row.top - row.height, top=row.left) for row in rows]


def _on_its_side(row: Row, *, left: int, top: int) -> Row:
    return replace(row, left=left, top=top, width=row.height, height=row.width)


def _course(rows: Sequence[Row]) -> tuple[int, int]:
    """Return how far the page's words go to the right and down, each from the one before it in its line; in dots."""
    across = down = 0
    for before, after in pairwise(rows):
        if before.level == after.level == WORD:
            across += 2 * (after.left - before.left) + after.width - before.width
            down += 2 * (after.top - before.top) + after.height - before.height
    return across, down
