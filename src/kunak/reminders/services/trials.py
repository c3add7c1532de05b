"""What an administrator does about letters: tries the mail server, sends again what failed. Never reads one."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kunak.core.lifecycle import LetterState
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.reminders import outbox, policies
from kunak.reminders.errors import NoMailServer, NotToBeSentAgain
from kunak.reminders.models import Letter
from kunak.reminders.queries.outbox import TROUBLED


@transaction.atomic
def send_trial(*, on: date, by: Person) -> Letter:
    """Write a letter to oneself, that shows whether the mail server takes it.

    Raises:
        NotAllowed: only an administrator.
        NoMailServer: none is set.
    """
    policies.check_can_keep_outbox(by)
    if not outbox.is_configured():
        raise NoMailServer
    letter = Letter.objects.create(
        person=by, kind="trial", made_on=on, state=LetterState.WAITING, send_after=timezone.now()
    )
    record("trial letter written", of=letter, by=by)
    return letter


@transaction.atomic
def send_again(*, letter: Letter, by: Person) -> Letter:
    """Let a letter that failed, or of which nobody knows whether it left, go out once more, under its own identifier.

    Raises:
        NotAllowed: only an administrator.
        NoMailServer: none is set.
        NotToBeSentAgain: it was sent, waits, or is kept.
    """
    policies.check_can_keep_outbox(by)
    if not outbox.is_configured():
        raise NoMailServer
    found = Letter.objects.select_for_update(of=("self",), no_key=True).get(pk=letter.pk)
    if found.state not in TROUBLED:
        raise NotToBeSentAgain
    found.move_to(LetterState.WAITING)
    found.trials, found.send_after = 0, timezone.now()
    found.save(update_fields=["state", "trials", "send_after"])
    record("letter sent again", of=found, by=by)
    return found
