"""A file with a table of agreements, opened and its head understood."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from kunak.agreements.errors import TableUnusable
from kunak.agreements.tables.columns import NEEDED, Column, columns_by_head, plain_head
from kunak.core.reading.formats.errors import FormatError
from kunak.core.sheets import (
    MAX_ROWS,
    MAX_SHEET_BYTES,
    NotATable,
    SheetRow,
    TooManyRows,
    UncountedFormula,
    cell_name,
    sheets,
)

ABOVE = 20  # rows that may stand over the head: a title, who made it and when
LONGEST = 300  # characters of what a refusal names
COUNTED = Column("place", "№", "", is_computed=True)  # which row it is; says nothing of the agreement
COUNTS = frozenset(("№", "№ п/п", "№п/п", "п/п", "n п/п", "no", "no."))


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its number in the file and its cells by the code of their column."""

    number: int
    cells: Mapping[str, str]


def table_rows(
    data: bytes, heads: Mapping[str, Column] | None = None, needed: Sequence[str] = NEEDED, *, name: str = ""
) -> Iterator[TableRow]:
    """Yield the rows of a table while it is read.

    The head may stand below a title and on another sheet than the first; of two sheets that have one none is taken.

    Args:
        heads: columns by their heads as `plain_head` writes them; those of the register where they are left out.
        needed: codes of the columns that must be there.
        name: what the file is called.

    Raises:
        TableUnusable: it is none, or its head cannot be understood; `reason` says why.
    """
    if len(data) > MAX_SHEET_BYTES:
        raise TableUnusable(reason="large", detail=str(MAX_SHEET_BYTES // 1024 // 1024))
    known = columns_by_head() if heads is None else heads
    try:
        yield from _rows(_with_head(sheets(data, name), known, needed), known, needed)
    except TooManyRows:
        raise TableUnusable(reason="rows", detail=str(MAX_ROWS)) from None
    except UncountedFormula as error:
        raise TableUnusable(reason="formula", detail=error.cell) from error
    except NotATable as error:
        raise TableUnusable(reason=str(error.what), detail=error.kind) from error


def _with_head(
    found: Iterable[tuple[str, Iterator[SheetRow]]], heads: Mapping[str, Column], needed: Sequence[str]
) -> Iterator[SheetRow]:
    """Return the rows from the head on; of a table without one, all rows of the first sheet that has any."""
    tables: dict[str, Iterator[SheetRow]] = {}  # with all the columns that are needed, and rows
    headed: list[Iterator[SheetRow]] = []
    others: list[Iterator[SheetRow]] = []
    for name, rows in found:
        try:
            ahead = list(islice(rows, ABOVE + 2))
        except FormatError:
            if not (tables or headed or others):
                raise
            continue  # a sheet after it that cannot be looked at is no table
        place = next((place for place, row in enumerate(ahead[: ABOVE + 1]) if _is_head(row, heads)), None)
        from_head = chain(ahead[place or 0 :], rows)
        if place is None:
            others += [from_head] if ahead else []
        elif _named(ahead[place], heads).issuperset(needed) and len(ahead) > place + 1:
            tables[name] = from_head
        else:
            headed.append(from_head)
    if len(tables) > 1:
        raise TableUnusable(reason="several sheets", detail="; ".join(tables)[:LONGEST])
    return next(iter([*tables.values(), *headed, *others]), iter(()))


def _is_head(row: SheetRow, heads: Mapping[str, Column]) -> bool:
    """Return whether a row names columns: two of them, or nothing else."""
    known = len(_named(row, heads))
    return known > 1 or known == len([cell for cell in row.cells if cell]) == 1


def _named(row: SheetRow, heads: Mapping[str, Column]) -> set[str]:
    """Return the codes of the columns that a row names."""
    plain = (plain_head(cell) for cell in row.cells)
    return {heads[name].code for name in plain if name in heads}


def _rows(found: Iterator[SheetRow], heads: Mapping[str, Column], needed: Sequence[str]) -> Iterator[TableRow]:
    head = next(found, None)
    if head is None:
        raise TableUnusable(reason="empty")
    columns = _columns(head, heads, needed)
    is_empty = True
    for row in found:
        is_empty = False
        cells = {column.code: cell for column, cell in zip(columns, row.cells, strict=False) if column}
        _check_headed(row, columns)
        yield TableRow(
            row.number,
            {column.code: cells.get(column.code, "") for column in columns if column and not column.is_computed},
        )
    if is_empty:
        raise TableUnusable(reason="empty")


def _check_headed(row: SheetRow, columns: Sequence[Column | None]) -> None:
    """Refuse what stands in no column: nothing of a table is left out in silence."""
    for place, cell in enumerate(row.cells):
        if cell and (place >= len(columns) or columns[place] is None):
            raise TableUnusable(reason="no head", detail=cell_name(place, row.number))


def _columns(head: SheetRow, heads: Mapping[str, Column], needed: Sequence[str]) -> list[Column | None]:
    """Return the columns in their places; None for one without a head."""
    names = list(head.cells)
    while names and not names[-1]:
        names.pop()
    columns: list[Column | None] = []
    unknown = []
    for name in names:
        plain = plain_head(name)
        column = heads.get(plain) or (COUNTED if plain in COUNTS else None)
        if name and column is None:
            unknown.append(" ".join(name.split())[:80])
        if column is not None and column is not COUNTED and column in columns:
            raise TableUnusable(reason="column twice", detail=name[:80])
        columns.append(column)
    if unknown:
        raise TableUnusable(reason="unknown column", detail="; ".join(unknown)[:LONGEST])
    missing = [str(heads[code].label) for code in needed if heads[code] not in columns]
    if missing:
        raise TableUnusable(reason="missing column", detail=", ".join(missing))
    return columns
