"""A sum of acts told before each of them: «три соглашения – с А, Б и В», then «Соглашение о … от людей Б …»."""

from collections.abc import Sequence

from kunak.core.reading.clauses.counterparts import partners_of, with_counterpart
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.party_lists import PEOPLE
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.inhabitants import inhabitants
from kunak.core.reading.profiles.told_sides import explicit_keys, key_of
from kunak.core.reading.record import Party

MANY = 2


def with_sides_of_sum(context: Context, current: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, where a sum names the partners of all with each one's own; the sum itself is left out."""
    for total in current:
        partners = {key_of(party): party for party in partners_of(context, total) if party.code}
        if total.title is not None or len(partners) < MANY:
            continue
        sides = with_counterpart(context, total, ())
        told = _told_apart(context, current, total, partners, key_of(sides[0])) if len(sides) > MANY else {}
        if len(told) == len(partners):
            own = {id(mention): partners[key] for key, mention in told.items()}
            return [
                mention._replace(parties=(sides[0], own[id(mention)])) if id(mention) in own else mention
                for mention in current
                if mention is not total
            ]
    return list(current)


def _told_apart(
    context: Context, current: Sequence[Mention], total: Mention, partners: dict[str, Party], home: str
) -> dict[str, Mention]:
    """Return the first act with a title behind a sum for each of its partners, by name, adjective or people."""
    out: dict[str, Mention] = {}
    for mention in current:
        if mention.sentence <= total.sentence or mention.title is None or mention.parties:
            continue
        named = _named_in(context, mention.sentence) & set(partners)
        if len(named) == 1 and explicit_keys(context, mention) <= {home, *named}:
            out.setdefault(named.pop(), mention)
    return out


def _named_in(context: Context, index: int) -> set[str]:
    """Return the codes of the regions that a sentence tells of in any form but by their capital."""
    sentence = context.text.sentences[index]
    territories = context.territories.within(sentence.start, sentence.end)
    people = (context.text.tokens_of(index)[place] for place in context.text.places_of(PEOPLE, index))
    return {item.code for item in territories if item.form != "capital"} | {
        inhabitants()[token.lower].key for token in people
    }
