"""Questions about people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kunak.journal.queries import history
from kunak.journal.words import told
from kunak.people.models import Membership, Person, Role, Side
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


def sides_with_access(sides: Iterable[Side]) -> frozenset[int]:
    """Return which sides, by their primary keys, have somebody who can turn their key. One query."""
    coordinators = Membership.objects.filter(side__in=sides, role=Role.COORDINATOR, person__is_active=True)
    return frozenset(coordinators.values_list("side", flat=True))


@dataclass(frozen=True, slots=True)
class AccountChange:
    """What happened to an account, and who did it."""

    at: datetime
    told: str
    who: str


SHOWN_CHANGES = 10


def account_changes(person: Person) -> list[AccountChange]:
    """Return the last changes of an account, newest first: its owner sees who gave it a password. One query."""
    entries = history(person)[:SHOWN_CHANGES]
    return [AccountChange(entry.at, told(entry.verb), entry.by_name or _("the terminal")) for entry in entries]
