"""Which bodies are offered to whoever names executors."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from kunak.agreements.models import Coordinator, Party
from kunak.people.models import Organisation, Side
from kunak.people.policies import Reader, side_of
from kunak.programme.models import Executor
from kunak.programme.policies import SHARED

SHOWN = 300


def bodies_for(parties: Iterable[Party], reader: Reader) -> list[tuple[Party, QuerySet[Organisation]]]:
    """Return each party with its side's bodies: the own ones all, of others those that the own side has met.

    A body that another side has named in its drafts alone is nobody else's to know. One query for each party.
    """
    own = side_of(reader)
    return [(party, _bodies(party.side, own)[:SHOWN]) for party in parties]


def _bodies(side: Side, own: Side | None) -> QuerySet[Organisation]:
    if own == side:
        return side.organisations.filter(same_as=None)
    seen = Q(measure__version__state__in=SHARED) | Q(measure__version__drafted_by_side=own)
    executors = Executor.objects.filter(seen, measure__version__programme__agreement__parties__side=own)
    coordinators = Coordinator.objects.filter(agreement__parties__side=own, organisation__isnull=False)
    met = Q(pk__in=executors.values("organisation")) | Q(pk__in=coordinators.values("organisation"))
    return side.organisations.filter(met, same_as=None)
