"""Tables in and out: what is written is read again, what others write is understood, what does harm is refused."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.reading.formats.errors import DamagedFile, EmptyFile, EncryptedFile, FormatError, NotText, TooComplex
from kunak.core.sheets import (
    NotATable,
    SheetRow,
    TooManyRows,
    csv_pieces,
    csv_rows,
    csv_sheet,
    limits,
    sheet_rows,
    xlsx_pieces,
    xlsx_rows,
    xlsx_sheet,
)
from kunak.core.sheets.csv_text import FORMULA

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
CELLS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12).map(str.strip)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4).filter(any), min_size=1, max_size=5)
FORMULAS = ["=1+1", "+7 900", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=1", "'", "''=1", '=HYPERLINK("http://x")']


def book(sheet: str, **parts: str) -> bytes:
    """Return an XLSX file whose first sheet has these rows; `parts` are others, by their short name."""
    names = {"strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml", "workbook": "xl/workbook.xml"}
    rows = sheet if sheet.startswith("<?") or "<worksheet" in sheet else f"<worksheet {MAIN}>{sheet}</worksheet>"
    return packed(
        {"xl/workbook.xml": f"<workbook {MAIN}/>", "xl/worksheets/sheet1.xml": rows}
        | {names[name]: text for name, text in parts.items()}
    )


def packed(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def cells(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in xlsx_rows(data)]


@given(TABLES)
def test_what_is_written_as_xlsx_is_read_again(table: list[list[str]]) -> None:
    assert cells(xlsx_sheet(table, name="Реестр", widths=[10])) == [tuple(row) for row in table]


@given(TABLES)
def test_what_is_written_as_csv_is_read_again(table: list[list[str]]) -> None:
    table = [["Первый; столбец", "второй"], *table]

    assert [row.cells for row in csv_rows(csv_sheet(table))] == [tuple(row) for row in table]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_is_a_formula_and_each_comes_back(formula: str) -> None:
    table = [["а", "б"], [formula, "значение"]]

    written = list(csv.reader(io.StringIO(csv_sheet(table).decode("utf-8-sig")), delimiter=";"))[1][0]
    assert not written.startswith(FORMULA)
    assert [row.cells[0] for row in csv_rows(csv_sheet(table))] == ["а", formula]
    assert cells(xlsx_sheet(table, name="а", widths=[1]))[1][0] == formula
    assert b"<f" not in zipfile.ZipFile(io.BytesIO(xlsx_sheet(table, name="а", widths=[1]))).read(
        "xl/worksheets/sheet1.xml"
    )


def test_the_same_rows_give_the_same_bytes() -> None:
    table = [["а"], ["б\x00в"]]

    assert xlsx_sheet(table, name="а", widths=[1]) == xlsx_sheet(table, name="а", widths=[1])
    assert cells(xlsx_sheet(table, name="а", widths=[1]))[1] == ("б в",)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Вид;Стороны\r\nСоглашение;А\r\n", "utf-8-sig"),
        ("Вид;Стороны\nСоглашение;А", "utf-8"),
        ("Вид,Стороны\nСоглашение,А", "cp1251"),
        ("Вид\tСтороны\nСоглашение\tА", "utf-16"),
        ('\r\nВид;Стороны\n;\n" Соглашение ";"А"\n\n', "utf-8"),
    ],
)
def test_csv_of_every_kind_is_understood(text: str, encoding: str) -> None:
    rows = [row.cells for row in csv_rows(text.encode(encoding))]

    assert rows == [("Вид", "Стороны"), ("Соглашение", "А")]


def test_rows_keep_their_numbers_over_blank_ones() -> None:
    sheet = '<sheetData><row r="1"><c><v>1</v></c></row><row r="2"/><row r="7"><c r="B7"><v>2</v></c></row></sheetData>'

    assert [(row.number, row.cells) for row in xlsx_rows(book(sheet))] == [(1, ("1",)), (7, ("", "2"))]


def test_kinds_of_cells_are_understood() -> None:
    sheet = (
        '<sheetData><row><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>45806</v></c>'
        '<c r="C1" s="2"><v>45806.75</v></c>'
        '<c r="D1"><v>2013.0</v></c><c r="E1" t="str"><f>A1</f><v>итог</v></c><c r="F1" s="0"><v>45806</v></c>'
        '<c r="G1" t="s"><v>99</v></c><c r="H1" t="b"><v>1</v></c><c r="I1"><v>1.5</v></c></row></sheetData>'
    )
    strings = f"<sst {MAIN}><si><t>нет</t></si><si><r><t>да</t></r><rPh><t>x</t></rPh><r><t>!</t></r></si></sst>"
    styles = (
        f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="dd.mm.yyyy"/>'
        '<numFmt numFmtId="171" formatCode="0.00&quot;дней&quot;"/></numFmts>'
        '<cellXfs><xf numFmtId="171"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )

    [row] = cells(book(sheet, strings=strings, styles=styles))

    assert row == ("да!", "2025-05-29", "2025-05-29", "2013", "итог", "45806", "", "1", "1.5")


def test_the_other_calendar_is_understood() -> None:
    sheet = '<sheetData><row><c s="0"><v>44344</v></c></row></sheetData>'
    styles = f'<styleSheet {MAIN}><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>'
    workbook = f'<workbook {MAIN}><workbookPr date1904="1"/></workbook>'

    assert cells(book(sheet, styles=styles, workbook=workbook)) == [("2025-05-29",)]


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
HOSTILE = {
    "an entity": (book(f'<?xml version="1.0"?>{ENTITY}<worksheet>&b;</worksheet>'), DamagedFile),
    "an entity outside": (book(f'<?xml version="1.0"?>{OUTSIDE}<worksheet>&a;</worksheet>'), DamagedFile),
    "an entity in the strings": (book("<sheetData/>", strings=f"{ENTITY}<sst>&b;</sst>"), DamagedFile),
    "a bomb": (book("<worksheet>" + " " * 4_000_000), TooComplex),
    "broken XML": (book('<?xml version="1.0"?><worksheet><row></worksheet>'), DamagedFile),
    "no sheet": (packed({"xl/workbook.xml": f"<workbook {MAIN}/>"}), DamagedFile),
    "no workbook": (packed({"word/document.xml": "<a/>"}), DamagedFile),
    "a password": (packed({"EncryptedPackage": "x"}), EncryptedFile),
    "a cut file": (xlsx_sheet([["а"]], name="а", widths=[1])[:300], DamagedFile),
    "UTF-16": (book('<?xml version="1.0"?>'.encode("utf-16").decode("latin-1")), DamagedFile),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_table_made_to_do_harm_is_refused(name: str) -> None:
    data, refusal = HOSTILE[name]

    with pytest.raises(refusal):
        list(xlsx_rows(data))


def test_a_path_out_of_the_file_leads_nowhere() -> None:
    relations = '<Relationships><Relationship Id="r1" Target="../../../etc/passwd"/></Relationships>'
    workbook = (
        f'<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet r:id="r1"/></sheets></workbook>'
    )

    with pytest.raises(DamagedFile):
        list(xlsx_rows(packed({"xl/workbook.xml": workbook, "xl/_rels/workbook.xml.rels": relations})))


def test_cells_far_to_the_right_ask_for_no_memory() -> None:
    assert cells(book('<sheetData><row><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row></sheetData>')) == [("1",)]


@pytest.mark.parametrize("rows", [xlsx_rows, csv_rows])
def test_more_rows_than_are_taken_are_refused(rows: object, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("xlsx_in", "csv_text"):
        monkeypatch.setattr(f"kunak.core.sheets.{module}.MAX_ROWS", 3)
    table = [[str(number)] for number in range(4)]
    data = xlsx_sheet(table, name="а", widths=[1]) if rows is xlsx_rows else csv_sheet(table)

    with pytest.raises(TooManyRows):
        list(rows(data))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("data", "refusal"),
    [(b"", EmptyFile), (b" \r\n", EmptyFile), (b"\x00\x01\x02", NotText), (b'a;b\n"' + b"x" * 200_000, DamagedFile)],
)
def test_what_is_no_csv_is_refused(data: bytes, refusal: type[FormatError]) -> None:
    with pytest.raises(refusal):
        list(csv_rows(data))


def test_a_cell_is_cut_where_the_format_ends() -> None:
    long = "я" * 40_000

    assert len(cells(xlsx_sheet([[long]], name="а", widths=[1]))[0][0]) == limits.MAX_CELL


@pytest.mark.parametrize(
    ("pieces", "read"),
    [(csv_pieces, csv_rows), (lambda rows: xlsx_pieces(rows, name="Лист", widths=[20]), xlsx_rows)],
)
def test_a_table_is_sent_while_its_rows_come(
    pieces: Callable[[Iterator[Sequence[str]]], Iterator[bytes]], read: Callable[[bytes], Iterator[SheetRow]]
) -> None:
    chance, come = Random(1), []

    def rows() -> Iterator[Sequence[str]]:
        for number in range(1500):
            come.append(number)
            yield [str(number), chance.randbytes(60).hex()]

    sent = pieces(rows())
    first = [next(sent), next(sent)]

    assert len(come) < 1500
    assert [row.cells[0] for row in read(b"".join([*first, *sent]))] == [str(number) for number in range(1500)]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_OF = {name: OLE + name.encode("utf-16-le") for name in ("EncryptedPackage", "Workbook", "WordDocument")}
TYPES = {"[Content_Types].xml": "<Types/>"}


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("план.docx", packed(TYPES | {"word/document.xml": "<w/>"}), "document DOCX"),
        ("план", packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "document ODT"),
        ("план.docx", b"PK\x03\x04 cut off", "damaged document DOCX"),
        ("план.odt", packed({"content.xml": "<o/>"}), "damaged document ODT"),
        ("план.docx", OLE_OF["EncryptedPackage"], "document DOCX"),
        ("план.doc", OLE_OF["WordDocument"], "document DOC"),
        ("план.pdf", b"%PDF-1.7\n%\xe2\xe3", "document PDF"),
        ("план.rtf", b"{\\rtf1 a;b}", "document RTF"),
        ("план.xls", b"<html><body><table><tr><td>1</td></tr></table></body></html>", "document HTML"),
        ("план.xlsx", OLE_OF["EncryptedPackage"], "encrypted"),
        ("план.xls", OLE_OF["Workbook"], "old XLS"),
        ("план.ods", packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "other table ODS"),
        ("план.xlsb", packed(TYPES | {"xl/workbook.bin": ""}), "other table XLSB"),
        ("план.xlsx", b"PK\x03\x04 cut off", "damaged XLSX"),
        ("план.xlsx", packed(TYPES | {"xl/sharedStrings.xml": "<sst/>"}), "damaged XLSX"),
        ("план.xlsx", packed({"что-то.txt": ""}), "damaged XLSX"),
        ("планы.zip", packed({"план.xlsx": ""}), "archive ZIP"),
        ("план.7z", b"7z\xbc\xaf\x27\x1c", "archive 7Z"),
        ("план.jpg", b"\xff\xd8\xff\xe0", "picture JPEG"),
        ("план.xml", b'<?xml version="1.0"?><Workbook/>', "file XML"),
        ("план", b"PK\x03\x04 cut off", "file"),
        ("план.csv", b"\x00\x01\x02", "file"),
        ("план.csv", b" \r\n", "empty"),
    ],
)
def test_a_file_that_is_no_table_is_told_by_what_it_is(name: str, data: bytes, told: str) -> None:
    with pytest.raises(NotATable) as refused:
        list(sheet_rows(data, name))

    assert f"{refused.value.what} {refused.value.kind}".strip() == told


@pytest.mark.parametrize("name", ["план.xlsx", "план.docx", "план", "план.csv"])
def test_a_table_is_read_whatever_it_is_called(name: str) -> None:
    for data in (xlsx_sheet([["а", "б"]], name="а", widths=[9, 9]), csv_sheet([["а", "б"]])):
        assert [row.cells for row in sheet_rows(data, name)] == [("а", "б")]
