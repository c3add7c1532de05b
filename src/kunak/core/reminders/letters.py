"""When reminders leave the house as letters: at once or gathered, and never on a day off what can wait."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kunak.core.terms.duration import add_days
from kunak.core.terms.office_days import EVERYWHERE, OfficeDays

One = TypeVar("One")
AT_ONCE_AT_MOST = 5
"""So many letters a person gets on one day; more reminders than that go in one."""


class Rhythm(StrEnum):
    """How a person wants the letters."""

    AT_ONCE = "at_once"  # each reminder is a letter of its own, on its day
    DAILY = "daily"  # what one day brings, in one letter
    WEEKLY = "weekly"  # what a week brings, in one letter
    NEVER = "never"  # reminders stay in the product


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a person has chosen.

    Args:
        weekday: of the weekly letter, Monday is 0.
        rests: whether letters that can wait wait on days off.
    """

    rhythm: Rhythm = Rhythm.DAILY
    weekday: int = 0
    rests: bool = True


def next_gathering(delivery: Delivery, after: date, office: OfficeDays = EVERYWHERE) -> date:
    """Return the first day after `after` on which letters go out to a person who wants them."""
    day = add_days(after, 1)
    if delivery.rhythm is Rhythm.WEEKLY:
        day = add_days(day, (delivery.weekday - day.weekday()) % 7)
    while delivery.rests and not office.is_worked(day) and day < date.max:
        day = add_days(day, 1)
    return day


def goes_out(delivery: Delivery, on: date, last: date | None, office: OfficeDays = EVERYWHERE) -> bool:
    """Return whether the gathered letters go out on a day, also where the day that was theirs was missed.

    Args:
        last: the day on which they went out last; None counts as the day before.
    """
    return next_gathering(delivery, add_days(on, -1) if last is None else last, office) <= on and (
        not delivery.rests or office.is_worked(on)
    )


def gathered(
    pending: Sequence[tuple[date, One]],
    delivery: Delivery,
    on: date,
    last: date | None = None,
    office: OfficeDays = EVERYWHERE,
) -> Iterator[tuple[One, ...]]:
    """Yield what goes out on a day, letter by letter.

    What falls due before letters go out next does not wait for that day; what is due already does.

    Args:
        pending: reminders that are in no letter yet with the days of their things, in the order of a letter.
    """
    if delivery.rhythm is Rhythm.NEVER:
        return
    if goes_out(delivery, on, last, office):
        leaving = [one for _day, one in pending]
    else:
        coming = next_gathering(delivery, on, office)
        leaving = [one for day, one in pending if on <= day < coming]
    if delivery.rhythm is Rhythm.AT_ONCE and len(leaving) <= AT_ONCE_AT_MOST:
        yield from ((one,) for one in leaving)
    elif leaving:
        yield tuple(leaving)
