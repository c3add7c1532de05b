"""What a program saw in the picture of a page, as a page of words in their places, to be laid out as any other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from kunak.core.reading.formats.pdf_page import Page, Segment
from kunak.core.reading.formats.pdf_rules import Rules

_PAGE, _LINE, _WORD = "1", "4", "5"
_COLUMNS = 12
_WIDTH = 595.0
"""Points that any page is taken to be wide, so that letters of pictures and of other pages have sizes alike."""

_WIDE_GAP = 1.4
_SMALLEST, _LARGEST = 0.6, 1.35
_NUMBER = re.compile(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: its level, its place in dots, its word."""

    level: str
    left: int
    top: int
    width: int
    height: int
    text: str


def recognised_pages(table: str, first: int = 1) -> list[Page]:
    """Return the pages of a table of tesseract (TSV) with their words; numbers begin with `first`.

    Rows that are none are passed over: the table comes from another program.
    """
    pages: list[Page] = []
    scale, line = 1.0, None
    for row in _rows(table):
        if row.level == _PAGE:
            scale, line = _WIDTH / max(row.width, 1), None
            bottom = row.height * scale
            number = first + len(pages)
            pages.append(Page(number, 0.0, _WIDTH, 0.0, bottom, [], Rules(), is_picture=False, is_layered=True))
        elif row.level == _LINE:
            line = row
        elif row.level == _WORD and pages and line is not None and row.text.strip():
            _add(pages[-1].segments, row, line, scale)
    for page in pages:
        _even(page.segments)
    return pages


def _rows(table: str) -> Iterator[_Row]:
    for text in table.splitlines():
        cells = text.split("\t", _COLUMNS - 1)
        if len(cells) == _COLUMNS and all(map(_NUMBER.fullmatch, cells[6:10])):
            left, top, width, height = map(int, cells[6:10])
            yield _Row(cells[0], left, top, width, height, cells[11])


def _add(segments: list[Segment], word: _Row, line: _Row, scale: float) -> None:
    """Add a word to the segment that it goes on with, else as a new one; the height is that of its line."""
    left, right = word.left * scale, (word.left + word.width) * scale
    top, bottom = line.top * scale, (line.top + line.height) * scale
    last = segments[-1] if segments else None
    if last is not None and last.top == top and 0 <= left - last.right < _WIDE_GAP * (bottom - top):
        last.text, last.right = f"{last.text} {word.text.strip()}", right
    else:
        segments.append(Segment(left, right, top, bottom, word.text.strip()))


def _even(segments: list[Segment]) -> None:
    """Give lines of nearly one height exactly one: a line is seen as high as the letters that happen to be in it."""
    usual = median(segment.height for segment in segments) if segments else 0.0
    for segment in segments:
        if _SMALLEST * usual <= segment.height <= _LARGEST * usual:
            middle = (segment.top + segment.bottom) / 2
            segment.top, segment.bottom = middle - usual / 2, middle + usual / 2
