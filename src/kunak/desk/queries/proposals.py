"""Proposals of the own side's bodies that nobody has decided on, and collections of them that end."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from kunak.core.lifecycle import ProposalState
from kunak.desk.queries.entries import NEAR_DAYS, Entry, Part, late_days, part
from kunak.desk.queries.measures import names_of
from kunak.people.models import Role, Side
from kunak.people.policies import Reader, membership_of
from kunak.proposals.models import Collection
from kunak.ui.templatetags.kunak_ui import date_words


def proposals(reader: Reader, side: Side, on: date) -> Part:
    """Return the side's collections in which something is to be done. Three queries at most."""
    membership = membership_of(reader)
    return part(
        "proposals",
        _("Proposals for plans"),
        _entries(side, on),
        can_act=membership is not None and membership.role == Role.COORDINATOR,
        act=pgettext("button", "Look"),
        sign="list",
    )


def _entries(side: Side, on: date) -> Iterator[Entry]:
    undecided = Count("invitations__proposals", filter=Q(invitations__proposals__state=ProposalState.PROPOSED))
    ending = Q(closed_at__isnull=True, until__lte=on + timedelta(NEAR_DAYS))
    found = list(Collection.objects.filter(side=side).annotate(undecided=undecided).filter(ending | Q(undecided__gt=0)))
    names = names_of(one.agreement_id for one in found) if found else {}
    for one in found:
        count, is_open = one.undecided, one.closed_at is None
        told = [ngettext("%(n)d proposal to decide on", "%(n)d proposals to decide on", count) % {"n": count}]
        ends = [_("collected until %(day)s") % {"day": date_words(one.until)}] if is_open else []
        yield Entry(
            one.get_absolute_url(),
            _("Collection of proposals"),
            names[one.agreement_id],
            "; ".join([*(told if count else ()), *ends]),
            one.until if is_open else None,
            late_days(one.until, on) if is_open else 0,
        )
