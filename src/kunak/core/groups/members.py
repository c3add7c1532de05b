"""Who is a member of a group on a day; a person holds one place in it at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class MemberTerm:
    """How long somebody is in a group; both days are included, no last day means that it goes on.

    Args:
        key: which row of the list of members it is.
        who: the same for the same person, whatever the place held.
    """

    key: int
    who: str
    since: date
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Return whether the person is a member on this day."""
        return self.since <= day and (self.until is None or day <= self.until)


def held_on(terms: Iterable[MemberTerm], day: date) -> set[int]:
    """Return the keys of those who are members on a day."""
    return {one.key for one in terms if one.holds_on(day)}


def first_overlap(terms: Sequence[MemberTerm]) -> tuple[MemberTerm, MemberTerm] | None:
    """Return two terms of one person that have a day in common; None where there are none."""
    in_order = sorted(terms, key=lambda one: (one.who, one.since, one.until or date.max))
    for former, later in pairwise(in_order):
        if former.who == later.who and former.holds_on(later.since):
            return former, later
    return None
