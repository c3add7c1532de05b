"""How far measures are: what an upper room registers at start, so that views of the programme can show it."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Protocol
from uuid import UUID

from kunak.core.execution import Progress
from kunak.core.programme.term import MeasureTerm
from kunak.people.policies import Reader


class Teller(Protocol):
    """The room that knows what was done about measures."""

    def __call__(self, lines: Collection[UUID], reader: Reader, on: date) -> Mapping[UUID, Progress]:
        """Return how far measures are, by their lines; those that the reader may not see are missing.

        The number of queries does not grow with that of the measures.
        """


class StepTeller(Protocol):
    """The room that knows which milestones were reached."""

    def __call__(self, lines: Collection[UUID], reader: Reader) -> Collection[UUID]:
        """Return the lines of the milestones of these measures that are done, as far as the reader may know it."""


class ShiftTeller(Protocol):
    """The room that knows which terms the sides have shifted."""

    def __call__(self, agreement: int, reader: Reader) -> Mapping[UUID, MeasureTerm]:
        """Return the terms that hold of the measures in force that were shifted, by their lines.

        One query where nobody ever proposed a shift; else a fixed number.
        """


TELLERS: list[Teller] = []
STEP_TELLERS: list[StepTeller] = []
SHIFT_TELLERS: list[ShiftTeller] = []


def progress_of(lines: Collection[UUID], reader: Reader, on: date) -> Mapping[UUID, Progress]:
    """Return how far measures are on a day, by their lines, as far as the reader may know it.

    What stands in a version that is not in force is proposed or agreed; a line that nobody tells of is missing.
    """
    found: dict[UUID, Progress] = {}
    for tell in TELLERS if lines else ():
        found.update(tell(lines, reader, on))
    return found


def steps_done(lines: Collection[UUID], reader: Reader) -> set[UUID]:
    """Return the lines of the milestones of some measures that are done: they leave what is still to come."""
    return {step for tell in STEP_TELLERS if lines for step in tell(lines, reader)}


def shifted_terms(agreement: int, reader: Reader | None) -> Mapping[UUID, MeasureTerm]:
    """Return the terms that hold of the measures of an agreement that all sides have shifted, as far as one may know.

    Args:
        agreement: its primary key.
        reader: None sees what was signed.
    """
    if reader is None:
        return {}
    return {line: term for tell in SHIFT_TELLERS for line, term in tell(agreement, reader).items()}
