"""Which commitments have measures and which measures have a commitment: the matrix of a plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from kunak.agreements.models import Commitment
from kunak.core import reference
from kunak.core.coverage import Carried, Promise, coverage
from kunak.programme.queries.choice import PlanChoice
from kunak.programme.queries.lines import PlanLine


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """The measures of one kind that carry out one commitment."""

    kind: str
    measures: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """One commitment with a cell for each kind of measure."""

    commitment: Commitment
    cells: tuple[CoverageCell, ...]
    measures: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class CoverageSection:
    """A sector with its commitments."""

    sector: str
    lines: tuple[CoverageLine, ...]


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """The matrix both ways.

    Args:
        kinds: the columns.
        bare: commitments without a measure.
        free: measures without a commitment.
        carried: how many commitments have a measure.
    """

    kinds: tuple[str, ...]
    sections: tuple[CoverageSection, ...]
    bare: tuple[Commitment, ...]
    free: tuple[PlanLine, ...]
    count: int
    carried: int


def coverage_page(choice: PlanChoice) -> CoveragePage:
    """Return how the chosen measures cover the commitments of the agreement. No query."""
    places = {code: place for place, code in enumerate(reference.sectors())}
    asked = choice.asked.sector
    wanted = [one for one in choice.commitments if not asked or one.sector == asked]
    ordered = sorted(wanted, key=lambda one: (places.get(one.sector, len(places)), one.sector, one.order))
    lines = {line.pk: line for line in choice.lines}
    found = coverage(
        [Promise(one.pk, one.sector) for one in ordered],
        [Carried(line.pk, line.sector, line.kind, line.commitment) for line in choice.lines],
        reference.measure_kinds(),
    )
    commitments = {one.pk: one for one in ordered}
    rows = [
        CoverageLine(
            commitments[line.promise.key],
            tuple(CoverageCell(cell.kind, _of(lines, cell.measures)) for cell in line.cells),
            _of(lines, [key for cell in line.cells for key in cell.measures]),
        )
        for line in found.lines
    ]
    grouped = groupby(rows, key=lambda row: row.commitment.sector)
    return CoveragePage(
        kinds=found.kinds,
        sections=tuple(CoverageSection(sector, tuple(ones)) for sector, ones in grouped),
        bare=tuple(commitments[key] for key in found.bare),
        free=tuple(line for line in choice.lines if line.commitment is None),
        count=len(ordered),
        carried=found.carried,
    )


def _of(lines: Mapping[int, PlanLine], keys: Iterable[int]) -> tuple[PlanLine, ...]:
    return tuple(lines[key] for key in keys)
