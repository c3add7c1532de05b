"""Long tables that were given to versions of plans."""

from django.db.models import QuerySet

from kunak.people.policies import Reader, side_of
from kunak.programme.models import PlanImport


def imports_for(person: Reader) -> QuerySet[PlanImport]:
    """Return the tables of a person's side, newest first, without their bytes. No query yet."""
    side = side_of(person)
    found = PlanImport.objects.filter(side=side) if side else PlanImport.objects.none()
    return found.select_related("by", "document", "version__programme__agreement").defer("content")
