"""What a letter says, made of its reminders or of the meeting that it invites to."""

from dataclasses import replace

from django.core.mail import EmailMessage
from django.db.models import Prefetch, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement
from kunak.agreements.queries import with_parties
from kunak.people.models import Membership
from kunak.reminders import outbox
from kunak.reminders.invitations import invitation_message
from kunak.reminders.models import DeliveryChoice, Letter, Reminder
from kunak.reminders.rows import ReminderRow, row_of

INVITED = ("invitation__meeting__group__agreement", "invitation__member__person")


def with_agreements(reminders: QuerySet[Reminder]) -> QuerySet[Reminder]:
    """Return reminders with the agreements that their words name."""
    return reminders.prefetch_related(Prefetch("agreement", with_parties(Agreement.objects.all())))


def letter_rows(letter: Letter, language: str, *, is_leaving: bool = False) -> tuple[ReminderRow, ...]:
    """Return what a letter tells, the soonest first. Four queries at most.

    Args:
        is_leaving: leaves out what is done or moved by now.
    """
    shown = letter.reminders.filter(over_on=None) if is_leaving else letter.reminders.all()
    with translation.override(language):
        return tuple(row_of(one) for one in with_agreements(shown.order_by("due_on", "pk")))


def written(letter: Letter, language: str, *, is_leaving: bool = False) -> EmailMessage:
    """Return a letter as mail programs take it; an invitation, which is an office's paper, is Russian always."""
    if letter.kind == "invitation":
        return invitation_message(letter, letter.invitation)
    rows = letter_rows(letter, language, is_leaving=is_leaving)
    return outbox.message(letter, rows, why=why_words(letter, language), language=language)


def for_hands(letter: Letter) -> EmailMessage:
    """Return a letter as somebody else may read it who hands it over: an invitation whole, it is an outward paper.

    Of reminders it tells what kind of thing is due, the day and the address; the words of the record, which are the
    side's own business, its person reads there.
    """
    if letter.kind == "invitation":
        return invitation_message(letter, letter.invitation)
    choice = DeliveryChoice.objects.filter(person=letter.person_id).first()
    language = choice.language if choice else "ru"
    rows = [replace(row, what="", agreement="") for row in letter_rows(letter, language, is_leaving=True)]
    return outbox.message(letter, rows, why=why_words(letter, language), language=language)


def why_words(letter: Letter, language: str) -> str:
    """Return why this person gets the letter: «Вы координатор стороны «Татарстан»»."""
    membership = Membership.objects.filter(person=letter.person_id).select_related("side__territory").first()
    with translation.override(language):
        if membership is None:
            return str(_("You look after this Kunak as an administrator."))
        told = _("You get this letter because you work for the side “%(side)s” as %(role)s.")
        return told % {"side": membership.side.label, "role": membership.get_role_display()}
