"""The card of an agreement: what its sides may agree to show, as frozen values with one hash; no more is public."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kunak.agreements.models import Agreement
from kunak.core.two_keys import KeyState, Turn, content_hash, is_agreed, key_states


@dataclass(frozen=True, slots=True)
class CardParty:
    """A party; `code` is that of the region or country that it is or lies in, None for a body or a firm without one.

    A municipality bears its region's: who it is by name is the same card before and after an office adds it.
    """

    name: str
    kind: str
    code: str | None

    @property
    def is_territory(self) -> bool:
        """Whether the party is the territory itself, not a body in it."""
        return self.code is not None and self.kind in {"territory", "country"}


@dataclass(frozen=True, slots=True)
class CardPerson:
    """Who signed; `party` is a place in `parties`, None where the text does not tell."""

    name: str
    post: str
    party: int | None


@dataclass(frozen=True, slots=True)
class CardBody:
    """Who coordinates."""

    name: str
    party: int | None


@dataclass(frozen=True, slots=True)
class CardPromise:
    """One commitment."""

    sector: str
    text: str


@dataclass(frozen=True, slots=True)
class CardPlanned:
    """Something promised for later, with the words of its time."""

    text: str
    when: str


@dataclass(frozen=True, slots=True)
class Card:
    """The public content; terms are as TERMS.md writes them, `replaces` has dates as precise as they are known."""

    kind: str
    event: str
    title: str
    signed_on: str
    place: str
    in_force: Mapping[str, Any] | None
    term: Mapping[str, Any] | None
    renewal: Mapping[str, Any] | None
    notice: str
    working_groups: str
    sectors: tuple[str, ...]
    parties: tuple[CardParty, ...]
    signatories: tuple[CardPerson, ...]
    coordinators: tuple[CardBody, ...]
    commitments: tuple[CardPromise, ...]
    planned: tuple[CardPlanned, ...]
    replaces: tuple[str, ...]
    happened: tuple[Mapping[str, Any], ...] = ()  # the acts that count; one more makes a new card

    def to_json(self) -> dict[str, Any]:
        """Return the card as JSON values; of acts nothing is said where there are none."""
        values = asdict(self)
        if not values["happened"]:
            del values["happened"]
        return values


RELATIONS = ("signatories", "coordinators", "commitments", "planned_events", "predecessors", "card_keys")


def card_of(agreement: Agreement) -> Card:
    """Return the card of today. Seven queries; none where `parties`, `acts` and `RELATIONS` are prefetched."""
    parties = list(agreement.parties.all())
    places = {party.pk: place for place, party in enumerate(parties)}

    def place(key: int | None) -> int | None:
        return places.get(key) if key else None

    return Card(
        kind=agreement.kind,
        event=agreement.event,
        title=agreement.title,
        signed_on=agreement.signed_on,
        place=agreement.place,
        in_force=agreement.in_force,
        term=agreement.term,
        renewal=agreement.renewal,
        notice=agreement.notice,
        working_groups=agreement.working_groups,
        sectors=tuple(agreement.sectors),
        parties=tuple(
            CardParty(one.name, one.kind, one.territory.lies_in if one.territory else None) for one in parties
        ),
        signatories=tuple(CardPerson(one.name, one.post, place(one.party_id)) for one in agreement.signatories.all()),
        coordinators=tuple(CardBody(one.name, place(one.party_id)) for one in agreement.coordinators.all()),
        commitments=tuple(CardPromise(one.sector, one.text) for one in agreement.commitments.all()),
        planned=tuple(CardPlanned(one.text, one.when) for one in agreement.planned_events.all()),
        replaces=tuple(one.dated for one in agreement.predecessors.all()),
        happened=agreement.happened,
    )


def card_hash(card: Card) -> str:
    """Return the hash that the sides' keys are turned on."""
    return content_hash(card.to_json())


def card_states(agreement: Agreement, hash_of_today: str) -> dict[int, KeyState]:
    """Return each side's state on the card of today, by the side's primary key, in the order of the parties."""
    sides = [party.side_id for party in agreement.parties.all()]
    turns = [Turn(key.side_id, key.content_hash, key.turned_at is None) for key in agreement.card_keys.all()]
    return key_states(sides, turns, hash_of_today)


def public_card(agreement: Agreement) -> Card | None:
    """Return the card if all sides agreed to show exactly what it is today, else None."""
    card = card_of(agreement)
    return card if is_agreed(card_states(agreement, card_hash(card))) else None
