"""Which bodies a side knows of: its own, and those of others that stand in its agreements or in plans it has seen."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kunak.agreements.models import Coordinator
from kunak.agreements.queries import of_side
from kunak.assignments.models import Assignment
from kunak.groups.models import Member
from kunak.people.models import Side
from kunak.programme.models import Executor
from kunak.programme.policies import SHARED


def met_by(side: Side) -> Q:
    """Return the condition for bodies of all sides that a side has met; what others only think of it has not."""
    agreed = Q(measure__version__state__in=SHARED, measure__dropped_at__isnull=True)
    seen = agreed | Q(measure__version__drafted_by_side=side)
    body = OuterRef("pk")
    executors = Executor.objects.filter(seen, organisation=body)
    coordinators = Coordinator.objects.filter(organisation=body)
    members = Member.objects.filter(organisation=body)
    given = Assignment.objects.filter(giver__isnull=True, is_restricted=False, parts__body=body)
    return (
        _under(side, coordinators, "agreement")
        | _under(side, executors, "measure__version__programme__agreement")
        | _under(side, members, "group__agreement")
        | _under(side, given, "agreement")
    )


def _under(side: Side, rows: QuerySet[Any], agreement: str) -> Q:
    """Return the condition that one of a body's rows is under an agreement of the side."""
    return Q(Exists(rows.filter(of_side(side.pk, agreement))))
