"""Between whom an agreement is that an order, a letter, minutes or a report names."""

from collections.abc import Sequence

from kunak.core.reading.clauses import parties as party_rules
from kunak.core.reading.clauses.mentions import Mention
from kunak.core.reading.clauses.party_lists import listed_parties, same
from kunak.core.reading.context import Context
from kunak.core.reading.record import Party

HEAD = 700  # characters: an addressee, a giver, the title of a paper


def parties_of_mention(context: Context, mention: Mention) -> list[Party]:
    """Return the parties of «Соглашение между А и Б» and of «между А и Б действует Соглашение»."""
    sentence = context.text.sentences[mention.sentence]
    after = party_rules.between(context, mention.span.end, sentence.end)
    return after or party_rules.between(context, sentence.start, mention.span.start)


def parties_of_paper(context: Context, mention: Mention) -> list[Party]:
    """Return the two sides that a paper itself names, of an agreement named by title or day alone.

    A letter is written by one side to the other, minutes and reports name both in their heading.
    """
    sentence = context.text.sentences[mention.sentence]
    if mention.title is None or mention.title.value.count(" ") < 1:
        return []
    if not any(day.exactness == "day" for day in context.days.within(mention.span.end, sentence.end)):
        return []
    told = _public(context, sentence.start, sentence.end)
    if len(told) == 2:
        return told
    head = _public(context, 0, min(HEAD, sentence.start))
    both = _distinct([*head, *told])
    return both if len(both) == 2 else []


def _public(context: Context, start: int, end: int) -> list[Party]:
    named = listed_parties(context, start, end, "party.paper", towns=False)
    return _distinct(
        [party for party in named if party.type in ("territory", "body", "country") and party.code != "RU"]
    )


def _distinct(parties: Sequence[Party]) -> list[Party]:
    """Return the parties, of one territory the first: its ministry and the region itself are one side."""
    out: list[Party] = []
    for party in parties:
        if not any(same(party, other) or (party.code and party.code == other.code) for other in out):
            out.append(party)
    return out
