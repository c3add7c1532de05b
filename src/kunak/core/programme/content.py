"""The content of a version: what keys are turned on, and what changed between two versions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter

from kunak.core.kinds import Detail


@dataclass(frozen=True, slots=True)
class MilestoneContent:
    """One step; the day as ISO 8601 or empty."""

    name: str
    due_on: str
    is_final: bool


@dataclass(frozen=True, slots=True)
class FundingContent:
    """An amount of roubles from one source in one year; parties by their place, `ground` of a transfer that has one."""

    party: int
    source: str
    year: int
    amount: str
    to_party: int | None
    ground: str

    @property
    def is_unfounded(self) -> bool:
        """Whether it goes from one budget to another without the agreement that this needs."""
        return self.to_party is not None and not self.ground


@dataclass(frozen=True, slots=True)
class MeasureContent:
    """Everything of a measure that the sides agree on.

    Args:
        executors, coexecutors: the names for each party, in its order; co-executors empty where no side has any.
        reporters: who reports for each party; empty where nobody is named.
        predecessors: lines of the measures that it waits for.
        territories: codes of where it happens, as far as somebody said it.
    """

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
    details: Mapping[str, Detail] = field(default_factory=dict)
    coexecutors: tuple[tuple[str, ...], ...] = ()
    reporters: tuple[str, ...] = ()
    signed_result: str = ""
    funding: tuple[FundingContent, ...] = ()
    predecessors: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()

    @property
    def is_one_sided(self) -> bool:
        """Whether some party has no executor."""
        return not all(self.executors)

    @property
    def is_unfounded(self) -> bool:
        """Whether money of it goes between budgets without an agreement of its own."""
        return any(row.is_unfounded for row in self.funding)


def version_content(
    measures: Iterable[MeasureContent], *, waiver: str, starts_on: str, ends_on: str, transfer_waiver: str = ""
) -> dict[str, object]:
    """Return a version as JSON values for its hash; the order of measures counts."""
    rows = [_row(measure) for measure in measures]
    later = {"transfer_waiver": transfer_waiver} if transfer_waiver else {}
    return {"measures": rows, "waiver": waiver, "starts_on": starts_on, "ends_on": ends_on, **later}


CAME_LATER = ("details", "coexecutors", "reporters", "signed_result", "funding", "predecessors", "territories")


def _row(measure: MeasureContent) -> dict[str, object]:
    """Return a measure as JSON values; what came later is left out where it is empty, so that old keys still hold.

    Field by field: `asdict` copies every value of thousands of measures, and is four times slower.
    """
    row = dict(zip(NAMES, VALUES(measure), strict=True))
    row["milestones"] = [dict(zip(STEP_NAMES, STEP_VALUES(one), strict=True)) for one in measure.milestones]
    row["funding"] = [dict(zip(FUNDING_NAMES, FUNDING_VALUES(one), strict=True)) for one in measure.funding]
    for name in CAME_LATER:
        if not row[name]:
            del row[name]
    return row


NAMES, STEP_NAMES, FUNDING_NAMES = (
    tuple(part.name for part in fields(one)) for one in (MeasureContent, MilestoneContent, FundingContent)
)
VALUES, STEP_VALUES, FUNDING_VALUES = (attrgetter(*names) for names in (NAMES, STEP_NAMES, FUNDING_NAMES))


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one measure: ``added``, ``dropped`` or ``changed`` with the names of the changed fields."""

    kind: str
    line: str
    changed: tuple[str, ...] = ()


def differences(old: Sequence[MeasureContent], new: Sequence[MeasureContent]) -> tuple[Difference, ...]:
    """Return what changed from one version to another, in the order of the new one, dropped measures last."""
    before, after = {one.line: one for one in old}, {one.line: one for one in new}
    found = []
    for line, one in after.items():
        if line not in before:
            found.append(Difference("added", line))
        elif one != before[line]:
            found.append(Difference("changed", line, _changed(before[line], one)))
    return (*found, *(Difference("dropped", line) for line in before if line not in after))


def _changed(before: MeasureContent, after: MeasureContent) -> tuple[str, ...]:
    return tuple(part.name for part in fields(before) if getattr(before, part.name) != getattr(after, part.name))
