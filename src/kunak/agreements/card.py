"""The public card of an agreement: what sides agree to show, as plain values with one hash."""

from kunak.agreements.models import Agreement
from kunak.core.two_keys import KeyState, Turn, content_hash, is_agreed, key_states


def card(agreement: Agreement) -> dict[str, object]:
    """Return the card as JSON values; a fixed number of queries."""
    return {
        "kind": agreement.kind,
        "title": agreement.title,
        "signed_on": agreement.signed_on,
        "place": agreement.place,
        "in_force": agreement.in_force,
        "term": agreement.term,
        "renewal": agreement.renewal,
        "notice": agreement.notice,
        "working_groups": agreement.working_groups,
        "parties": [
            {"name": party.name, "code": party.territory.code if party.territory else None}
            for party in agreement.parties.select_related("territory")
        ],
        "signatories": [
            {"name": one.name, "post": one.post, "party": one.party.name if one.party else None}
            for one in agreement.signatories.select_related("party")
        ],
        "coordinators": [
            {"name": one.name, "party": one.party.name if one.party else None}
            for one in agreement.coordinators.select_related("party")
        ],
        "commitments": list(agreement.commitments.values("sector", "text")),
        "planned": list(agreement.planned_events.values("text", "when")),
        "replaces": list(agreement.predecessors.values_list("dated", flat=True)),
    }


def card_hash(agreement: Agreement) -> str:
    """Return the hash that the sides' keys are turned on."""
    return content_hash(card(agreement))


def card_states(agreement: Agreement, hash_of_today: str) -> dict[int, KeyState]:
    """Return each side's state on the card of today, by the side's primary key, in the order of the parties."""
    sides = list(agreement.parties.values_list("side_id", flat=True))
    turns = [Turn(key.side_id, key.content_hash, key.turned_at is None) for key in agreement.card_keys.all()]
    return key_states(sides, turns, hash_of_today)


def is_public(agreement: Agreement) -> bool:
    """Return whether all sides agreed to show exactly the card of today."""
    return is_agreed(card_states(agreement, card_hash(agreement)))
