"""Agreements still to be signed that wait for the own side's key or for the answer of its bodies."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kunak.desk.queries.rows import DraftTask, Section, section
from kunak.drafts.queries import DraftWaiting, drafts_waiting
from kunak.people.models import Role, Side
from kunak.people.policies import Reader, membership_of


def before_signing(reader: Reader, side: Side) -> Section[DraftTask]:
    """Return what of the side's drafts waits for it. A fixed number of queries."""
    membership = membership_of(reader)
    tasks = [_task(one) for one in drafts_waiting(side)]
    return section(tasks, can_act=membership is not None and membership.role == Role.COORDINATOR)


def _task(one: DraftWaiting) -> DraftTask:
    here, pk = one.draft.get_absolute_url(), one.draft.pk
    if one.visa is not None:
        told = _("Answer of a body: %(body)s") % {"body": one.visa.body}
        return DraftTask(reverse("drafts:give-visa", args=[pk, one.visa.pk]), one.short, told)
    if one.what == "signing":
        return DraftTask(reverse("drafts:signing", args=[pk]), one.short, _("Agreed: the signing is next"))
    return DraftTask(f"{here}#keys-panel", one.short, _("Consent to the text"))
