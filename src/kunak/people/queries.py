"""Questions about people."""

from django.db.models import QuerySet

from kunak.people.models import Person
from kunak.people.policies import Reader, membership_of


def people_managed_by(reader: Reader) -> QuerySet[Person]:
    """Return the people whom the reader looks after: all for an administrator, the own side's for a coordinator."""
    everyone = Person.objects.prefetch_related("memberships__side__territory").order_by("-is_active", "name", "pk")
    if isinstance(reader, Person) and reader.is_administrator:
        return everyone
    membership = membership_of(reader)
    if membership is None:
        return everyone.none()
    return everyone.filter(memberships__side=membership.side)
