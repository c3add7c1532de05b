"""A file with a table of agreements, opened and its head understood."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kunak.agreements.errors import TableUnusable
from kunak.agreements.tables.columns import NEEDED, Column, columns_by_head, plain_head
from kunak.core.sheets import MAX_ROWS, MAX_SHEET_BYTES, NotATable, SheetRow, TooManyRows, sheet_rows


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its number in the file and its cells by the code of their column."""

    number: int
    cells: Mapping[str, str]


def table_rows(
    data: bytes, heads: Mapping[str, Column] | None = None, needed: Sequence[str] = NEEDED, *, name: str = ""
) -> Iterator[TableRow]:
    """Yield the rows of a table while it is read.

    Args:
        heads: columns by their heads as `plain_head` writes them; those of the register where they are left out.
        needed: codes of the columns that must be there.
        name: what the file is called.

    Raises:
        TableUnusable: it is none, or its head cannot be understood; `reason` says why.
    """
    if len(data) > MAX_SHEET_BYTES:
        raise TableUnusable(reason="large", detail=str(MAX_SHEET_BYTES // 1024 // 1024))
    try:
        yield from _rows(sheet_rows(data, name), columns_by_head() if heads is None else heads, needed)
    except TooManyRows:
        raise TableUnusable(reason="rows", detail=str(MAX_ROWS)) from None
    except NotATable as error:
        raise TableUnusable(reason=str(error.what), detail=error.kind) from error


def _rows(found: Iterator[SheetRow], heads: Mapping[str, Column], needed: Sequence[str]) -> Iterator[TableRow]:
    head = next(found, None)
    if head is None:
        raise TableUnusable(reason="empty")
    columns = _columns(head, heads, needed)
    is_empty = True
    for row in found:
        is_empty = False
        cells = dict(zip((column.code for column in columns), row.cells, strict=False))
        yield TableRow(
            row.number, {column.code: cells.get(column.code, "") for column in columns if not column.is_computed}
        )
    if is_empty:
        raise TableUnusable(reason="empty")


def _columns(head: SheetRow, heads: Mapping[str, Column], needed: Sequence[str]) -> list[Column]:
    names = list(head.cells)
    while names and not names[-1]:
        names.pop()
    columns = []
    for name in names:
        column = heads.get(plain_head(name))
        if column is None:
            raise TableUnusable(reason="unknown column", detail=name[:80])
        if column in columns:
            raise TableUnusable(reason="column twice", detail=name[:80])
        columns.append(column)
    missing = [str(heads[code].label) for code in needed if heads[code] not in columns]
    if missing:
        raise TableUnusable(reason="missing column", detail=", ".join(missing))
    return columns
