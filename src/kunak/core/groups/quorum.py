"""Whether enough members of each side are there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """How many members of each side must be there.

    Args:
        least: of every side, whatever its number of members.
        is_half: more than half of the members of every side besides.
    """

    least: int = 1
    is_half: bool = False

    def needed(self, members: int) -> int:
        """Return how many of so many members of one side must be there; never fewer than one."""
        return max(self.least, members // 2 + 1 if self.is_half and members else 1, 1)


@dataclass(frozen=True, slots=True)
class SideQuorum:
    """One side: its members with a vote, how many of them are there, and how many must be."""

    side: int
    members: int
    present: int
    needed: int

    @property
    def is_met(self) -> bool:
        """Whether enough of this side are there."""
        return self.present >= self.needed


@dataclass(frozen=True, slots=True)
class Quorum:
    """All sides in the order of the agreement; there is a quorum where each of them has enough."""

    sides: tuple[SideQuorum, ...]

    @property
    def is_met(self) -> bool:
        """Whether the meeting may decide: one side can never decide alone."""
        return len(self.sides) >= 2 and all(one.is_met for one in self.sides)


def quorum(rule: QuorumRule, sides: Sequence[int], members: Iterable[int], present: Iterable[int]) -> Quorum:
    """Return the quorum of a meeting.

    Args:
        sides: of the agreement, in its order.
        members: the side of each member with a vote on the day.
        present: the side of each of them who is there, or whose substitute is.
    """
    all_members, there = list(members), list(present)
    return Quorum(
        tuple(
            SideQuorum(side, all_members.count(side), there.count(side), rule.needed(all_members.count(side)))
            for side in sides
        )
    )
