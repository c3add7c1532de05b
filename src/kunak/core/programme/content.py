"""The content of a version: what keys are turned on, and what changed between two versions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from kunak.core import reference


@dataclass(frozen=True, slots=True)
class MilestoneContent:
    """One step; the day as ISO 8601 or empty."""

    name: str
    due_on: str
    is_final: bool


@dataclass(frozen=True, slots=True)
class MeasureContent:
    """Everything of a measure that the sides agree on; `executors` has the names for each party, in its order."""

    line: str
    sector: str
    kind: str
    text: str
    commitment: int | None  # its order in the agreement
    term_kind: str
    starts_on: str
    ends_on: str
    executors: tuple[tuple[str, ...], ...]
    milestones: tuple[MilestoneContent, ...]
    expected_result: str
    indicator: str
    money: str

    @property
    def is_one_sided(self) -> bool:
        """Whether some party has no executor."""
        return not all(self.executors)


def version_content(
    measures: Iterable[MeasureContent], *, waiver: str, starts_on: str, ends_on: str
) -> dict[str, object]:
    """Return a version as JSON values for its hash; the order of measures counts."""
    rows = [asdict(measure) for measure in measures]
    return {"measures": rows, "waiver": waiver, "starts_on": starts_on, "ends_on": ends_on}


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one measure: ``added``, ``dropped`` or ``changed`` with the names of the changed fields."""

    kind: str
    before: MeasureContent | None
    after: MeasureContent | None
    changed: tuple[str, ...] = ()


def differences(old: Sequence[MeasureContent], new: Sequence[MeasureContent]) -> tuple[Difference, ...]:
    """Return what changed from one version to another, in the order of the new one, dropped measures last."""
    before, after = {one.line: one for one in old}, {one.line: one for one in new}
    found = []
    for line, one in after.items():
        if line not in before:
            found.append(Difference("added", None, one))
        elif one != before[line]:
            found.append(Difference("changed", before[line], one, _changed(before[line], one)))
    return (*found, *(Difference("dropped", one, None) for line, one in before.items() if line not in after))


def _changed(before: MeasureContent, after: MeasureContent) -> tuple[str, ...]:
    return tuple(part.name for part in fields(before) if getattr(before, part.name) != getattr(after, part.name))


@dataclass(frozen=True, slots=True)
class ProposedMeasure:
    """A measure proposed from a commitment: its text as signed, its kind, and that kind's usual steps."""

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
        proposed.append(ProposedMeasure(key, sector, known.code, text[:1].upper() + text[1:], known.milestones))
    return tuple(proposed)


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
