"""An invitation as mail programs take it: the letter, and the calendar file that they answer and keep (RFC 6047)."""

from email.mime.text import MIMEText
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage

from kunak.core.lifecycle import MeetingState
from kunak.groups.content import members_of
from kunak.groups.letters import letter_lines, meeting_ics, subject_of
from kunak.groups.models import Meeting
from kunak.reminders.models import Invitation, Letter
from kunak.reminders.outbox import message_id


def invitation_message(letter: Letter, invitation: Invitation) -> EmailMessage:
    """Return the letter of an invitation, a change or a cancellation. A fixed number of queries.

    The agenda of a restricted meeting leaves the house by no mail.
    """
    meeting = invitation.meeting
    made = EmailMessage(
        subject=" ".join(subject_of(meeting).split())[:200],
        body="\n\n".join([f"Кому: {letter.to_name}", *letter_lines(meeting), *_links(meeting, invitation)]) + "\n",
        to=[formataddr((letter.to_name, letter.to_address))],
        headers={"Message-ID": message_id(letter), "Auto-Submitted": "auto-generated", "Content-Language": "ru"},
    )
    made.attach(_calendar(meeting))
    return made


def _links(meeting: Meeting, invitation: Invitation) -> list[str]:
    """Return where an account finds the meeting; who has none finds all in the letter."""
    if invitation.member.person_id is None:
        return []
    return [f"Заседание в системе: {settings.KUNAK_SITE}{meeting.get_absolute_url()}"]


def _calendar(meeting: Meeting) -> MIMEText:
    """Return the calendar file as a part whose method says what to do with it."""
    replies = {one.member_id: one for one in meeting.replies.all()}
    ics = meeting_ics(
        meeting, members_of(meeting), replies, site=settings.KUNAK_SITE, has_agenda=not meeting.is_restricted
    )
    part = MIMEText(ics.decode(), "calendar", "utf-8")
    part.set_param("method", "CANCEL" if meeting.state == MeetingState.CANCELLED else "REQUEST")
    part.add_header("Content-Disposition", "attachment", filename="meeting.ics")
    return part
