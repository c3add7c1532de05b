"""Cards that the sides make public."""

from typing import Any

from tests.factories.agreements import coordinators, make_agreement

from kunak.agreements import services
from kunak.agreements.card import card_hash, card_of
from kunak.agreements.models import Agreement
from kunak.people.models import Person


def turn_card(agreement: Agreement, by: Person) -> None:
    """Turn the key of a person's side on the card of today."""
    fresh = Agreement.objects.get(pk=agreement.pk)
    services.turn_card_key(agreement=fresh, content_hash=card_hash(card_of(fresh)), by=by)


def published(agreement: Agreement | None = None, **fields: Any) -> Agreement:
    """Return an agreement whose card all sides made public."""
    agreement = agreement or make_agreement(**fields)
    for by in coordinators(agreement):
        turn_card(agreement, by)
    return agreement
