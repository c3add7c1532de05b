"""Letters are handed to the mail server: each once, tried again where it said no, never where nobody knows.

A mail server that breaks off after the text came may have taken it. No protocol tells, so such a letter is not sent
again by itself: see docs/decisions/0017.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPServerDisconnected

from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from kunak.core.lifecycle import LetterState
from kunak.people.policies import side_of
from kunak.reminders import outbox
from kunak.reminders.models import DeliveryChoice, Letter
from kunak.reminders.queries.letters import INVITED, written

WAITS = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6), timedelta(hours=24))
BROKEN_OFF = timedelta(minutes=15)  # no mail server takes so long over one letter
TROUBLE_CHARACTERS = 300


@dataclass(frozen=True, slots=True)
class Sending:
    """What became of the letters that waited; `again_at` is when the next one is tried, None where none waits."""

    sent: int
    troubled: int
    again_at: datetime | None


def send_letters(*, now: datetime) -> Sending:
    """Hand all letters that wait to the mail server, one by one; stop where it cannot be reached.

    Broken off at any moment it sends none twice: a letter is marked before it is handed over.
    """
    _find_unsure(now)
    sent = troubled = 0
    if not outbox.is_configured():
        return Sending(0, 0, None)
    server = outbox.connection()
    try:
        while letter := _next(now):
            try:
                server.open()
            except (OSError, SMTPException) as error:
                _put_off(letter, error, now)
                troubled += 1
                break
            if _hand_over(server, letter, now):
                sent += 1
            else:
                troubled += 1
    finally:
        server.close()
    waiting = Letter.objects.filter(state=LetterState.WAITING).order_by("send_after").first()
    again = max(waiting.send_after, now + WAITS[0]) if waiting and waiting.send_after else None
    return Sending(sent, troubled, again)


@transaction.atomic
def _find_unsure(now: datetime) -> None:
    """Mark the letters over which the work broke off."""
    found = Letter.objects.select_for_update(of=("self",), no_key=True)
    for letter in found.filter(state=LetterState.SENDING, handed_over_at__lt=now - BROKEN_OFF):
        letter.move_to(LetterState.UNSURE)
        letter.save(update_fields=["state"])


@transaction.atomic
def _next(now: datetime) -> Letter | None:
    """Take the next letter that may leave; one whose person lost access, or that tells of nothing open, is withheld."""
    waiting = Letter.objects.select_for_update(of=("self",), no_key=True).select_related("person", *INVITED)
    for letter in waiting.filter(state=LetterState.WAITING, send_after__lte=now).order_by("send_after", "pk"):
        if _may_leave(letter):
            letter.move_to(LetterState.SENDING)
            letter.trials, letter.handed_over_at = letter.trials + 1, now
            letter.save(update_fields=["state", "trials", "handed_over_at"])
            return letter
        letter.move_to(LetterState.WITHHELD)
        letter.save(update_fields=["state"])
    return None


def _may_leave(letter: Letter) -> bool:
    if letter.person is None or letter.kind == "invitation":
        return letter.invitation.is_current
    if letter.kind == "trial":
        return letter.person.is_active
    side = side_of(letter.person)
    return side is not None and side.pk == letter.side_id and letter.reminders.filter(over_on=None).exists()


def _hand_over(server: BaseEmailBackend, letter: Letter, now: datetime) -> bool:
    """Hand a letter over; return whether the server took it."""
    choice = DeliveryChoice.objects.filter(person=letter.person).first() if letter.person else None
    made = written(letter, choice.language if choice else "ru", is_leaving=True)
    try:
        server.send_messages([made])
    except SMTPServerDisconnected as error:
        _end(letter, LetterState.UNSURE, error)
    except (SMTPResponseException, SMTPRecipientsRefused) as error:
        if _is_final(error):
            _end(letter, LetterState.FAILED, error)
        else:
            _put_off(letter, error, now)
    except (OSError, SMTPException) as error:
        _end(letter, LetterState.UNSURE, error)
    else:
        letter.move_to(LetterState.SENT)
        letter.sent_at, letter.trouble = now, ""
        letter.save(update_fields=["state", "sent_at", "trouble"])
        return True
    return False


def _is_final(error: SMTPResponseException | SMTPRecipientsRefused) -> bool:
    """Return whether the server refused for good: its answer begins with a five."""
    if isinstance(error, SMTPRecipientsRefused):
        return any(code >= 500 for code, _told in error.recipients.values())
    return error.smtp_code >= 500


def _put_off(letter: Letter, error: Exception, now: datetime) -> None:
    """Try again later, each time later; after the last trial the letter has failed."""
    if letter.trials > len(WAITS):
        _end(letter, LetterState.FAILED, error)
        return
    letter.move_to(LetterState.WAITING)
    letter.send_after, letter.trouble = now + WAITS[letter.trials - 1], _told(error)
    letter.save(update_fields=["state", "send_after", "trouble"])


def _end(letter: Letter, state: LetterState, error: Exception) -> None:
    letter.move_to(state)
    letter.trouble = _told(error)
    letter.save(update_fields=["state", "trouble"])


def _told(error: Exception) -> str:
    return (" ".join(str(error).split()) or type(error).__name__)[:TROUBLE_CHARACTERS]
