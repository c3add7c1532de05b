"""Bodies of the own side, by every name they had and by who heads them; the others' as far as the side met them."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from kunak.desk.search.source import Hit, Seeker, Source, having
from kunak.desk.who.bodies import met_by
from kunak.people.models import Organisation

MOST = 16_000  # bodies of one name: SQLite takes twice as many values in a statement


def find(seeker: Seeker) -> Sequence[int]:
    """Return the bodies, the own ones first. Five queries.

    Whether a body of others was met is asked of those alone that are named so: that takes longer than the name.
    """
    others = Organisation.objects.exclude(side=seeker.side).order_by()
    named = having(others.values_list("pk", "name"), seeker.words)
    met = list(others.filter(met_by(seeker.side), pk__in=named[:MOST])) if named else []
    found = [*Organisation.objects.filter(side=seeker.side).prefetch_related("names", "heads"), *met]
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
