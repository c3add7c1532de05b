"""The first sheet of an XLSX file as rows of text, opened with suspicion; never all of its cells in memory."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from posixpath import join, normpath

from lxml import etree

from kunak.core.reading.formats.errors import DamagedFile, EncryptedFile, TooComplex
from kunak.core.reading.formats.limits import MAX_XML_TAGS
from kunak.core.reading.formats.package import Package
from kunak.core.sheets.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from kunak.core.sheets.rows import SheetRow, TooManyRows

KIND = "XLSX"
COLUMN = re.compile(r"([A-Za-z]{1,3})\d*")
DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])  # ECMA-376, 18.8.30
DATE_CODE = re.compile(r"[dmyдмг]", re.IGNORECASE)
NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # words and colours within a format
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def xlsx_rows(data: bytes) -> Iterator[SheetRow]:
    """Yield the rows of the first sheet that hold anything; a day comes as ISO 8601.

    Raises:
        DamagedFile, TooComplex, EncryptedFile, TooManyRows: it is no such table, or one made to do harm.
    """
    package = Package(data, kind=KIND)
    if package.is_encrypted or "encryptedpackage" in package.names:
        raise EncryptedFile(kind=KIND)
    book = _Book(package)
    held = 0
    for number, element in enumerate(_rows(_part(package, book.sheet)), start=1):
        cells = tuple(book.cells(element))
        if any(cells):
            held += 1
            if held > MAX_ROWS:
                raise TooManyRows(limit=MAX_ROWS)
            yield SheetRow(_number(element, number), cells)


def _number(row: etree._Element, counted: int) -> int:
    stated = row.get("r", "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 9 else counted


class _Book:
    """What cells refer to: shared strings, formats of dates, the calendar's first day."""

    def __init__(self, package: Package) -> None:
        workbook = package.xml("xl/workbook.xml")
        if workbook is None:
            raise DamagedFile(kind=KIND, reason="no workbook")
        is_1904 = any(one.get("date1904") in {"1", "true"} for one in workbook.iter("{*}workbookPr"))
        self.epoch = EPOCH_1904 if is_1904 else EPOCH
        self.sheet = _first_sheet(package, workbook)
        self.strings = list(_strings(package))
        self.date_styles = _date_styles(package)

    def cells(self, row: etree._Element) -> list[str]:
        """Return the cells of a row, each in its place."""
        found: list[str] = []
        for cell in row:
            place = _place(cell.get("r", ""), len(found))
            if place >= MAX_COLUMNS:
                break
            found += [""] * (place + 1 - len(found))
            found[place] = self._text(cell).strip()[:MAX_CELL]
        return found

    def _text(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _texts(cell)
        value = "".join(one.text or "" for one in cell.iter("{*}v"))
        if kind == "s":
            return self.strings[int(value)] if value.isdigit() and int(value) < len(self.strings) else ""
        return self._number(value, cell.get("s", "")) if kind == "n" else value

    def _number(self, value: str, style: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        if style.isdigit() and int(style) in self.date_styles and 1 <= number < 200_000:
            return (self.epoch + timedelta(days=int(number))).isoformat()
        return str(int(number)) if abs(number) < 1e15 and number == int(number) else value


def _part(package: Package, name: str) -> bytes:
    data = package.part(name)
    if data is None:
        raise DamagedFile(kind=KIND, reason=f"no {name}")
    if not data.lstrip().startswith((b"<", b"\xef\xbb\xbf<")) or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise DamagedFile(kind=KIND, reason="another encoding, or a document type is declared")
    if data.count(b"<") > 2 * MAX_XML_TAGS:
        raise TooComplex(kind=KIND, what="tags", limit=2 * MAX_XML_TAGS)
    return data


def _rows(sheet: bytes) -> Iterator[etree._Element]:
    """Yield the rows one by one; each is forgotten when the next is asked for."""
    steps = etree.iterparse(
        BytesIO(sheet), tag="{*}row", encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for _event, row in steps:
            yield row
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile(kind=KIND, reason=str(error)) from error


def _first_sheet(package: Package, workbook: etree._Element) -> str:
    sheet = next(workbook.iter("{*}sheet"), None)
    name = sheet.get(f"{{{RELATIONS}}}id") if sheet is not None else None
    relations = package.xml("xl/_rels/workbook.xml.rels")
    found = {one.get("Id"): one.get("Target") or "" for one in relations} if relations is not None else {}
    target = found.get(name) if name else None
    if not target:
        return "xl/worksheets/sheet1.xml"
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _strings(package: Package) -> Iterator[str]:
    strings = package.xml("xl/sharedStrings.xml")
    if strings is not None:
        yield from (_texts(one) for one in strings)


def _texts(element: etree._Element) -> str:
    """Return the text of a string, its pieces joined; how it is to be read aloud is left out."""
    aloud = {piece for phonetic in element.iter("{*}rPh") for piece in phonetic}
    return "".join(piece.text or "" for piece in element.iter("{*}t") if piece not in aloud)


def _date_styles(package: Package) -> frozenset[int]:
    styles = package.xml("xl/styles.xml")
    if styles is None:
        return frozenset()
    own = {
        one.get("numFmtId"): bool(DATE_CODE.search(NOT_CODE.sub("", one.get("formatCode") or "")))
        for one in styles.iter("{*}numFmt")
    }
    formats = [one.get("numFmtId") or "" for group in styles.iter("{*}cellXfs") for one in group]
    return frozenset(
        place for place, code in enumerate(formats) if own.get(code, code.isdigit() and int(code) in DATE_FORMATS)
    )


def _place(reference: str, following: int) -> int:
    """Return the column of a cell, from 0; the one after the last where it does not say."""
    found = COLUMN.fullmatch(reference)
    if found is None:
        return following
    place = 0
    for letter in found[1].upper():
        place = place * 26 + ord(letter) - 64
    return place - 1
