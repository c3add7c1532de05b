"""What a letter says, made of its reminders."""

from django.db.models import Prefetch, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement
from kunak.agreements.queries import with_parties
from kunak.people.models import Membership
from kunak.reminders.models import Letter, Reminder
from kunak.reminders.rows import ReminderRow, row_of


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


def why_words(letter: Letter, language: str) -> str:
    """Return why this person gets the letter: «Вы координатор стороны «Татарстан»»."""
    membership = Membership.objects.filter(person=letter.person_id).select_related("side__territory").first()
    with translation.override(language):
        if membership is None:
            return str(_("You look after this Kunak as an administrator."))
        told = _("You get this letter because you work for the side “%(side)s” as %(role)s.")
        return told % {"side": membership.side.label, "role": membership.get_role_display()}
