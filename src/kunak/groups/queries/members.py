"""Members of a group on a day, and those before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kunak.agreements.models import Party
from kunak.groups.models import GroupRole, Member, WorkingGroup
from kunak.groups.models.groups import VOTING

ORDER = {role.value: place for place, role in enumerate(GroupRole)}


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A place in a group with the party of its side; `can_change` whether the reader may end it."""

    member: Member
    party: Party
    can_change: bool = False


def members_on(group: WorkingGroup, day: date) -> list[Member]:
    """Return who is a member on a day, in the order of lists. One query."""
    found = group.members.select_related("side", "organisation", "person")
    return in_order([one for one in found if one.term.holds_on(day)], group)


def in_order(members: Iterable[Member], group: WorkingGroup) -> list[Member]:
    """Return members as papers list them: leaders first, then by name; the sides as the agreement has them."""
    places = {party.side_id: party.order for party in group.agreement.parties.all()}
    return sorted(members, key=lambda one: (ORDER[one.role], places[one.side_id], one.who))


def voting(members: Iterable[Member]) -> list[Member]:
    """Return those of them who make the quorum."""
    return [one for one in members if one.role in VOTING]


def rows_of(members: Sequence[Member], group: WorkingGroup, own: set[int]) -> tuple[MemberRow, ...]:
    """Return members as a page shows them.

    Args:
        own: the sides whose members the reader may name.
    """
    parties = {party.side_id: party for party in group.agreement.parties.all()}
    return tuple(MemberRow(one, parties[one.side_id], one.side_id in own) for one in members)
