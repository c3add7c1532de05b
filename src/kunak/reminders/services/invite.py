"""Letters that invite to meetings, tell of their changes and cancellations: once for each revision and member."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kunak.core.lifecycle import LetterState, MeetingState
from kunak.groups.content import members_of
from kunak.groups.models import Meeting, Member
from kunak.groups.services.locking import locked_meeting
from kunak.reminders import outbox
from kunak.reminders.models import Invitation, Letter


def invite(*, on: date) -> int:
    """Write the letters of meetings ahead whose last revision somebody has not been told of. Return how many.

    Whoever comes into the group later gets the revision of that moment; who leaves it before the meeting is told that
    it is not theirs any more. What was cancelled is told to those alone who were invited.
    """
    told = Q(state=MeetingState.CALLED) | Q(state=MeetingState.CANCELLED, sequence__gt=0)
    ahead = Meeting.objects.filter(told, ends_on__gte=on).order_by("starts_on", "pk")
    return sum(_invite(pk, on) for pk in ahead.values_list("pk", flat=True))


@transaction.atomic
def _invite(pk: int, on: date) -> int:
    """Write the letters of one meeting; its row is locked, so that a second worker finds them written."""
    meeting = locked_meeting(pk)
    told = _told(meeting)
    there = {one.pk: one for one in members_of(meeting) if one.address}
    if meeting.state == MeetingState.CANCELLED:
        new, gone = [one.member for one in told.values() if _must_learn(one, meeting)], []
    else:
        new = [one for pk, one in there.items() if pk not in told or _must_learn(told[pk], meeting, is_back=True)]
        gone = [one.member for pk, one in told.items() if pk not in there and _has_it(one)]
    _write(meeting, new, on)
    _write(meeting, gone, on, is_farewell=True)
    return len(new) + len(gone)


def _told(meeting: Meeting) -> dict[int, Invitation]:
    """Return the last letter to each member who was told of the meeting. One query."""
    found = Invitation.objects.filter(meeting=meeting).select_related("letter", "member__person", "member__side")
    return {one.member_id: one for one in found.order_by("pk")}


def _must_learn(last: Invitation, meeting: Meeting, *, is_back: bool = False) -> bool:
    """Return whether somebody must be written to once more: of a later change, or that they are invited again."""
    if last.is_farewell or last.letter.state == LetterState.WITHHELD:
        return is_back and last.sequence < meeting.sequence
    return last.sequence < meeting.revised


def _has_it(last: Invitation) -> bool:
    """Return whether somebody may have the meeting in the own calendar, and can be told that it is not theirs."""
    never_left = {LetterState.WAITING, LetterState.WITHHELD, LetterState.FAILED}
    return not last.is_farewell and last.letter.state not in never_left and bool(last.member.address)


def _write(meeting: Meeting, members: Iterable[Member], on: date, *, is_farewell: bool = False) -> None:
    for one in members:
        letter = Letter(person=one.person, side=one.side, kind="invitation", made_on=on, state=LetterState.KEPT)
        if outbox.is_configured():
            letter.state, letter.send_after = LetterState.WAITING, timezone.now()
        letter.save(force_insert=True)
        Invitation.objects.create(
            letter=letter, meeting=meeting, member=one, sequence=meeting.sequence, is_farewell=is_farewell
        )
