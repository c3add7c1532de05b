"""A file given as a table: opened as XLSX or CSV, or told what it is instead."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from kunak.core.reading.formats.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FormatError,
    NotText,
    TooComplex,
    UnknownFormat,
)
from kunak.core.reading.formats.sniff import Kind, kind_of, suffix_of
from kunak.core.sheets.csv_text import csv_rows
from kunak.core.sheets.rows import SheetRow
from kunak.core.sheets.xlsx_in import xlsx_sheets

DOCUMENTS = frozenset(("DOCX", "DOCM", "DOTX", "ODT", "RTF", "DOC", "PDF", "HTML", "EML", "MSG"))
TABLES = frozenset(("XLSX", "XLSM"))
OTHER_TABLES = frozenset(("ODS", "XLSB"))
ARCHIVES = frozenset(("ZIP", "7Z", "RAR", "GZIP"))
PICTURES = frozenset(("PNG", "JPEG", "TIFF", "GIF", "DJVU"))
ZIP, BINARY_BOOK = b"PK", b"xl/workbook.bin"


class Instead(StrEnum):
    """What a file that is no table is."""

    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    OLD = "old"  # XLS
    OTHER_TABLE = "other table"
    DAMAGED = "damaged"  # a table that cannot be opened
    DOCUMENT = "document"
    DAMAGED_DOCUMENT = "damaged document"
    ARCHIVE = "archive"
    PICTURE = "picture"
    UNKNOWN = "file"


class NotATable(FormatError):
    """A file that cannot be read as a table; `kind` is its format by the name that people use, where it is known."""

    def __init__(self, *, what: Instead, kind: str = "") -> None:
        super().__init__(f"no table: {what} {kind}".strip())
        self.what, self.kind = what, kind


def sheet_rows(data: bytes, name: str = "") -> Iterator[SheetRow]:
    """Yield the rows of the first sheet of a table while it is read; as `sheets`."""
    _name, rows = next(sheets(data, name))
    yield from rows


def sheets(data: bytes, name: str = "") -> Iterator[tuple[str, Iterator[SheetRow]]]:
    """Yield the name of each sheet of a table, none of CSV, and its rows while they are read.

    Args:
        name: what the file is called; it counts only where the bytes are too broken to tell.

    Raises:
        NotATable: it is none, or cannot be opened.
        TooManyRows: it has more than are taken.
        UncountedFormula: a cell has a formula that nobody has counted.
    """
    _check(data, name)
    if not data.startswith(ZIP):
        yield "", _told(csv_rows(data), data)
        return
    with _telling(data):
        for title, rows in xlsx_sheets(data):
            yield title, _told(rows, data)


def _told(rows: Iterator[SheetRow], data: bytes) -> Iterator[SheetRow]:
    with _telling(data):
        yield from rows


@contextmanager
def _telling(data: bytes) -> Iterator[None]:
    """Tell of a file that cannot be opened what it is."""
    try:
        yield
    except EmptyFile as error:
        raise NotATable(what=Instead.EMPTY) from error
    except EncryptedFile as error:
        raise NotATable(what=Instead.ENCRYPTED) from error
    except TooComplex as error:
        raise NotATable(what=Instead.UNKNOWN) from error
    except DamagedFile as error:
        if BINARY_BOOK in data:
            raise NotATable(what=Instead.OTHER_TABLE, kind="XLSB") from error
        raise NotATable(what=Instead.DAMAGED, kind=error.kind) from error
    except NotText as error:
        raise NotATable(what=Instead.UNKNOWN) from error


def _check(data: bytes, name: str) -> None:
    """Let pass what is XLSX or a text.

    Raises:
        NotATable: it is something else.
    """
    if not data.strip():
        raise NotATable(what=Instead.EMPTY)
    named = suffix_of(name)[1:].upper()
    try:
        kind = str(kind_of(data, name))
    except UnknownFormat as error:
        kind = error.kind
    except EncryptedFile as error:  # a package of Office, whatever is in it
        if named in DOCUMENTS or (named not in TABLES and error.kind == Kind.ODT):
            raise NotATable(what=Instead.DOCUMENT, kind=named or error.kind) from error
        raise NotATable(what=Instead.ENCRYPTED) from error
    except DamagedFile as error:
        raise _broken(named) from error
    if kind in TABLES | {Kind.TEXT, ""}:
        return
    if kind == Kind.ZIP and named in TABLES | DOCUMENTS | OTHER_TABLES:
        raise _broken(named)
    raise NotATable(what=_instead(kind), kind=kind)


def _broken(named: str) -> NotATable:
    """Return what a file is that cannot be unpacked: only its name tells."""
    if named in DOCUMENTS:
        return NotATable(what=Instead.DAMAGED_DOCUMENT, kind=named)
    if named in TABLES:
        return NotATable(what=Instead.DAMAGED, kind=named)
    return NotATable(what=_instead(named), kind=named) if named in OTHER_TABLES else NotATable(what=Instead.UNKNOWN)


def _instead(kind: str) -> Instead:
    told = (
        (DOCUMENTS, Instead.DOCUMENT),
        (OTHER_TABLES, Instead.OTHER_TABLE),
        (ARCHIVES, Instead.ARCHIVE),
        (PICTURES, Instead.PICTURE),
        (frozenset(("XLS",)), Instead.OLD),
    )
    return next((instead for kinds, instead in told if kind.upper() in kinds), Instead.UNKNOWN)
