"""Who signed a text, and which parties signed it, by the hands of its block of signatures."""

from collections.abc import Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.party_lists import listed_parties
from kunak.core.reading.clauses.party_of_entity import of_territory, same
from kunak.core.reading.context import Context
from kunak.core.reading.profiles.hand_posts import beside, owner_of_hand, post_of
from kunak.core.reading.profiles.signature_hands import Hand, hands_of_block
from kunak.core.reading.record import Party, Person

LONGEST_BLOCK = 1600  # letters from the end of the text
APPROVED = re.compile(r"\b(?:утвержд|согласован)", re.IGNORECASE)
SHORTEST_HEAD = 60  # letters


def signatories_by_columns(context: Context, parties: Sequence[Party], head: int) -> list[Person]:
    """Return one hand for each party, of the approvals over the title or of the block at the end; empty where not so.

    Args:
        head: where the title begins.
    """
    end = len(context.text.shadow)
    stretches = [(max(head, end - LONGEST_BLOCK), end)]
    if APPROVED.search(context.text.shadow, 0, head) is not None or head > SHORTEST_HEAD:
        stretches.insert(0, (0, head))
    for start, stop in stretches:
        people = _one_of_each(context, hands_of_block(context, start, stop), parties)
        if people:
            return people
    return []


def _one_of_each(context: Context, hands: Sequence[Hand], parties: Sequence[Party]) -> list[Person]:
    if len(hands) > len(parties):  # «Печатается по изданию: К. К. Волков» stands below those who sign
        owned = [hand for hand in hands if owner_of_hand(context, hand, parties)]
        hands = owned if len(owned) == len(parties) else hands[-len(parties) :]
    if len(hands) != len(parties) or len(parties) < 2:
        return []
    posts = [post_of(context, hand) for hand in hands]
    owners = [owner_of_hand(context, hand, parties) for hand in hands]
    told = [owner for owner in owners if owner]
    free = [party.name for party in parties if party.name not in told]
    if len(told) + len(free) != len(parties) or not (told or all(posts)):
        return []
    out = []
    for hand, post, owner in zip(hands, posts, owners, strict=True):
        name, post = (hand.name, post) if post else _told_of(context, hand)  # noqa: PLW2901  told in the preamble
        spans = (hand.span, *((post[1],) if post else ()))
        sure = 0.9 if owner else 0.7
        out.append(Person(name, post[0] if post else None, owner or free.pop(0), spans, sure, "signatory.column"))
    return out


def _told_of(context: Context, hand: Hand) -> tuple[str, tuple[str, Span] | None]:
    """Return the post of a name in another case («утверждён министром А»), or that and the name which stand above."""
    own = context.people.at(hand.span.start)
    if own is not None and own.post:
        return hand.name, (own.post, Span(own.post_start, own.post_end))
    surname = hand.name.rsplit(maxsplit=1)[-1].lower().replace("ё", "е")
    for person in context.people.before(hand.span.start):
        if person.post and person.surname == surname and person.name[:1] == hand.name[:1]:
            return person.name, (person.post, Span(person.post_start, person.post_end))
    return hand.name, None


def parties_of_block(context: Context) -> list[Party]:
    """Return the sides that the hands at the end of a text are for: each column's first territory, town or body."""
    end = len(context.text.shadow)
    out: list[Party] = []
    for hand in hands_of_block(context, max(0, end - LONGEST_BLOCK), end):
        told = [
            party
            for cell in hand.cells
            for start, stop in beside(cell, hand.span)
            for party in listed_parties(context, start, stop, "party.signature")
            if party.code or party.type != "body"  # not «Народное правительство», whose land stands a line below
        ]
        first = told[0] if told else _territory_of(context, hand)
        if first is None or any(same(first, other) for other in out):
            return []
        out.append(first)
    return out


def _territory_of(context: Context, hand: Hand) -> Party | None:
    """Return the territory of a hand, though it stands in brackets: «вице-губернатор (Краснодарский край)»."""
    items = (item for cell in hand.cells for item in context.territories.within(cell.start, cell.end))
    return next((of_territory(item, "party.signature") for item in items if item.form == "name"), None)
