"""From commitments to measures: what is proposed, and which commitments have no measure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kunak.core import reference
from kunak.core.reading.heading import as_heading


@dataclass(frozen=True, slots=True)
class ProposedMeasure:
    """A measure proposed from a commitment: its text by itself, its kind, and that kind's usual steps."""

    commitment: int
    sector: str
    kind: str
    text: str
    milestones: tuple[reference.MilestoneKind, ...]


def propose(commitments: Iterable[tuple[int, str, str, str]]) -> tuple[ProposedMeasure, ...]:
    """Return one measure for each commitment, in the order of the sectors.

    Args:
        commitments: key, sector, kind of measure or empty, text.

    Source:
        DESIGN: a commitment without a kind becomes a measure of a general kind with three milestones.
    """
    kinds, places = reference.measure_kinds(), {code: place for place, code in enumerate(reference.sectors())}
    ordered = sorted(commitments, key=lambda one: places.get(one[1], len(places)))
    proposed = []
    for key, sector, kind, text in ordered:
        known = kinds.get(kind, reference.GENERAL)
        proposed.append(ProposedMeasure(key, sector, known.code, as_heading(text), known.milestones))
    return tuple(proposed)


def suggested_period(on: date) -> tuple[date, date]:
    """Return the first and the last day that a first plan is offered: from a day through the second year after it."""
    return on, date(on.year + 2, 12, 31)


def coverage(measures: Iterable[int | None], commitments: Iterable[int]) -> tuple[Mapping[int, int], int]:
    """Return how many measures each commitment has, and how many measures have no commitment.

    Args:
        measures: the key of the commitment that each measure carries out, None where there is none.
        commitments: all keys; a commitment without a measure has 0.
    """
    counts = dict.fromkeys(commitments, 0)
    free = 0
    for key in measures:
        if key is None:
            free += 1
        else:
            counts[key] = counts.get(key, 0) + 1
    return counts, free
