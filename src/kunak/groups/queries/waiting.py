"""What of meetings waits: minutes for the own side's key, invitations for the person's answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kunak.core.lifecycle import MeetingState
from kunak.core.two_keys import KeyState
from kunak.groups.keys import states_of
from kunak.groups.models import GroupRole, Meeting, Member
from kunak.groups.words import days_words
from kunak.people.models import Role, Side
from kunak.people.policies import Reader, membership_of

READ = ("minutes__keys", "minutes__papers", "group__agreement__parties")


@dataclass(frozen=True, slots=True)
class WaitingMeeting:
    """Minutes or an invitation that somebody must do something about; `due_on` is the day of a meeting ahead."""

    url: str
    title: str
    told: str
    agreement: int
    due_on: date | None = None


def waiting_heading() -> str:
    """Return what such things stand under."""
    return _("Meetings of groups")


def waiting_meetings(reader: Reader, side: Side, on: date) -> tuple[WaitingMeeting, ...]:
    """Return what a person of a side is to do about meetings. Eleven queries at most."""
    return (*_minutes(reader, side), *_invitations(reader, side, on))


def _minutes(reader: Reader, side: Side) -> Iterator[WaitingMeeting]:
    """Yield the minutes that wait for the side, for those who may turn its key."""
    membership = membership_of(reader)
    if membership is None:
        return
    found = Meeting.objects.filter(group__agreement__parties__side=side, state=MeetingState.CIRCULATED)
    chairs = None
    if membership.role != Role.COORDINATOR:
        chairs = list(Member.objects.filter(person=membership.person_id, side=side, role=GroupRole.CHAIR))
        found = found.filter(group__in={one.group_id for one in chairs})
    for one in found.select_related("group").prefetch_related(*READ):
        if chairs is not None and not any(_leads(seat, one) for seat in chairs):
            continue
        latest = list(one.minutes.all())[-1]
        if states_of(one, latest)[side.pk] is not KeyState.TURNED:
            title = _("Minutes No. %(number)s, %(group)s") % {"number": one.number, "group": one.group}
            yield WaitingMeeting(latest.get_absolute_url(), title, _("wait for our key"), one.group.agreement_id)


def _leads(seat: Member, meeting: Meeting) -> bool:
    return seat.group_id == meeting.group_id and seat.term.holds_on(meeting.starts_on)


def _invitations(reader: Reader, side: Side, on: date) -> Iterator[WaitingMeeting]:
    """Yield the meetings ahead that the person has not answered since they last changed."""
    seats = Member.objects.filter(person=reader.pk, side=side)
    found = Meeting.objects.filter(state=MeetingState.CALLED, ends_on__gte=on, group__members__in=seats).distinct()
    for one in found.select_related("group").prefetch_related("replies", "group__members"):
        if not _is_answered(one, reader):
            told = _("%(days)s, will you be there?") % {"days": days_words(one.starts_on, one.ends_on)}
            title = _("Meeting: %(group)s") % {"group": one.group}
            yield WaitingMeeting(one.get_absolute_url(), title, told, one.group.agreement_id, one.starts_on)


def _is_answered(meeting: Meeting, reader: Reader) -> bool:
    seats = [one for one in meeting.group.members.all() if one.person_id == reader.pk]
    own = [one.pk for one in seats if one.term.holds_on(meeting.starts_on)]
    replies = {one.member_id: one for one in meeting.replies.all()}
    return all(pk in replies and replies[pk].sequence >= meeting.revised for pk in own)
