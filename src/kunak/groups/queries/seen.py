"""Which meetings somebody sees, as `policies.check_can_see_meeting` says of one; their assignments and materials."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kunak.agreements.queries import of_side
from kunak.assignments.models import Assignment
from kunak.groups.models import Material, Meeting, Member
from kunak.people.models import Membership, Role


def meetings_seen_by(membership: Membership) -> QuerySet[Meeting]:
    """Return the meetings under the agreements of a person's side; restricted ones to who was in the group that day."""
    found = Meeting.objects.filter(of_side(membership.side_id, "group__agreement"))
    if membership.role == Role.COORDINATOR:
        return found
    return found.filter(Q(is_restricted=False) | Exists(_places(membership)))


def assignments_seen_by(membership: Membership) -> QuerySet[Assignment]:
    """Return the assignments of meetings whose group the person was in on their day, restricted ones too."""
    held = Meeting.objects.filter(Exists(_places(membership)))
    return Assignment.objects.filter(decision__meeting__in=held)


def materials_seen_by(membership: Membership) -> QuerySet[Material]:
    """Return the materials of the meetings that a person sees and of the backlog; restricted ones to coordinators."""
    own = Material.objects.filter(of_side(membership.side_id, "item__group__agreement"))
    backlog = Q(item__meeting__isnull=True)
    if membership.role != Role.COORDINATOR:
        backlog &= Q(item__is_restricted=False)
    return own.filter(backlog | Q(item__meeting__in=meetings_seen_by(membership)))


def _places(membership: Membership) -> QuerySet[Member]:
    """Return the person's places in a meeting's group on its day."""
    own = Member.objects.filter(person=membership.person_id, side=membership.side_id, group=OuterRef("group"))
    return own.filter(Q(until__isnull=True) | Q(until__gte=OuterRef("starts_on")), since__lte=OuterRef("starts_on"))
