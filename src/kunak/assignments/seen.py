"""Which assignments somebody sees: asked of all at once by lists, of one by the policy.

One side's own are that side's alone. What all sides gave together all of them see; what comes from restricted minutes,
their coordinators alone, the bodies that carry it out, and who may see the minutes.
"""

from collections.abc import Callable

from django.db.models import Exists, OuterRef, Q, QuerySet

from kunak.agreements.models import Party
from kunak.assignments.models import Assignment, Part
from kunak.people.models import Membership, Role
from kunak.people.policies import Reader, membership_of

Known = Callable[[Membership], QuerySet[Assignment]]
KNOWN: list[Known] = []  # the rooms above that give assignments say here who may see the papers behind them


def seen_by(membership: Membership) -> QuerySet[Assignment]:
    """Return what a person of a side sees. No further query."""
    side = membership.side_id
    own = Party.objects.filter(side=side).values("agreement")
    found = Assignment.objects.filter(Q(giver=side) | Q(giver__isnull=True, agreement__in=own))
    return found if membership.role == Role.COORDINATOR else found.filter(_open_to(membership))


def _open_to(membership: Membership) -> Q:
    """Return the condition that an assignment is not restricted, or that the person may know of it all the same."""
    may = Q(is_restricted=False)
    if membership.body_id:
        may |= Q(Exists(Part.objects.filter(assignment=OuterRef("pk"), body=membership.body_id)))
    for known in KNOWN:
        may |= Q(pk__in=known(membership).values("pk"))
    return may


def visible_to(reader: Reader) -> QuerySet[Assignment]:
    """Return what a reader sees; nothing for who has no side. No further query."""
    membership = membership_of(reader)
    return seen_by(membership) if membership else Assignment.objects.none()
