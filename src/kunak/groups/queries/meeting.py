"""The page of a meeting: agenda with materials, who is invited and what they answered, what may be done."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from kunak.agreements.models import Party
from kunak.assignments.models import Assignment
from kunak.core.groups import Quorum, SideQuorum, quorum
from kunak.core.lifecycle import MeetingState
from kunak.groups import policies
from kunak.groups.content import members_of
from kunak.groups.models import AgendaItem, Material, Meeting, Member, Reply, Said
from kunak.groups.queries.members import voting
from kunak.groups.queries.sources import Source, sources
from kunak.people.policies import Reader
from kunak.programme.models import Measure


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item as the agenda shows it; `late` where materials are due and none is there."""

    item: AgendaItem
    materials: tuple[Material, ...]
    measure: Measure | None
    assignment: Assignment | None
    is_bare: bool


@dataclass(frozen=True, slots=True)
class InvitedRow:
    """A member who is invited, with the last answer; `is_stale` where it was given to an earlier invitation."""

    member: Member
    party: Party
    reply: Reply | None
    is_stale: bool
    can_reply: bool


@dataclass(frozen=True, slots=True)
class QuorumRow:
    """One side of a quorum with its party."""

    party: Party
    side: SideQuorum


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting as one reader sees it; `quorum` is the one to expect by the answers."""

    meeting: Meeting
    agenda: tuple[AgendaRow, ...]
    minutes: int
    invited: tuple[InvitedRow, ...]
    answered: int
    quorum: Quorum
    quorum_rows: tuple[QuorumRow, ...]
    sources: tuple[Source, ...]
    backlog: tuple[AgendaItem, ...]
    materials_are_late: bool
    can_run: bool
    can_edit: bool
    can_call: bool
    can_open: bool
    can_give: bool


def meeting_page(meeting: Meeting, reader: Reader, on: date) -> MeetingPage:
    """Return a meeting. A fixed number of queries, and one for each member that the reader may answer for."""
    members, replies = members_of(meeting), _replies(meeting)
    can_run = policies.can_run_meeting(reader, meeting)
    can_edit = can_run and (meeting.is_ahead or meeting.is_open)
    agenda = _agenda(meeting, on)
    expected = expected_quorum(meeting, members, replies)
    invited = tuple(_invited(one, meeting, replies.get(one.pk), reader) for one in members)
    return MeetingPage(
        meeting=meeting,
        agenda=agenda,
        minutes=sum(row.item.minutes or 0 for row in agenda),
        invited=invited,
        answered=sum(one.reply is not None for one in invited),
        quorum=expected,
        quorum_rows=quorum_rows(meeting, expected),
        sources=sources(meeting.group, meeting, reader, on) if can_edit else (),
        backlog=_backlog(meeting) if can_edit else (),
        materials_are_late=meeting.is_ahead and on > meeting.materials_on,
        can_run=can_run,
        can_edit=can_edit,
        can_call=can_run and meeting.state == MeetingState.PLANNED,
        can_open=can_run and meeting.is_ahead and on >= meeting.starts_on,
        can_give=_can_give(meeting, agenda, reader, on),
    )


def _backlog(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """Return what the meeting may take on: restricted items are for restricted meetings alone. One query."""
    found = meeting.group.items.filter(meeting__isnull=True)
    return tuple(found if meeting.is_restricted else found.filter(is_restricted=False))


def _can_give(meeting: Meeting, agenda: tuple[AgendaRow, ...], reader: Reader, on: date) -> bool:
    if not agenda or not (meeting.is_ahead or meeting.is_open):
        return False
    item = agenda[0].item
    item.meeting, item.group = meeting, meeting.group
    return policies.can_give_material(reader, item, on)


def _replies(meeting: Meeting) -> dict[int, Reply]:
    """Return the last answer of each member. One query."""
    return {one.member_id: one for one in meeting.replies.select_related("by")}


def expected_quorum(meeting: Meeting, members: list[Member], replies: dict[int, Reply]) -> Quorum:
    """Return the quorum that the answers promise. No query."""
    coming = [one for one in members if one.pk in replies and replies[one.pk].said != Said.DECLINES]
    return quorum(
        meeting.group.quorum_rule,
        [party.side_id for party in meeting.group.agreement.parties.all()],
        [one.side_id for one in voting(members)],
        [one.side_id for one in voting(coming)],
    )


def quorum_rows(meeting: Meeting, found: Quorum) -> tuple[QuorumRow, ...]:
    """Return a quorum with its parties, in the order of the agreement."""
    parties = list(meeting.group.agreement.parties.all())
    return tuple(QuorumRow(party, side) for party, side in zip(parties, found.sides, strict=True))


def _invited(member: Member, meeting: Meeting, reply: Reply | None, reader: Reader) -> InvitedRow:
    party = next(one for one in meeting.group.agreement.parties.all() if one.side_id == member.side_id)
    is_stale = reply is not None and reply.sequence < meeting.revised
    can_reply = meeting.state == MeetingState.CALLED and policies.can_reply(reader, meeting, member)
    return InvitedRow(member, party, reply, is_stale, can_reply)


def _agenda(meeting: Meeting, on: date) -> tuple[AgendaRow, ...]:
    items = list(meeting.items.select_related("assignment").prefetch_related("materials__document", "materials__side"))
    agreed = Q(version__programme__agreement=meeting.group.agreement_id, version__in_force_at__isnull=False)
    lines = [one.line for one in items if one.line]
    measures = {one.line: one for one in Measure.objects.filter(agreed, line__in=lines).order_by("version__number")}
    is_due = meeting.is_ahead and on > meeting.materials_on
    return tuple(
        AgendaRow(
            one,
            tuple(one.materials.all()),
            measures.get(one.line) if one.line else None,
            one.assignment,
            is_due and not one.materials.all(),
        )
        for one in items
    )
