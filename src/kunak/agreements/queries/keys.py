"""Where the sides stand on showing the card."""

from dataclasses import dataclass

from kunak.agreements.card import Card, card_hash, card_of, card_states
from kunak.agreements.models import Agreement, CardKey, Party
from kunak.agreements.policies import can_turn_card_key
from kunak.core.two_keys import KeyState, is_agreed
from kunak.people.policies import Reader, side_of


@dataclass(frozen=True, slots=True)
class SideKey:
    """One side on the card of today; `key` is the last thing it did, None for nothing."""

    party: Party
    state: KeyState
    key: CardKey | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class CardKeys:
    """All sides, and what the reader may do about it."""

    sides: tuple[SideKey, ...]
    content_hash: str
    is_public: bool
    can_turn: bool
    can_withdraw: bool
    restricted_by: str = ""  # the side that marks it as for official use: while it does, nobody can agree

    @property
    def waiting(self) -> list[str]:
        """The sides whose keys are not turned on the card of today."""
        return [one.party.label for one in self.sides if one.state is not KeyState.TURNED]


def card_keys(
    agreement: Agreement, reader: Reader, card: Card | None = None, *, restricted_by: str | None = None
) -> CardKeys:
    """Return where the sides stand on showing exactly the card of today.

    Two queries where the card is given and which side restricts it, empty for none; one for each of them else.
    """
    hash_of_today = card_hash(card or card_of(agreement))
    states = card_states(agreement, hash_of_today)
    keys = list(agreement.card_keys.select_related("by"))
    own = side_of(reader)
    own_state = states.get(own.pk) if own else None
    may = can_turn_card_key(reader, agreement)
    if restricted_by is None:
        restricting = agreement.filings.filter(is_restricted=True).select_related("side__territory").first()
        restricted_by = restricting.side.label if restricting else ""
    return CardKeys(
        sides=tuple(
            SideKey(
                party,
                states[party.side_id],
                next((key for key in reversed(keys) if key.side_id == party.side_id), None),
                own is not None and party.side_id == own.pk,
            )
            for party in agreement.parties.all()
        ),
        content_hash=hash_of_today,
        is_public=is_agreed(states),
        can_turn=may and own_state is not KeyState.TURNED and not restricted_by,
        can_withdraw=may and own_state in {KeyState.TURNED, KeyState.STALE},
        restricted_by=restricted_by,
    )
