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


def letter_rows(letter: Letter, language: str) -> tuple[ReminderRow, ...]:
    """Return what a letter tells, the soonest first; what is over by now is left out. Four queries at most."""
    with translation.override(language):
        found = with_agreements(letter.reminders.filter(over_on=None).order_by("due_on", "pk"))
        return tuple(row_of(one) for one in found)


def why_words(letter: Letter, language: str) -> str:
    """Return why this person gets the letter: «Вы координатор стороны «Татарстан»»."""
    membership = Membership.objects.filter(person=letter.person_id).select_related("side__territory").first()
    with translation.override(language):
        if membership is None:
            return str(_("You look after this Kunak as an administrator."))
        told = _("You get this letter because you work for the side “%(side)s” as %(role)s.")
        return told % {"side": membership.side.label, "role": membership.get_role_display()}
