"""Answers to invitations: kept, the last one of a member counts."""

from django.db import transaction
from django.utils import timezone

from kunak.core.lifecycle import MeetingState
from kunak.groups import policies
from kunak.groups.errors import MeetingNotCalled, NotInThisGroup
from kunak.groups.models import Meeting, Member, Reply, Said
from kunak.groups.services.locking import locked_meeting, shown_in
from kunak.groups.services.texts import line_of
from kunak.journal.services import record
from kunak.people.models import Person


@transaction.atomic
def reply(*, meeting: Meeting, member: Member, said: Said, by: Person, substitute: str = "", note: str = "") -> Reply:
    """Answer the invitation of a member: their own, or one of the own side's that came to who runs the group.

    Raises:
        NotOfTheParties, NotAllowed: another person.
        MeetingNotCalled: there is no invitation.
        NotInThisGroup: the member holds no place in the group on that day.
        GroupFieldMissing, GroupLineTooLong: who comes instead is not told, or something is too long.
    """
    fresh = locked_meeting(meeting.pk)
    if member.group_id != fresh.group_id or not member.term.holds_on(fresh.starts_on):
        raise NotInThisGroup
    policies.check_can_reply(by, fresh, member)
    if fresh.state != MeetingState.CALLED:
        raise MeetingNotCalled
    is_instead = said == Said.SUBSTITUTE
    instead = line_of(substitute, "substitute", is_needed=True) if is_instead else ""
    made = fresh.replies.create(
        member=member,
        said=said,
        substitute=instead,
        note=line_of(note, "note", 500),
        sequence=fresh.sequence,
        by=by,
        at=timezone.now(),
    )
    after = {"member": member.name, "reply": str(said), "substitute": instead, "meeting": fresh.starts_on.isoformat()}
    told = {name: value for name, value in after.items() if value}
    record("invitation answered", of=fresh, by=by, about=shown_in(fresh), after=told)
    return made
