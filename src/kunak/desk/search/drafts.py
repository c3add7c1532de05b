"""Agreements on their way to the signing: what is proposed to be agreed, and why."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from kunak.agreements.queries import of_side
from kunak.desk.queries.measures import names_of
from kunak.desk.search.source import Hit, Seeker, Source, having, place_in
from kunak.drafts.models import Draft

TEXTS = ("agreement__title", "purpose", "ground", "signing_place", "given_up_reason")


def find(seeker: Seeker) -> Sequence[int]:
    """Return the drafts that the side is a party of, newest first. One query."""
    found = Draft.objects.filter(of_side(seeker.side.pk)).order_by("-proposed_on", "-pk")
    return having(found.values_list("pk", *TEXTS).iterator(), seeker.words)


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:
    """Return them with their parties. Three queries."""
    there = Draft.objects.select_related("agreement").in_bulk(keys)
    names = names_of(one.agreement_id for one in there.values())
    return [_hit(there[key], names, seeker) for key in keys]


def _hit(one: Draft, names: dict[int, str], seeker: Seeker) -> Hit:
    title = one.agreement.title[:1].upper() + one.agreement.title[1:] or names[one.agreement_id]
    where = place_in(seeker.words, title, one.purpose, one.ground, one.signing_place, one.given_up_reason)
    return Hit(one.get_absolute_url(), title, names[one.agreement_id], where)


SOURCE = Source("drafts", _("Agreements before the signing"), "edit", find, show)
