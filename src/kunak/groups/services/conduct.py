"""What happens in the room: opened, who is there, what was heard, remarks; every entry is saved by itself."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kunak.agreements.listing import keeping as lists
from kunak.agreements.services.texts import reason_of
from kunak.core.lifecycle import MEETING_MOVES, MeetingState, check_move
from kunak.core.registration import Mask
from kunak.groups import policies
from kunak.groups.errors import (
    GoneMeanwhile,
    GroupChangedMeanwhile,
    GroupFieldMissing,
    MeetingClosed,
    MeetingHeldAhead,
    NotInThisGroup,
)
from kunak.groups.models import AgendaItem, Attendance, Meeting, Member, Remark
from kunak.groups.services.locking import locked_meeting, shown_in
from kunak.groups.services.texts import line_of
from kunak.journal.services import record
from kunak.people.models import Person, Side


@transaction.atomic
def open_meeting(*, meeting: Meeting, on: date, by: Person) -> Meeting:
    """Open a meeting on its day or later: its minutes get their number, by the mask of the group.

    Args:
        on: today.

    Raises:
        NotOfTheParties, NotAllowed: only who runs the group on that day.
        ForbiddenMove: it was opened or cancelled.
        MeetingHeldAhead: its day has not come.
    """
    fresh = locked_meeting(meeting.pk)
    policies.check_can_run_meeting(by, fresh)
    check_move(MEETING_MOVES, fresh.state, MeetingState.UNDER_WAY)
    if on < fresh.starts_on:
        raise MeetingHeldAhead(day=fresh.starts_on)
    if fresh.serial is None:
        _number(fresh)
    _move(fresh, MeetingState.UNDER_WAY)
    lists.keep_goings([fresh.group.agreement_id])
    record("meeting opened", of=fresh, by=by, about=shown_in(fresh), after=_named(fresh))
    return fresh


def _number(meeting: Meeting) -> None:
    mask = Mask.parse(meeting.group.minutes_mask)
    meeting.year = meeting.starts_on.year if mask.begins_each_year else 0
    last = Meeting.objects.filter(group=meeting.group_id, year=meeting.year).aggregate(last=Max("serial"))["last"]
    meeting.serial = (last or 0) + 1
    meeting.number = mask.number(meeting.serial, meeting.starts_on.year)


def _move(meeting: Meeting, state: MeetingState) -> None:
    meeting.state = state
    meeting.revision += 1
    meeting.changed_at = timezone.now()
    meeting.save()


def _named(meeting: Meeting) -> dict[str, object]:
    return {"meeting": meeting.starts_on.isoformat(), "minutes": meeting.number}


@transaction.atomic
def close_meeting(*, meeting: Meeting, by: Person) -> Meeting:
    """Close a meeting: its minutes are put into order now.

    Raises:
        NotOfTheParties, NotAllowed, ForbiddenMove: the person may not; it is not under way.
    """
    return _between(meeting, MeetingState.CLEAN_UP, "meeting closed", by)


@transaction.atomic
def continue_meeting(*, meeting: Meeting, by: Person) -> Meeting:
    """Go on with a meeting that was closed, on another of its days.

    Raises:
        NotOfTheParties, NotAllowed, ForbiddenMove: the person may not; its minutes are not being put into order.
    """
    return _between(meeting, MeetingState.UNDER_WAY, "meeting continued", by)


def _between(seen: Meeting, state: MeetingState, verb: str, by: Person) -> Meeting:
    fresh = locked_meeting(seen.pk)
    policies.check_can_run_meeting(by, fresh)
    is_from = MeetingState.CLEAN_UP if state is MeetingState.UNDER_WAY else MeetingState.UNDER_WAY
    if fresh.state != is_from:
        raise MeetingClosed
    check_move(MEETING_MOVES, fresh.state, state)
    _move(fresh, state)
    record(verb, of=fresh, by=by, about=shown_in(fresh), after=_named(fresh))
    return fresh


def writable(seen: int, by: Person) -> Meeting:
    """Return a meeting locked in which what happens may be written, by who runs it.

    Raises:
        NotOfTheParties, NotAllowed, MeetingClosed: the person may not; it is not opened, or its minutes are out.
    """
    meeting = locked_meeting(seen)
    policies.check_can_run_meeting(by, meeting)
    if not meeting.is_open:
        raise MeetingClosed
    return meeting


@transaction.atomic
def note_attendance(
    *, meeting: Meeting, member: Member, is_present: bool, by: Person, substitute: str = ""
) -> Attendance:
    """Note whether a member is there, or who is there instead.

    Raises:
        NotOfTheParties, NotAllowed, MeetingClosed: as for `writable`.
        NotInThisGroup: the member holds no place in the group on that day.
        GroupLineTooLong: the name is too long.
    """
    fresh = writable(meeting.pk, by)
    if member.group_id != fresh.group_id or not member.term.holds_on(fresh.starts_on):
        raise NotInThisGroup
    there = fresh.attendance.filter(member=member).first() or Attendance(meeting=fresh, member=member)
    there.is_present = is_present
    there.substitute = "" if is_present else line_of(substitute, "substitute")
    return _note(there, member.name, by)


@transaction.atomic
def note_guest(*, meeting: Meeting, name: str, side: Side | None, by: Person, is_present: bool = True) -> Attendance:
    """Note somebody who is no member, with the post, or that they are not there after all.

    Raises:
        NotOfTheParties, NotAllowed, MeetingClosed: as for `writable`.
        GroupFieldMissing, GroupLineTooLong: the name is empty or too long.
        NotInThisGroup: the side is no party.
    """
    fresh = writable(meeting.pk, by)
    line = line_of(name, "name", is_needed=True)
    if side and side.pk not in {party.side_id for party in fresh.group.agreement.parties.all()}:
        raise NotInThisGroup
    there = fresh.attendance.filter(member=None, name=line).first() or Attendance(meeting=fresh, name=line)
    there.side, there.is_present = side, is_present
    return _note(there, line, by)


def _note(there: Attendance, name: str, by: Person) -> Attendance:
    there.changed_by, there.changed_at = by, timezone.now()
    there.save()
    after = {"member": name, "present": there.is_present, "substitute": there.substitute}
    told = {key: value for key, value in after.items() if value != ""}
    record("attendance noted", of=there.meeting, by=by, about=there.meeting, after=told)
    return there


@transaction.atomic
def write_item(*, item: AgendaItem, revision: int, heard: str, spoke: str, by: Person) -> AgendaItem:
    """Write down what was heard on an item and who spoke.

    Args:
        revision: of the item as the person saw it.

    Raises:
        NotOfTheParties, NotAllowed, MeetingClosed: as for `writable`.
        GroupChangedMeanwhile, GoneMeanwhile: a colleague was faster; nothing is written.
        TextTooLong: a text is too long.
    """
    meeting, fresh = _item(item, by)
    if fresh.revision != revision:
        raise GroupChangedMeanwhile(who=fresh.changed_by.name, at=fresh.changed_at)
    before = {"heard": fresh.heard, "spoke": fresh.spoke}
    fresh.heard, fresh.spoke = reason_of(heard, is_needed=False), reason_of(spoke, is_needed=False)
    after = {"heard": fresh.heard, "spoke": fresh.spoke}
    if before == after:
        return fresh
    fresh.revision += 1
    fresh.changed_by, fresh.changed_at = by, timezone.now()
    fresh.save()
    record("item heard", of=fresh, by=by, about=meeting, before=before, after={"item": fresh.title} | after)
    return fresh


def _item(seen: AgendaItem, by: Person) -> tuple[Meeting, AgendaItem]:
    if seen.meeting_id is None:
        raise MeetingClosed
    meeting = writable(seen.meeting_id, by)
    fresh = AgendaItem.objects.select_related("changed_by").filter(pk=seen.pk).first()
    if fresh is None:
        raise GoneMeanwhile
    if fresh.meeting_id != meeting.pk:
        raise MeetingClosed
    fresh.meeting = meeting
    return meeting, fresh


@transaction.atomic
def give_remark(
    *, meeting: Meeting, member: Member, text: str, by: Person, is_special: bool = False, item: AgendaItem | None = None
) -> Remark:
    """Keep a remark or a special opinion of somebody who is there, as it was given.

    Raises:
        NotOfTheParties, NotAllowed: neither the member nor who runs the meeting.
        OnlyThosePresent: the member is not there.
        MeetingClosed: it is not opened, or its minutes are out.
        NotInThisGroup: the item is of another meeting.
        GroupFieldMissing, TextTooLong: there are no words, or too many.
    """
    fresh = locked_meeting(meeting.pk)
    if member.group_id != fresh.group_id or (item and item.meeting_id != fresh.pk):
        raise NotInThisGroup
    policies.check_can_speak(by, fresh, member)
    if not fresh.is_open:
        raise MeetingClosed
    words = reason_of(text, is_needed=False)
    if not words:
        raise GroupFieldMissing(field="text")
    made = fresh.remarks.create(member=member, item=item, is_special=is_special, text=words, by=by, at=timezone.now())
    verb = "special opinion given" if is_special else "remark given"
    record(verb, of=fresh, by=by, about=fresh, after={"member": member.name, "remark": words})
    return made
