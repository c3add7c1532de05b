"""The sheets of an XLSX file as rows of text, opened with suspicion; never all of their cells in memory."""

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
from kunak.core.sheets.rows import SheetRow, TooManyRows, UncountedFormula

KIND = "XLSX"
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,8}):[A-Z]{1,3}(\d{1,8})"')
COLUMN = re.compile(r"([A-Za-z]{1,3})\d*")
DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])  # ECMA-376, 18.8.30
DATE_CODE = re.compile(r"[dmyдмг]", re.IGNORECASE)
NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # words and colours within a format
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def xlsx_rows(data: bytes) -> Iterator[SheetRow]:
    """Yield the rows of the first sheet; as `xlsx_sheets`."""
    _name, rows = next(xlsx_sheets(data))
    yield from rows


def xlsx_sheets(data: bytes) -> Iterator[tuple[str, Iterator[SheetRow]]]:
    """Yield the name of each sheet, and its rows that hold anything; a day comes as ISO 8601.

    What is merged downwards stands in each of its rows that hold anything else.

    Raises:
        DamagedFile, TooComplex, EncryptedFile, TooManyRows: it is no such table, or one made to do harm.
        UncountedFormula: a cell has a formula that nobody has counted.
    """
    package = Package(data, kind=KIND)
    if package.is_encrypted or "encryptedpackage" in package.names:
        raise EncryptedFile(kind=KIND)
    book = _Book(package)
    for name, part in book.sheets:
        yield name, _held(book, package, part)


def _held(book: "_Book", package: Package, part: str) -> Iterator[SheetRow]:
    sheet = _part(package, part)
    merged, held = _Merged(sheet), 0
    for counted, element in enumerate(_rows(sheet), start=1):
        number = _number(element, counted)
        cells = tuple(merged.filled(number, book.cells(element, number)))
        if any(cells):
            held += 1
            if held > MAX_ROWS:
                raise TooManyRows(limit=MAX_ROWS)
            yield SheetRow(number, cells)


def _number(row: etree._Element, counted: int) -> int:
    stated = row.get("r", "")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 9 else counted


class _Merged:
    """Cells that are merged downwards: the text of the first stands in those below it."""

    def __init__(self, sheet: bytes) -> None:
        after = sheet[sheet.rfind(b"sheetData>") :]
        found = ((one[1], int(one[2]), int(one[3])) for one in MERGED.finditer(after))
        self.last = {(first, _place(letters.decode(), 0)): last for letters, first, last in found if last > first}
        self.texts: dict[int, tuple[int, str]] = {}

    def filled(self, number: int, cells: list[str]) -> list[str]:
        """Return the cells of a row with those that are merged with a cell above; an empty row stays empty."""
        is_held = any(cells)
        for place in range(len(cells)) if self.last else ():
            if (number, place) in self.last:
                self.texts[place] = self.last[number, place], cells[place]
        for place, (last, text) in self.texts.items():
            if is_held and number <= last:
                cells += [""] * (place + 1 - len(cells))
                cells[place] = cells[place] or text
        return cells


class _Book:
    """What cells refer to: shared strings, formats of dates, the calendar's first day."""

    def __init__(self, package: Package) -> None:
        workbook = package.xml("xl/workbook.xml")
        if workbook is None:
            raise DamagedFile(kind=KIND, reason="no workbook")
        is_1904 = any(one.get("date1904") in {"1", "true"} for one in workbook.iter("{*}workbookPr"))
        self.epoch = EPOCH_1904 if is_1904 else EPOCH
        self.sheets = list(_sheets(package, workbook))
        self.strings = list(_strings(package))
        self.date_styles = _date_styles(package)

    def cells(self, row: etree._Element, number: int) -> list[str]:
        """Return the cells of a row, each in its place.

        Raises:
            UncountedFormula: one has a formula without its value.
        """
        found: list[str] = []
        for cell in row:
            place = _place(cell.get("r", ""), len(found))
            if place >= MAX_COLUMNS:
                break
            found += [""] * (place + 1 - len(found))
            found[place] = self._text(cell).strip()[:MAX_CELL]
            if not found[place] and cell.get("t") != "str" and cell.find("{*}f") is not None:
                raise UncountedFormula(cell=cell_name(place, number))
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


def _sheets(package: Package, workbook: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each sheet; of the first also where the book does not tell its part."""
    relations = package.xml("xl/_rels/workbook.xml.rels")
    found = {one.get("Id"): one.get("Target") or "" for one in relations} if relations is not None else {}
    sheets = [(one.get("name") or "", found.get(one.get(f"{{{RELATIONS}}}id"))) for one in workbook.iter("{*}sheet")]
    for place, (name, target) in enumerate(sheets or [("", None)]):
        if target:
            yield name, target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        elif place == 0:
            yield name, "xl/worksheets/sheet1.xml"


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


def cell_name(place: int, number: int) -> str:
    """Return what a cell is called: B5; columns count from 0, rows from 1."""
    letters = ""
    while place >= 0:
        letters, place = chr(ord("A") + place % 26) + letters, place // 26 - 1
    return f"{letters}{number}"
