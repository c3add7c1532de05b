"""Saved views: one's own, and those that colleagues share."""

from django.db.models import Q, QuerySet

from kunak.agreements.models import SavedView
from kunak.people.policies import Reader, membership_of


def views_for(person: Reader) -> QuerySet[SavedView]:
    """Return the views that a person may use: the own ones, and the shared ones of the side. No query yet."""
    membership = membership_of(person)
    if membership is None:
        return SavedView.objects.none()
    own = Q(owner=membership.person_id, side=membership.side_id)
    return SavedView.objects.filter(own | Q(side=membership.side_id, is_shared=True)).select_related("owner")
