"""The page of a group: its act and rules, members of today and of other days, meetings, backlog."""

from dataclasses import dataclass
from datetime import date

from kunak.assignments.models import Assignment
from kunak.assignments.queries import AssignmentRow
from kunak.assignments.queries import rows_of as assignment_rows
from kunak.assignments.queries.rows import first_due
from kunak.core.lifecycle import MeetingState
from kunak.groups import policies
from kunak.groups.models import AgendaItem, Meeting, WorkingGroup
from kunak.groups.queries.members import MemberRow, in_order, rows_of
from kunak.people.policies import Reader


@dataclass(frozen=True, slots=True)
class GroupPage:
    """A group as one reader sees it.

    Args:
        members: on the day that is asked for.
        others: who was in it before that day, or will be after it.
        counts: letter, label and number of members of each party on the day.
        sides: whose members the reader may name.
    """

    group: WorkingGroup
    on: date
    members: tuple[MemberRow, ...]
    others: tuple[MemberRow, ...]
    counts: tuple[tuple[str, str, int], ...]
    ahead: tuple[Meeting, ...]
    held: tuple[Meeting, ...]
    backlog: tuple[AgendaItem, ...]
    assignments: tuple[AssignmentRow, ...]  # of its decisions, on control
    can_change: bool
    can_run: bool
    can_name: bool


def group_page(group: WorkingGroup, reader: Reader, *, on: date, today: date) -> GroupPage:
    """Return a group on a day. A fixed number of queries, and one for each restricted meeting."""
    parties = list(group.agreement.parties.all())
    own = {party.side_id for party in parties if policies.can_name(reader, group, party.side)}
    places = list(group.members.select_related("side", "organisation"))
    present = [one for one in places if one.term.holds_on(on)]
    meetings = [one for one in _meetings(group) if policies.can_see_meeting(reader, one)]
    return GroupPage(
        group=group,
        on=on,
        members=rows_of(in_order(present, group), group, own),
        others=rows_of([one for one in places if one not in present], group, own),
        counts=tuple((one.letter, one.label, sum(m.side_id == one.side_id for m in present)) for one in parties),
        ahead=tuple(one for one in meetings if one.is_to_come),
        held=tuple(reversed([one for one in meetings if not one.is_to_come])),
        assignments=_assignments(group, {one.pk for one in meetings}, today),
        backlog=_backlog(group, reader, today),
        can_change=policies.can_change(reader, group),
        can_run=policies.can_run(reader, group, today),
        can_name=bool(own),
    )


def _meetings(group: WorkingGroup) -> list[Meeting]:
    found = list(group.meetings.select_related("host__territory"))
    for one in found:
        one.group = group
    return [one for one in found if one.state != MeetingState.CANCELLED or one.sequence]


def _backlog(group: WorkingGroup, reader: Reader, on: date) -> tuple[AgendaItem, ...]:
    """Return what waits for a meeting, restricted items to who may know of them. Two queries at most."""
    items = list(group.items.filter(meeting__isnull=True))
    secret = next((one for one in items if one.is_restricted), None)
    if secret is not None:
        secret.group = group
        if not policies.can_see_item(reader, secret, on):
            return tuple(one for one in items if not one.is_restricted)
    return tuple(items)


def _assignments(group: WorkingGroup, seen: set[int], on: date) -> tuple[AssignmentRow, ...]:
    """Return the assignments on control that meetings which the reader sees gave. A fixed number of queries."""
    found = Assignment.objects.filter(decision__meeting__group=group, off_control__isnull=True)
    return tuple(first_due(assignment_rows(found.filter(decision__meeting__in=seen), on)))
