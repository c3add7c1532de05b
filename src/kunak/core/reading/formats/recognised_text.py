"""What a program saw in the picture of a page, as a page of words in their places, to be laid out as any other."""

from collections.abc import Iterable
from statistics import median

from kunak.core.reading.formats.pdf_page import Page, Segment
from kunak.core.reading.formats.pdf_rules import Rules
from kunak.core.reading.formats.recognised_rows import LINE, PAGE, WORD, Row, rows_of, upright

_WIDTH = 595.0
"""Points that any page is taken to be wide, so that letters of pictures and of other pages have sizes alike."""

_WIDE_GAP = 1.4
_SMALLEST, _LARGEST = 0.6, 1.35


def recognised_pages(table: str, first: int = 1) -> list[Page]:
    """Return the pages of a table of tesseract (TSV) with their words; numbers begin with `first`.

    A page that lay on its side or its head is laid upright. Rows that are none are passed over: the table comes from
    another program.
    """
    pages: list[Page] = []
    for rows in _of_pages(table):
        page, *rest = upright(rows)
        scale = _WIDTH / max(page.width, 1)
        number = first + len(pages)
        of_page = Page(number, 0.0, _WIDTH, 0.0, page.height * scale, [], Rules(), is_picture=False, is_layered=True)
        _fill(of_page.segments, rest, scale)
        _even(of_page.segments)
        pages.append(of_page)
    return pages


def _of_pages(table: str) -> list[list[Row]]:
    """Return the rows of each page: that of the page itself, then those of its lines and words."""
    pages: list[list[Row]] = []
    for row in rows_of(table):
        if row.level == PAGE:
            pages.append([row])
        elif pages:
            pages[-1].append(row)
    return pages


def _fill(segments: list[Segment], rows: Iterable[Row], scale: float) -> None:
    line = None
    for row in rows:
        if row.level == LINE:
            line = row
        elif row.level == WORD and line is not None and row.text.strip():
            _add(segments, row, line, scale)


def _add(segments: list[Segment], word: Row, line: Row, scale: float) -> None:
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
