"""Which milestone is which, when a measure is written anew."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StepName:
    """What a milestone is known by: its line where that is told, its name, its code in the reference data, its day."""

    line: UUID | None
    name: str
    code: str = ""
    due_on: date | None = None


Sign = Callable[[StepName], object]
SIGNS: tuple[Sign, ...] = (lambda one: one.line, lambda one: one.name, lambda one: one.code)
"""By what a milestone is found again, the surest first; nothing said is no sign."""


def same_steps(present: Sequence[StepName], given: Sequence[StepName]) -> list[UUID | None]:
    """Return the line of each milestone given: that of one that is here; None for one that is new.

    Where the lines are not told, as by a table, the name tells, then the code; what is left over is the same one
    renamed where it stands in the same place with the same day.
    """
    found: list[UUID | None] = [None] * len(given)
    for sign in SIGNS:
        known = {sign(one): one.line for one in reversed(present) if sign(one) and one.line not in found}
        for place, one in enumerate(given):
            if found[place] is None and sign(one) in known:
                found[place] = known.pop(sign(one))
    if len(present) == len(given):
        for place, (was, now) in enumerate(zip(present, given, strict=True)):
            if found[place] is None and was.line not in found and was.due_on and was.due_on == now.due_on:
                found[place] = was.line
    return found


def named_twice(names: Iterable[str]) -> str | None:
    """Return the first name that two milestones have: reports and forecasts name the one they are about."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


@dataclass(frozen=True, slots=True)
class StepTold:
    """A milestone as the journal keeps it: its line where that was kept, its name, its day as ISO 8601 or empty."""

    name: str
    due_on: str = ""
    is_final: bool = False
    line: str = ""


@dataclass(frozen=True, slots=True)
class StepChange:
    """What became of one milestone: it is new where there was none before, and gone where there is none after."""

    before: StepTold | None
    after: StepTold | None


def step_changes(before: Sequence[StepTold], after: Sequence[StepTold]) -> list[StepChange]:
    """Return what differs between the milestones of a measure: in the order of today, what is gone last.

    A milestone is known by its line whatever it is called; by its name where no line was kept.
    """
    left = list(before)
    found: list[StepChange] = []
    for one in after:
        same = next((was for was in left if _is_same(was, one)), None)
        if same is not None:
            left.remove(same)
        if same is None or (same.name, same.due_on, same.is_final) != (one.name, one.due_on, one.is_final):
            found.append(StepChange(same, one))
    return found + [StepChange(was, None) for was in left]


def _is_same(was: StepTold, now: StepTold) -> bool:
    return was.line == now.line if was.line and now.line else was.name == now.name
