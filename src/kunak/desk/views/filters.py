"""The lists to choose from over the pages about many agreements."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from kunak.agreements.listing.tables import Facet
from kunak.agreements.queries.register import Choice
from kunak.agreements.views.filters import Filter
from kunak.desk.asked import Asked
from kunak.desk.lines.words import group_words
from kunak.desk.queries.measures import names_of
from kunak.people.models import Side
from kunak.programme.models import Programme


def agreement_filters(side: Side, asked: Asked) -> list[Filter]:
    """Return the choice of a partner and of an agreement that has a plan. Five queries."""
    planned = Programme.objects.filter(agreement__parties__side=side).values_list("agreement", flat=True)
    names = _choices(names_of(planned))
    partners = _choices({one.pk: one.label for one in _partners(side)})
    return [
        Filter("partner", _("Partner"), _("any partner"), partners, str(asked.partner or "")),
        Filter("agreement", _("Agreement"), _("any agreement"), names, str(asked.agreement or "")),
    ]


def sides_filter(side: Side, asked: Asked) -> Filter:
    """Return the choice of whose bodies are listed. Two queries."""
    found = _choices({one.pk: one.label for one in (side, *_partners(side))})
    return Filter("side", _("Bodies of"), _("any side"), found, str(asked.side or ""))


def group_filter(asked: Asked) -> Filter:
    """Return the choice of how far measures are. No query."""
    found = tuple(Choice(code, words) for code, words in group_words().items())
    return Filter("group", _("How far"), _("any"), found, asked.group)


def _partners(side: Side) -> list[Side]:
    partners = Facet.objects.filter(side=side, name="partner").values_list("value", flat=True)
    return list(Side.objects.filter(pk__in=[int(one) for one in partners]).select_related("territory"))


def _choices(words: Mapping[int, str]) -> tuple[Choice, ...]:
    return tuple(Choice(str(key), word) for key, word in sorted(words.items(), key=lambda pair: pair[1].casefold()))
