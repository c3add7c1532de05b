"""PDF: the words of a document that was made to be printed, put back into the order in which they are read."""

import ctypes
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from statistics import median

import pypdfium2  # noqa: F401 (importing it starts the library)
import pypdfium2.raw as pdfium

from kunak.core.reading.formats.content import Content, ContentBuilder
from kunak.core.reading.formats.errors import DamagedFile, EncryptedFile, TooComplex
from kunak.core.reading.formats.limits import MAX_PDF_CHARACTERS, MAX_PDF_PAGES
from kunak.core.reading.formats.pdf_columns import Column, columns, lines
from kunak.core.reading.formats.pdf_grid import Grid, find_grids
from kunak.core.reading.formats.pdf_heads import drop_heads
from kunak.core.reading.formats.pdf_page import Page, Segment, read_page
from kunak.core.reading.formats.pdf_paragraphs import Paragraph, paragraphs
from kunak.core.reading.formats.pdf_rules import Rules
from kunak.core.reading.formats.recognised_text import recognised_pages

KIND = "PDF"
_NOTE = re.compile(r"(?:\d{1,2}|\*{1,3})[.)]?\s?[^\W\d]")
_SMALL = 0.92
_NO_EDGES = (0.0, 0.0, 0.0, 0.0)
_MAX_TITLE_BYTES, _MAX_WEIGHT = 2_000, 2_000

_Rows = list[list[tuple[int, str]]]
_Piece = Paragraph | _Rows
_Column = list[_Piece]


def read(data: bytes, recognised: Mapping[int, str] | None = None) -> Content:
    """Return the text of a PDF: blocks parted by a blank line, cells by a tab; `s2/p3` is on the second page.

    Columns are read one after the other, tables where lines are drawn; words parted at the end of a line are one again;
    running heads and numbers of pages are left out. Pages that are pictures are named in `unread`, unless their text is
    given.

    Args:
        data: the whole file.
        recognised: by the number of the page (from one), what another program saw in its picture, as a table with the
            places of words (TSV of tesseract).

    Raises:
        EncryptedFile: a password is needed to open it.
        DamagedFile: it cannot be opened.
        TooComplex: more pages or characters than a document has.
    """
    with opened(data) as document:
        title = _title(document)
        pages = list(_pages(document))
    return _assembled([_seen(page, recognised or {}) for page in pages], title)


def read_recognised(table: str) -> Content:
    """Return the text of pictures that another program looked at, one page each, as `read` gives it."""
    return _assembled(recognised_pages(table), None)


def _seen(page: Page, recognised: Mapping[int, str]) -> Page:
    """Return a page that is a picture with the words that were seen in it."""
    if not page.is_picture or page.number not in recognised:
        return page
    blank = Page(page.number, *_NO_EDGES, [], Rules(), is_picture=False, is_layered=True)
    return next(iter(recognised_pages(recognised[page.number], page.number)), blank)


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.FPDF_DOCUMENT]:
    """Open a document for the library's own functions.

    Raises:
        EncryptedFile, DamagedFile, TooComplex: as `read`.
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        if pdfium.FPDF_GetLastError() in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise EncryptedFile(kind=KIND)
        raise DamagedFile(kind=KIND, reason=f"it cannot be opened: {pdfium.FPDF_GetLastError()}")
    try:
        if pdfium.FPDF_GetPageCount(document) > MAX_PDF_PAGES:
            raise TooComplex(kind=KIND, what="pages", limit=MAX_PDF_PAGES)
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _title(document: pdfium.FPDF_DOCUMENT) -> str | None:
    length = min(pdfium.FPDF_GetMetaText(document, b"Title", None, 0), _MAX_TITLE_BYTES)
    if length <= 2:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDF_GetMetaText(document, b"Title", buffer, length)
    return " ".join(buffer.raw.decode("utf-16-le", "replace").rstrip("\0").split()) or None


def _pages(document: pdfium.FPDF_DOCUMENT) -> Iterator[Page]:
    room = MAX_PDF_CHARACTERS
    for index in range(pdfium.FPDF_GetPageCount(document)):
        page = pdfium.FPDF_LoadPage(document, index)
        if not page:
            raise DamagedFile(kind=KIND, reason=f"page {index + 1} cannot be opened")
        try:
            read = read_page(page, index + 1, room=room)
        finally:
            pdfium.FPDF_ClosePage(page)
        room -= sum(len(segment.text) for segment in read.segments)
        yield read


def _assembled(pages: list[Page], title: str | None) -> Content:
    builder, notes = ContentBuilder(), []
    grids = [find_grids(page.rules) for page in pages]
    drop_heads(pages, grids)
    parts = [_parts(page, found) for page, found in zip(pages, grids, strict=True)]
    usual = _usual_height(parts)
    for page, part in zip(pages, parts, strict=True):
        notes += [(page.number, note) for note in _take_notes(part, usual)]
    for page, pieces in zip(pages, _run_on(parts), strict=True):
        _write(builder, page.number, pieces, usual)
    for number, (page_number, note) in enumerate(notes, start=1):
        builder.paragraph(note.text, kind="paragraph", path=f"s{page_number}/f{number}")
    return builder.content(
        title_hint=title,
        is_recognised=any(page.is_layered for page in pages),
        unread=tuple(f"s{page.number}" for page in pages if page.is_picture),
    )


def _parts(page: Page, grids: list[Grid]) -> list[_Column]:
    """Return the columns and tables of a page in the order in which they are read."""
    parts: list[_Column] = []
    rest = page.segments
    right = page.room
    for grid in grids:
        inside = [segment for segment in rest if grid.holds(segment)]
        above = [s for s in rest if s.bottom <= grid.top + 1 and not grid.holds(s)]
        taken = {id(segment) for segment in (*inside, *above)}
        rest = [segment for segment in rest if id(segment) not in taken]
        parts += _columns(above, right)
        if inside:
            parts.append([_rows(grid, inside)])
    return parts + _columns(rest, right)


def _columns(segments: list[Segment], right: float) -> list[_Column]:
    return [list(paragraphs(lines(column), column.right)) for column in columns(segments, right)]


def _rows(grid: Grid, segments: list[Segment]) -> _Rows:
    return [[(column, _cell(words)) for column, words in row] for row in grid.cells(segments)]


def _cell(segments: list[Segment]) -> str:
    if not segments:
        return ""
    column = Column(segments, max(segment.right for segment in segments))
    return "\n".join(paragraph.text for paragraph in paragraphs(lines(column), column.right))


def _usual_height(parts: list[list[_Column]]) -> float:
    """Return the height of the letters that most of the text is set in."""
    found = [piece for page in parts for column in page for piece in column if isinstance(piece, Paragraph)]
    heights = [piece.height for piece in found for _ in range(min(len(piece.text), _MAX_WEIGHT) // 20 + 1)]
    return median(heights) if heights else 1.0


def _take_notes(parts: list[_Column], usual: float) -> list[Paragraph]:
    """Take the footnotes of a page out of its last column: small print with a number or an asterisk."""
    notes: list[Paragraph] = []
    column = parts[-1] if parts else []
    place = len(column)
    while place and isinstance(last := column[place - 1], Paragraph) and last.height < _SMALL * usual:
        place -= 1
    if place < len(column) and _NOTE.match(str(getattr(column[place], "text", ""))):
        notes = [piece for piece in column[place:] if isinstance(piece, Paragraph)]
        del column[place:]
    return notes


def _run_on(parts: list[list[_Column]]) -> list[_Column]:
    """Return the pieces of each page; what goes on in the next column or on the next page stands where it began."""
    pages: list[_Column] = []
    before: _Piece | None = None
    for part in parts:
        pages.append([])
        for column in part:
            for place, piece in enumerate(column):
                if place == 0 and isinstance(before, Paragraph) and isinstance(piece, Paragraph):
                    if before.goes_on_with(piece):
                        before.go_on(piece.text)
                        before.room = piece.room
                        continue
                elif isinstance(before, list) and isinstance(piece, list) and not pages[-1] and before[0] == piece[0]:
                    del piece[0]  # the head of a table, repeated on its next page
                pages[-1].append(piece)
                before = piece
    return pages


def _write(builder: ContentBuilder, page: int, pieces: list[_Piece], usual: float) -> None:
    count = tables = 0
    for piece in pieces:
        if isinstance(piece, Paragraph):
            count += 1
            builder.paragraph(piece.text, kind=piece.kind(usual), path=f"s{page}/p{count}")
        elif piece:
            tables += 1
            builder.part("\n\n")
            builder.table(piece, path=f"s{page}/t{tables}")
