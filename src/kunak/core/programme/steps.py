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
