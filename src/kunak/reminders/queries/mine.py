"""The reminders of one person, and how many are new."""

from django.db.models import Q, QuerySet

from kunak.people.models import Membership
from kunak.people.policies import Reader, membership_of
from kunak.reminders.models import Letter, Reminder
from kunak.reminders.queries.letters import with_agreements


def reminders_of(membership: Membership, *, is_everything: bool) -> QuerySet[Reminder]:
    """Return what a person was told for the side that the person acts for; by default what still holds.

    Args:
        is_everything: also what is done, moved or was told long ago.
    """
    found = Reminder.objects.filter(person=membership.person_id, side=membership.side_id)
    shown = found if is_everything else found.filter(over_on=None)
    return with_agreements(shown).order_by("-told_on", "due_on", "-pk")


def new_count(reader: Reader) -> int:
    """Return how many reminders that still hold a person has not read. One query, none for who has no side."""
    membership = membership_of(reader)
    if membership is None:
        return 0
    found = Reminder.objects.filter(person=membership.person_id, side=membership.side_id)
    return found.filter(over_on=None, read_at=None).count()


def letters_of(membership: Membership, size: int) -> list[Letter]:
    """Return the last letters to a person of this side. One query."""
    found = Letter.objects.filter(person=membership.person_id)
    return list(found.filter(Q(side=membership.side_id) | Q(side=None))[:size])
