"""Lulls: days on end on which nothing is under way under an agreement. Pure; a copy is kept for lists (`listing`)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kunak.core.terms import PartialDate
from kunak.core.terms.duration import add_days

NEVER_ENDS = date.max


@dataclass(frozen=True, slots=True)
class Going:
    """What happens under an agreement: the days on which something moved, and from when to when something goes on.

    Both days of what goes on are days of it; `NEVER_ENDS` stands for an end that it has not.
    """

    moves: tuple[date, ...] = ()
    under_way: tuple[tuple[date, date], ...] = ()

    def with_other(self, other: "Going") -> "Going":
        """Return what two tell together."""
        return Going(self.moves + other.moves, self.under_way + other.under_way)


@dataclass(frozen=True, slots=True)
class Quiet:
    """A lull from `since` to the day before `until`: the last thing that happened, happened on `last`."""

    since: date
    until: date
    last: date


def lulls_of(signed_on: str, going: Going) -> list[Quiet]:
    """Return the lulls since the signing, oldest first; none where the day of signing is not known at all.

    What ends is the last thing that happened, from the day after; so is a move, from its own day on.
    """
    if not signed_on:
        return []
    found: list[Quiet] = []
    for since, until in _between(_turns(PartialDate.parse(signed_on).latest, going)):
        last = _last(since, going)
        if last is None:
            continue
        quiet = Quiet(since, until, max(last, PartialDate.parse(signed_on).latest))
        if found and (found[-1].until, found[-1].last) == (since, quiet.last):
            quiet = Quiet(found.pop().since, until, quiet.last)
        found.append(quiet)
    return found


def _turns(signed: date, going: Going) -> list[date]:
    days = {*going.moves, *(first for first, _last in going.under_way)}
    days |= {add_days(last, 1) for _first, last in going.under_way if last != NEVER_ENDS}
    return [signed, *sorted(day for day in days if day > signed)]


def _between(days: Sequence[date]) -> Iterator[tuple[date, date]]:
    return zip(days, [*days[1:], NEVER_ENDS], strict=True)


def _last(day: date, going: Going) -> date | None:
    """Return the last day on which something happened, as of a day; None where something is under way on it."""
    if any(first <= day <= last for first, last in going.under_way):
        return None
    happened = [move for move in going.moves if move <= day]
    return max([*happened, *(last for _first, last in going.under_way if last < day)], default=date.min)
