"""Saved views of a plan: one's own, and those that colleagues share."""

from django.db.models import Q, QuerySet

from kunak.people.policies import Reader, membership_of
from kunak.programme.models import PlanView


def views_for(person: Reader) -> QuerySet[PlanView]:
    """Return the views that a person may use: the own ones, and the shared ones of the side. No query yet."""
    membership = membership_of(person)
    if membership is None:
        return PlanView.objects.none()
    own = Q(owner=membership.person_id, side=membership.side_id)
    found = PlanView.objects.filter(own | Q(side=membership.side_id, is_shared=True))
    return found.select_related("owner", "programme")
