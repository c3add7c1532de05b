"""RTF: paragraphs, lists, tables and notes of a Rich Text document."""

from kunak.core.reading.formats.content import Content, ContentBuilder
from kunak.core.reading.formats.errors import DamagedFile
from kunak.core.reading.formats.rich_text_flow import Flow, Paragraph, Row
from kunak.core.reading.formats.rich_text_walk import KIND, Walk

_SAME_EDGE = 30
"""Twips between edges of cells that are one column all the same."""


def read(data: bytes) -> Content:
    """Return the text of a Rich Text document, laid out as that of a Word document.

    What was deleted under tracking, hidden words, comments, page headers and footers are left out; notes stand at the
    end. The edges of cells tell their columns.

    Raises:
        DamagedFile: it ends before its groups do, so that words may be missing.
        TooComplex: more groups within groups, commands, notes or text boxes than a document has.
    """
    walk = Walk(data)
    if walk.is_cut_off:
        raise DamagedFile(kind=KIND, reason="it ends within a group")
    builder = ContentBuilder()
    _write(builder, walk.main, prefix="")
    counts = {"f": 0, "e": 0}
    for letter, note in walk.notes:
        counts[letter] += 1
        _write(builder, note, prefix=f"{letter}{counts[letter]}/")
    return builder.content(title_hint=walk.title)


def _write(builder: ContentBuilder, flow: Flow, *, prefix: str) -> None:
    paragraphs = tables = 0
    rows: list[Row] = []
    for piece in (*flow.pieces, None):
        if isinstance(piece, Row):
            rows.append(piece)
            continue
        if rows:
            tables += 1
            builder.part("\n\n")
            builder.table(_columns(rows), path=f"{prefix}t{tables}")
            rows = []
        if isinstance(piece, Paragraph):
            paragraphs += 1
            builder.paragraph(piece.text, kind=piece.kind, path=f"{prefix}p{paragraphs}")


def _columns(rows: list[Row]) -> list[list[tuple[int, str]]]:
    """Return the cells with their columns on the grid of the whole table."""
    edges: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return [[(_column(row, place, edges), text) for place, text in enumerate(row.cells)] for row in rows]


def _column(row: Row, place: int, edges: list[int]) -> int:
    if place > len(row.edges):
        return place + 1
    return 1 if place == 0 else 1 + sum(1 for edge in edges if edge <= row.edges[place - 1])
