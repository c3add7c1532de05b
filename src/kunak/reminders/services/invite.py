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

    Whoever comes into the group later gets the revision of that moment. What was cancelled is told to those alone who
    were invited.
    """
    told = Q(state=MeetingState.CALLED) | Q(state=MeetingState.CANCELLED, sequence__gt=0)
    ahead = Meeting.objects.filter(told, ends_on__gte=on).order_by("starts_on", "pk")
    return sum(_invite(pk, on) for pk in ahead.values_list("pk", flat=True))


@transaction.atomic
def _invite(pk: int, on: date) -> int:
    """Write the letters of one meeting; its row is locked, so that a second worker finds them written."""
    meeting = locked_meeting(pk)
    sent = Invitation.objects.filter(meeting=meeting)
    known = set(sent.filter(sequence=meeting.sequence).values_list("member", flat=True))
    new = [one for one in members_of(meeting) if one.address and one.pk not in known]
    if meeting.state == MeetingState.CANCELLED:
        invited = set(sent.values_list("member", flat=True))
        new = [one for one in new if one.pk in invited]
    _write(meeting, new, on)
    return len(new)


def _write(meeting: Meeting, members: Iterable[Member], on: date) -> None:
    for one in members:
        letter = Letter(person=one.person, side=one.side, kind="invitation", made_on=on, state=LetterState.KEPT)
        if outbox.is_configured():
            letter.state, letter.send_after = LetterState.WAITING, timezone.now()
        letter.save(force_insert=True)
        Invitation.objects.create(letter=letter, meeting=meeting, member=one, sequence=meeting.sequence)
