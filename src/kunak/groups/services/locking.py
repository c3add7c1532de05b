"""The rows that every change of a group or of a meeting waits for, and who hears of it after the commit."""

from functools import partial

from django.db import transaction
from django.db.models import Model

from kunak.agreements.parties import parties_at
from kunak.core.lifecycle import MeetingState
from kunak.groups.models import Meeting, WorkingGroup
from kunak.groups.signals import meeting_told


def locked_group(pk: int) -> WorkingGroup:
    """Return a group with its row locked until the transaction ends."""
    WorkingGroup.objects.select_for_update(no_key=True, of=("self",)).get(pk=pk)
    found = WorkingGroup.objects.select_related("agreement", "made_for", "made_by")
    return found.prefetch_related(parties_at("agreement")).get(pk=pk)


def locked_meeting(pk: int) -> Meeting:
    """Return a meeting with its row locked until the transaction ends."""
    Meeting.objects.select_for_update(no_key=True, of=("self",)).get(pk=pk)
    found = Meeting.objects.select_related("group__agreement", "group__made_for", "host")
    return found.prefetch_related(parties_at("group__agreement")).get(pk=pk)


def shown_in(meeting: Meeting) -> Model:
    """Return whose history shows what happens at a meeting: the agreement's, a restricted one's only its own."""
    return meeting if meeting.is_restricted else meeting.group.agreement


def tell_invited(meeting: Meeting) -> None:
    """Let those invited learn of it after the commit; nobody was invited before the call."""
    if meeting.state == MeetingState.CALLED or meeting.sequence:
        transaction.on_commit(partial(meeting_told.send, sender=Meeting, meeting_id=meeting.pk))
