"""Bodies of the own side, by every name they had and by who heads them; the others' as far as the side met them."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from kunak.desk.search.source import Hit, Seeker, Source, having
from kunak.desk.who.bodies import met_by
from kunak.people.models import Organisation


def find(seeker: Seeker) -> Sequence[int]:
    """Return the bodies, the own ones first. Two queries."""
    found = Organisation.objects.filter(Q(side=seeker.side) | met_by(seeker.side)).prefetch_related("names", "heads")
    ordered = sorted(found, key=lambda one: (one.side_id != seeker.side.pk, one.name.casefold()))
    return having((_row(one, seeker) for one in ordered), seeker.words)


def _row(one: Organisation, seeker: Seeker) -> tuple[object, ...]:
    """Return what is searched: former names and heads are told of the own bodies alone."""
    if one.side_id != seeker.side.pk:
        return one.pk, one.name
    heads = (f"{head}" for head in one.heads.all())
    return one.pk, one.name, *(name.name for name in one.names.all()), *heads


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:  # noqa: ARG001 (every kind is shown alike)
    """Return them with what they do. One query."""
    there = Organisation.objects.select_related("side__territory").in_bulk(keys)
    return [Hit(reverse("desk:body", args=[key]), there[key].name, there[key].side.label) for key in keys]


SOURCE = Source("bodies", pgettext_lazy("search", "Bodies"), "grid", find, show)
