"""Where else a text names a party, so that a person sees more than one place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading.clauses.commitments.grammar import top
from kunak.core.reading.clauses.party_of_entity import full_name, written_out
from kunak.core.reading.context import Context
from kunak.core.reading.record import Party

STEM = 6  # letters of a word that its forms share
LONGEST_AS_IT_IS = 3
LONGER = 2  # letters that a form has more than a word of the name
OF_UNIT = ("городск", "муниципальн")  # «Лысьвенский городской округ» is «Лысьвенский округ», too
TERRITORIES = ("territory", "country")  # types of parties
MOST_BETWEEN = 2  # words that a name takes in


def with_second_places(context: Context, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties each with one other place that names it: where most of them are told together, if any.

    So a headline or a lead stands beside the words of whoever signed. What a rule read where all are told together
    needs no other place but one before it.
    """
    places = [_places_by_sentence(context, party) for party in parties]
    together = Counter(index for told in places for index in told)
    return tuple(
        _with_place(context, party, told, together) if len(party.spans) == 1 else party
        for party, told in zip(parties, places, strict=True)
    )


def _with_place(context: Context, party: Party, told: dict[int, Span], together: Counter[int]) -> Party:
    [first] = party.spans
    own = context.text.sentence_index(first.start)
    shared = [index for index in told if index != own and together[index] > 1]
    if shared:
        best = max(shared, key=lambda index: (together[index], -index))
        return replace(party, spans=(first, told[best]))
    if together[own] > 1:
        return party
    before, behind = context.text.shadow.rfind("\n", 0, first.start), context.text.shadow.find("\n", first.end)
    of_other_paragraphs = (span for span in told.values() if span.end <= before or 0 <= behind < span.start)
    other = next(of_other_paragraphs, None)
    return replace(party, spans=(first, other)) if other is not None else party


def _places_by_sentence(context: Context, party: Party) -> dict[int, Span]:
    """Return the first place in each sentence that names a party, in the order of the text; found once for a name."""
    known: dict[tuple[str, str], dict[int, Span]] = context.memo.setdefault("places of parties", {})
    if (party.type, party.name) not in known:
        out: dict[int, Span] = {}
        for span in sorted(_places(context, party), key=lambda span: span.start):
            out.setdefault(context.text.sentence_index(span.start), span)
        known[party.type, party.name] = out
    return known[party.type, party.name]


def _places(context: Context, party: Party) -> Iterator[Span]:
    """Yield the places of a party: by name or abbreviation of a territory, of others by the stems of its words, too."""
    if "places of names" not in context.memo:
        context.memo["places of names"] = _places_of_names(context)
    by_name: dict[tuple[str, str], list[Span]] = context.memo["places of names"]
    if party.type in TERRITORIES:
        yield from by_name.get(("territory", party.name), ())
    else:
        yield from by_name.get((party.type, party.name), ())
        yield from _places_by_stems(context, party.name)


def _places_of_names(context: Context) -> dict[tuple[str, str], list[Span]]:
    """Return where territories and bodies stand, by type of party and name; countries are territories here."""
    out: dict[tuple[str, str], list[Span]] = {}
    for item in context.territories:
        if item.form in ("name", "abbreviation"):
            out.setdefault(("territory", full_name(item)[0]), []).append(Span(item.start, item.end))
    for body in context.bodies:
        if body.type not in TERRITORIES:
            out.setdefault((body.type, written_out(context, body)), []).append(Span(body.start, body.end))
    return out


def _places_by_stems(context: Context, name: str) -> Iterator[Span]:
    """Yield where the words of a name stand one after another in whatever forms."""
    words = [word.strip('«»"(),.') for word in name.lower().replace("ё", "е").split()]
    words = [word for word in words if word and not word.startswith(OF_UNIT)]
    lower, tokens = context.text.lower, context.text.tokens
    place = lower.find(_stem(words[0])) if words else -1
    while place >= 0:
        number = context.text.token_index(place)
        if number < len(tokens) and tokens[number].start == place and _is_form(tokens[number].lower, words[0]):
            last = _last_of_name(context, number, words)
            if last >= 0:
                yield Span(place, tokens[last].end)
        place = lower.find(_stem(words[0]), place + 1)


def _last_of_name(context: Context, number: int, words: Sequence[str]) -> int:
    """Return the number of the token with the last word, -1 where the words do not follow one another in a line."""
    tokens, first, left = context.text.tokens, number, MOST_BETWEEN
    for word in words[1:]:
        number += 1
        while number < len(tokens) and not _is_form(tokens[number].lower, word) and left:
            number, left = number + 1, left - 1
        if number >= len(tokens) or not _is_form(tokens[number].lower, word):
            return -1
    return number if context.text.shadow.find("\n", tokens[first].start, tokens[number].end) < 0 else -1


def _stem(word: str) -> str:
    return word if len(word) <= LONGEST_AS_IT_IS else word[:STEM]


def _is_form(found: str, word: str) -> bool:
    """Tell whether a word of the text may be a form of a name's: not «Псковская» of «Псков», «ошибки» of «Ош»."""
    if not found.startswith(_stem(word)) or len(found) > len(word) + LONGER:
        return False
    return top(found).pos != "ADJF" or top(word).pos == "ADJF"
