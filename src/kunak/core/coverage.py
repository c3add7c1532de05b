"""Coverage of commitments by measures, both ways: which has no measure, and which measure carries out none. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as coverage counts it."""

    key: int
    sector: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A measure as coverage counts it; `promise` is the key of the commitment that it carries out, None for none."""

    key: int
    sector: str
    kind: str
    promise: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The measures of one kind that carry out one commitment."""

    kind: str
    measures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One commitment: a cell for each kind of measure, in the order of the columns."""

    promise: Promise
    cells: tuple[Cell, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The matrix and what falls out of it on either side.

    Args:
        kinds: of the measures that carry out a commitment, in the order given; the columns.
        lines: a line for each commitment, those without a measure too.
        bare: keys of the commitments that no measure carries out.
        free: keys of the measures that carry out no commitment.
    """

    kinds: tuple[str, ...]
    lines: tuple[Line, ...]
    bare: tuple[int, ...]
    free: tuple[int, ...]

    @property
    def carried(self) -> int:
        """How many commitments have a measure."""
        return len(self.lines) - len(self.bare)


def coverage(promises: Sequence[Promise], measures: Iterable[Carried], kinds: Iterable[str] = ()) -> Coverage:
    """Return which measures carry out which commitments.

    Args:
        promises: all commitments in the order of the lines.
        measures: all measures; one whose commitment is not among `promises` counts as free.
        kinds: the order of the columns; kinds that are not named stand behind them as they come.
    """
    found: dict[int, dict[str, list[int]]] = {one.key: {} for one in promises}
    free = []
    for one in measures:
        if one.promise is None or one.promise not in found:
            free.append(one.key)
        else:
            found[one.promise].setdefault(one.kind, []).append(one.key)
    columns = _columns(found, kinds)
    lines = tuple(_line(promise, found[promise.key], columns) for promise in promises)
    bare = tuple(line.promise.key for line in lines if not line.count)
    return Coverage(columns, lines, bare, tuple(free))


def _columns(found: dict[int, dict[str, list[int]]], order: Iterable[str]) -> tuple[str, ...]:
    used = dict.fromkeys(kind for kinds in found.values() for kind in kinds)
    ordered = [kind for kind in order if kind in used]
    return (*ordered, *(kind for kind in used if kind not in ordered))


def _line(promise: Promise, kinds: dict[str, list[int]], columns: tuple[str, ...]) -> Line:
    cells = tuple(Cell(kind, tuple(kinds.get(kind, ()))) for kind in columns)
    return Line(promise, cells, sum(len(cell.measures) for cell in cells))
