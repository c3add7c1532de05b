"""Working groups, by their names, their acts and their members."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from kunak.agreements.queries import of_side
from kunak.desk.queries.measures import names_of
from kunak.desk.search.source import Hit, Seeker, Source, having, place_in
from kunak.groups.models import WorkingGroup


def find(seeker: Seeker) -> Sequence[int]:
    """Return the groups under the side's agreements, the newest act first. Two queries."""
    found = WorkingGroup.objects.filter(of_side(seeker.side.pk)).order_by("-act_on", "-pk")
    return having(((one.pk, *_texts(one)) for one in found.prefetch_related("members__organisation")), seeker.words)


def _texts(group: WorkingGroup) -> list[str]:
    members = [f"{one.name} {one.post} {one.organisation or ''}" for one in group.members.all()]
    return [group.name, f"{group.act_title} {group.act_number}", *members]


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:
    """Return them with their agreements. Five queries."""
    there = WorkingGroup.objects.prefetch_related("members__organisation").in_bulk(keys)
    names = names_of(one.agreement_id for one in there.values())
    return [_hit(there[key], names, seeker) for key in keys]


def _hit(one: WorkingGroup, names: dict[int, str], seeker: Seeker) -> Hit:
    return Hit(one.get_absolute_url(), one.name, names[one.agreement_id], place_in(seeker.words, *_texts(one)))


SOURCE = Source("groups", _("Working groups"), "people", find, show)
