"""CSV as spreadsheets write and read it in Russia: semicolons, with a mark of UTF-8; in, also what others write."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kunak.core.reading.formats.errors import DamagedFile, EmptyFile, NotText
from kunak.core.sheets.limits import MAX_CELL, MAX_COLUMNS, MAX_ROWS
from kunak.core.sheets.rows import SheetRow, TooManyRows

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet would run a cell that begins so
PIECE = 16 * 1024  # characters
MARK = "'"  # put before such a cell, and taken away again
DELIMITERS = ";,\t"
LOOKED_AT = 30  # lines in which one is looked for


def csv_sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV; as `csv_pieces`, in one."""
    return b"".join(csv_pieces(rows))


def csv_pieces(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield rows as CSV while they come; a cell that a spreadsheet takes for a formula stands behind an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    yield b"\xef\xbb\xbf"
    for cells in rows:
        writer.writerow([_safe(cell) for cell in cells])
        if out.tell() >= PIECE:
            yield _taken(out)
    yield _taken(out)


def _taken(out: io.StringIO) -> bytes:
    found = out.getvalue().encode()
    out.seek(0)
    out.truncate()
    return found


def _safe(cell: str) -> str:
    return f"{MARK}{cell}" if _would_run(cell) else cell


def _would_run(cell: str) -> bool:
    """Return whether a cell is a formula behind any number of marks: each way through takes one away or adds one."""
    return cell.lstrip(MARK).startswith(FORMULA)


def csv_rows(data: bytes) -> Iterator[SheetRow]:
    """Yield the rows that hold anything.

    Raises:
        EmptyFile, NotText, DamagedFile, TooManyRows: it is no such table.
    """
    text = _text(data)
    lines = islice(io.StringIO(text), LOOKED_AT)  # a title over the head has none
    head = next((line for line in lines if any(mark in line for mark in DELIMITERS)), "")
    delimiter = max(DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    held = 0
    try:
        for number, cells in enumerate(reader, start=1):  # a row may take several lines
            row = tuple(_plain(cell) for cell in cells[:MAX_COLUMNS])
            if any(row):
                held += 1
                if held > MAX_ROWS:
                    raise TooManyRows(limit=MAX_ROWS)
                yield SheetRow(number, row)
    except csv.Error as error:
        raise DamagedFile(kind="CSV", reason=str(error)) from error


def _plain(cell: str) -> str:
    if cell.startswith(MARK) and _would_run(cell):
        cell = cell[1:]
    return cell.strip()[:MAX_CELL]


def _text(data: bytes) -> str:
    if not data.strip():
        raise EmptyFile
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1251"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotText
