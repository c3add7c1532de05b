"""Invitations to meetings: one letter for each member and each revision of the meeting."""

from django.db import models

from kunak.core.lifecycle import MeetingState
from kunak.groups.models import Meeting, Member
from kunak.reminders.models.letters import Letter


class Invitation(models.Model):
    """A letter to somebody of a group that a meeting is called, was changed or cancelled.

    The meeting's own number of the revision tells which of the three; the database lets each in once. A farewell takes
    the meeting out of the calendar of who was invited and is no member on its day any more.
    """

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE, related_name="invitation")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField()
    is_farewell = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member", "sequence"], name="invitation_once_of_a_revision")
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, {self.member}"

    @property
    def is_current(self) -> bool:
        """Whether it still tells how things are, to somebody who has access and an address.

        A later revision has a letter of its own; what was opened meanwhile needs none. A farewell is for who is no
        member on the day, a cancellation for who was invited, everything else for members. No query where the meeting
        and the member with the account are fetched.
        """
        meeting, member = self.meeting, self.member
        has_access = bool(member.address) and (member.person is None or member.person.is_active)
        is_there = member.term.holds_on(meeting.starts_on)
        if self.is_farewell:
            return has_access and not is_there and meeting.state in {MeetingState.CALLED, MeetingState.CANCELLED}
        if meeting.state == MeetingState.CANCELLED:
            return has_access and self.sequence == meeting.sequence
        return has_access and is_there and meeting.state == MeetingState.CALLED and self.sequence >= meeting.revised
