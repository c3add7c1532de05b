"""A letter that is kept for want of a mail server, opened by the administrator to hand it over."""

from django.core.mail import EmailMessage
from django.db import transaction

from kunak.journal.services import record
from kunak.people.models import Person
from kunak.reminders import policies
from kunak.reminders.models import Letter
from kunak.reminders.queries.letters import INVITED, for_hands


@transaction.atomic
def open_to_hand_over(*, letter: Letter, by: Person) -> EmailMessage:
    """Return a letter as an administrator may read it; the journal keeps who opened it and when.

    Raises:
        NotAllowed: only an administrator.
        NotToBeHandedOver: it left by a mail server or will, or it invites to a restricted meeting.
    """
    found = Letter.objects.select_related("person", "side", *INVITED).get(pk=letter.pk)
    policies.check_can_hand_over(by, found)
    record("letter opened to hand it over", of=found, by=by)
    return for_hands(found)
