"""One row of a table."""

from dataclasses import dataclass

from kunak.core.reading.formats.errors import FormatError


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The cells of a row as text without outer blanks; `number` is the row's own in the file, from 1."""

    number: int
    cells: tuple[str, ...]


class UncountedFormula(FormatError):
    """A cell has a formula and no value: no spreadsheet has counted it yet; `cell` is what it is called."""

    def __init__(self, *, cell: str) -> None:
        super().__init__(f"nobody has counted {cell}")
        self.cell = cell


class TooManyRows(FormatError):
    """A table of more rows than are taken at once."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(f"more than {limit} rows")
        self.limit = limit
