"""In which working groups bodies have people, for any days; all sides of an agreement see its groups."""

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Q

from kunak.desk.asked import Asked
from kunak.groups.models import Member
from kunak.people.models import Side


def seats(side: Side, asked: Asked) -> Mapping[int, list[Member]]:
    """Return the places in groups by the body, those of the days that were asked for. One query."""
    found = Member.objects.filter(organisation__isnull=False, group__agreement__parties__side=side)
    if asked.agreement:
        found = found.filter(group__agreement=asked.agreement)
    if asked.partner:
        found = found.filter(group__agreement__parties__side=asked.partner)
    if asked.until:
        found = found.filter(since__lte=asked.until)
    if asked.since:
        found = found.filter(Q(until__isnull=True) | Q(until__gte=asked.since))
    places: dict[int, list[Member]] = defaultdict(list)
    for one in found.select_related("group", "organisation__same_as").order_by("group__name", "since", "pk"):
        if one.organisation is not None:
            places[one.organisation.known.pk].append(one)
    return places
