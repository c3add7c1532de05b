"""Rows of text as an XLSX file of one sheet: every cell is a string, so none can be a formula. ECMA-376, part 1."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, cast
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kunak.core.sheets.limits import MAX_CELL

PIECE = 4 * 1024  # bytes, packed
MOMENT = (1980, 1, 1, 0, 0, 0)  # the same rows give the same bytes
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPES}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/>'
    '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1" '
    'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" applyFont="1" '
    'applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>',
}


def xlsx_sheet(rows: Iterable[Sequence[str]], *, name: str, widths: Sequence[int]) -> bytes:
    """Return rows as XLSX; as `xlsx_pieces`, in one."""
    return b"".join(xlsx_pieces(rows, name=name, widths=widths))


class _Way:
    """Where the packer writes to: what is packed waits here until it is taken; nothing is written twice."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def write(self, data: bytes) -> int:
        self.waiting += data
        return len(data)

    def flush(self) -> None:
        """Nothing: what waits is taken by who sends it."""

    def taken(self) -> bytes:
        found = bytes(self.waiting)
        self.waiting.clear()
        return found


def xlsx_pieces(rows: Iterable[Sequence[str]], *, name: str, widths: Sequence[int]) -> Iterator[bytes]:
    """Yield rows as XLSX while they come, the first one as the head that stays in sight; memory holds one piece.

    Args:
        name: of the sheet, at most 31 characters.
        widths: of the columns, in characters.
    """
    workbook = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        f'<sheet name="{_text(name[:31])}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    way = _Way()
    with ZipFile(cast("IO[bytes]", way), "w", ZIP_DEFLATED) as archive:
        for part, content in (PARTS | {"xl/workbook.xml": workbook}).items():
            archive.writestr(_entry(part), HEAD + content)
        yield way.taken()  # before the first row, so that nobody waits for the beginning
        with archive.open(_entry("xl/worksheets/sheet1.xml"), "w") as sheet:
            for piece in _sheet(rows, widths):
                sheet.write(piece.encode())
                if len(way.waiting) >= PIECE:
                    yield way.taken()
    yield way.taken()


def _entry(part: str) -> ZipInfo:
    entry = ZipInfo(part, MOMENT)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _sheet(rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """Yield the sheet in pieces, one for a row."""
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(widths, start=1)
    )
    view = (
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews>'
    )
    yield f'{HEAD}<worksheet xmlns="{MAIN}">{view}<cols>{columns}</cols><sheetData>'
    yield from (_row(cells, style=0 if place else 1) for place, cells in enumerate(rows))
    yield "</sheetData></worksheet>"


def _row(cells: Sequence[str], *, style: int) -> str:
    return f"<row>{''.join(_cell(cell, style) for cell in cells)}</row>"


def _cell(cell: str, style: int) -> str:
    if not cell:
        return f'<c s="{style}"/>'
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{_text(cell[:MAX_CELL])}</t></is></c>'


def _text(text: str) -> str:
    return escape(UNFIT.sub(" ", text), {'"': "&quot;"})
