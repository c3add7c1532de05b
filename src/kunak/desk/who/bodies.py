"""Which bodies a side knows of: its own, and those of others that stand in its agreements or in plans it has seen."""

from django.db.models import Q

from kunak.agreements.models import Coordinator
from kunak.assignments.models import Assignment
from kunak.groups.models import Member
from kunak.people.models import Side
from kunak.programme.models import Executor
from kunak.programme.policies import SHARED


def met_by(side: Side) -> Q:
    """Return the condition for bodies of all sides that a side has met; what others only think of it has not."""
    agreed = Q(measure__version__state__in=SHARED, measure__dropped_at__isnull=True)
    seen = agreed | Q(measure__version__drafted_by_side=side)
    executors = Executor.objects.filter(seen, measure__version__programme__agreement__parties__side=side)
    coordinators = Coordinator.objects.filter(agreement__parties__side=side, organisation__isnull=False)
    members = Member.objects.filter(group__agreement__parties__side=side, organisation__isnull=False)
    agreed_on = Q(pk__in=executors.values("organisation")) | Q(pk__in=coordinators.values("organisation"))
    given = Assignment.objects.filter(giver__isnull=True, is_restricted=False, agreement__parties__side=side)
    asked = Q(pk__in=members.values("organisation")) | Q(pk__in=given.values("parts__body"))
    return agreed_on | asked
