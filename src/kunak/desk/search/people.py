"""People of the own side, for whoever looks after them."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kunak.desk.search.source import Hit, Seeker, Source, having
from kunak.people.models import Membership
from kunak.people.policies import can_manage_people
from kunak.people.queries import people_managed_by


def find(seeker: Seeker) -> Sequence[int]:
    """Return the people. One query; nobody for whoever does not look after them."""
    if not can_manage_people(seeker.person, seeker.side):
        return []
    found = people_managed_by(seeker.person).prefetch_related(None)
    return having(found.values_list("pk", "name", "email"), seeker.words)


def show(keys: Sequence[int], seeker: Seeker) -> list[Hit]:
    """Return them with their roles. One query."""
    found = Membership.objects.filter(side=seeker.side, person__in=keys).select_related("person")
    there = {one.person_id: one for one in found}
    return [
        Hit(reverse("people:person", args=[key]), there[key].person.name, there[key].get_role_display())
        for key in keys
        if key in there
    ]


SOURCE = Source("people", _("People of the side"), "people", find, show)
