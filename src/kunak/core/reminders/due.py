"""What a person is to be reminded of on a day, given what the person was told before and whatever days were missed."""

from dataclasses import dataclass
from datetime import date

from kunak.core.reminders.ladders import Ladder


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that is not done and has a day.

    Args:
        since: the first day on which anybody could have been told of it; None where that is not known.
    """

    due_on: date
    ladder: Ladder
    since: date | None = None

    def has_begun(self, on: date) -> bool:
        """Return whether any rung has come."""
        return any(day <= on for day in self.ladder.days(self.due_on))


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """The last reminder of one thing to one person.

    Args:
        turn: how many times its day had changed by then, as the person was told; from 0.
        rung_on: the day of the rung that the reminder stands for, with all rungs before it.
        due_on: the day of the thing that it told.
    """

    turn: int
    rung_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder to give now; `before_on` is the day that the person was told before, where it has changed since."""

    turn: int
    rung_on: date
    before_on: date | None = None


def due(thing: Dated, told: Told | None, on: date) -> Due | None:
    """Return the reminder that a person is to be given on a day; None for none.

    It stands for the highest rung that has come, and for all rungs below it: after missed days a person is told once
    how things are now, never once for each day that was missed. A day that has changed begins the ladder anew.
    What was over before anybody could have been told of it is never told.

    Args:
        told: the last reminder of this thing to this person.
        on: the day of the run; runs come in the order of their days.
    """
    passed = [day for day in thing.ladder.days(thing.due_on) if day <= on]
    if not passed:
        return None
    rung_on = passed[-1]
    if told is not None and told.due_on == thing.due_on:
        return Due(told.turn, rung_on) if rung_on > told.rung_on else None
    if thing.since is not None and rung_on < thing.since and thing.due_on < on:
        return None
    return Due(0, rung_on) if told is None else Due(told.turn + 1, rung_on, told.due_on)


def is_over(told: Told, thing: Dated | None) -> bool:
    """Return whether a reminder tells nothing true any more: its thing is done, or is of another day now."""
    return thing is None or thing.due_on != told.due_on
