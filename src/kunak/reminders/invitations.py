"""An invitation as mail programs take it: the letter, and the calendar file that they answer and keep (RFC 6047)."""

from email.mime.text import MIMEText
from email.utils import formataddr

from django.conf import settings
from django.core.mail import EmailMessage

from kunak.core.lifecycle import LetterState, MeetingState
from kunak.groups.content import members_of
from kunak.groups.letters import farewell_ics, farewell_lines, letter_lines, meeting_ics, subject_of
from kunak.groups.models import Meeting
from kunak.reminders.models import Invitation, Letter
from kunak.reminders.outbox import message_id


def invitation_message(letter: Letter, invitation: Invitation) -> EmailMessage:
    """Return the letter of an invitation, a change, a cancellation or a farewell. A fixed number of queries.

    The agenda of a restricted meeting leaves the house by no mail.
    """
    meeting, is_farewell = invitation.meeting, invitation.is_farewell
    is_first = _is_first(invitation)
    lines = farewell_lines(meeting) if is_farewell else letter_lines(meeting, is_first=is_first)
    links = [] if is_farewell else _links(meeting, invitation)
    made = EmailMessage(
        subject=" ".join(subject_of(meeting, is_first=is_first, is_farewell=is_farewell).split())[:200],
        body="\n\n".join([f"Кому: {letter.to_name}", *lines, *links]) + "\n",
        to=[formataddr((letter.to_name, letter.to_address))],
        headers={"Message-ID": message_id(letter), "Auto-Submitted": "auto-generated", "Content-Language": "ru"},
    )
    made.attach(_farewell(invitation) if is_farewell else _calendar(meeting))
    return made


def _is_first(invitation: Invitation) -> bool:
    """Return whether no letter before told the member that the meeting is called, or the last one was a farewell."""
    former = Invitation.objects.filter(meeting=invitation.meeting, member=invitation.member, pk__lt=invitation.pk)
    last = former.exclude(letter__state=LetterState.WITHHELD).last()
    return last is None or last.is_farewell


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
    return _part(ics, "CANCEL" if meeting.state == MeetingState.CANCELLED else "REQUEST")


def _farewell(invitation: Invitation) -> MIMEText:
    meeting = invitation.meeting
    ics = farewell_ics(meeting, invitation.member, members_of(meeting), site=settings.KUNAK_SITE)
    return _part(ics, "CANCEL")


def _part(ics: bytes, method: str) -> MIMEText:
    part = MIMEText(ics.decode(), "calendar", "utf-8")
    part.set_param("method", method)
    part.add_header("Content-Disposition", "attachment", filename="meeting.ics")
    return part
