"""Invitations to meetings: one letter for each member and each revision of the meeting."""

from django.db import models

from kunak.groups.models import Meeting, Member
from kunak.reminders.models.letters import Letter


class Invitation(models.Model):
    """A letter to somebody of a group that a meeting is called, was changed or cancelled.

    The meeting's own number of the revision tells which of the three; the database lets each in once.
    """

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE, related_name="invitation")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member", "sequence"], name="invitation_once_of_a_revision")
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, {self.member}"
