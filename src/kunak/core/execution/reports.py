"""What a side reports of a measure, and what the other sides say to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What a report says became of the measure."""

    DONE = "done"
    IN_PART = "in_part"
    NOT_DONE = "not_done"  # with the reason
    GOING_ON = "going_on"


class Answer(StrEnum):
    """What another side says to exactly one content of a report."""

    CONFIRMED = "confirmed"
    RETURNED = "returned"  # to be mended, with the reason
    DISPUTED = "disputed"  # it was not so, with the reason


class Verdict(StrEnum):
    """Where all other sides together stand on a report."""

    WAITS = "waits"  # some side has said nothing, none has objected
    RETURNED = "returned"
    DISPUTED = "disputed"
    CONFIRMED = "confirmed"  # by all others


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to the content that stands."""

    side: int
    answer: Answer
    on: date


@dataclass(frozen=True, slots=True)
class Silent:
    """It was recorded that a side has said nothing for the time set; since when the time is over."""

    side: int
    since: date


@dataclass(frozen=True, slots=True)
class Reported:
    """A report as it stands: its latest content with the answers to it.

    Args:
        made_on: the day of this content.
        held_on: the day on which what is reported took place or was finished; None where nothing has.
        year: that it is about, for what is done constantly.
        step: name of the milestone that it is about; empty for the measure as a whole.
        answers: to this content, oldest first; the last of a side counts.
    """

    side: int
    outcome: Outcome
    made_on: date
    held_on: date | None = None
    year: int | None = None
    step: str = ""
    answers: tuple[Answered, ...] = ()
    silent: tuple[Silent, ...] = ()

    @property
    def is_final(self) -> bool:
        """Whether with its confirmation the work is over."""
        return not self.step and self.outcome in {Outcome.DONE, Outcome.NOT_DONE}

    def answer_of(self, side: int) -> Answered | None:
        """Return the last answer of a side."""
        return next((one for one in reversed(self.answers) if one.side == side), None)

    def unanswered(self, sides: Sequence[int]) -> tuple[int, ...]:
        """Return the other sides that have said nothing."""
        return tuple(side for side in sides if side != self.side and self.answer_of(side) is None)


def verdict(report: Reported, sides: Sequence[int]) -> Verdict:
    """Return where the other sides stand: one objection outweighs all consents, and silence is never a consent.

    Args:
        sides: all sides of the agreement; with one alone nothing is ever confirmed.

    Source:
        DESIGN, "Two keys": with three or more parties all of them.
    """
    others = [side for side in sides if side != report.side]
    said = {one.answer for side in others if (one := report.answer_of(side)) is not None}
    if Answer.DISPUTED in said:
        return Verdict.DISPUTED
    if Answer.RETURNED in said:
        return Verdict.RETURNED
    return Verdict.WAITS if not others or report.unanswered(sides) else Verdict.CONFIRMED
