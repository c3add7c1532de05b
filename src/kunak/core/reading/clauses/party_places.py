"""Where else a text names a party, so that a person sees more than one place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kunak.core.provenance import Span
from kunak.core.reading.clauses.party_of_entity import full_name, written_out
from kunak.core.reading.context import Context
from kunak.core.reading.record import Party

STEM = 6  # letters of a word that its forms share
LONGEST_AS_IT_IS = 3
OF_UNIT = ("городск", "муниципальн")  # «Лысьвенский городской округ» is «Лысьвенский округ», too
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
    other = next((span for span in told.values() if _are_apart(context, first, span)), None)
    return replace(party, spans=(first, other)) if other is not None else party


def _are_apart(context: Context, one: Span, other: Span) -> bool:
    """Tell whether two places lie in different paragraphs."""
    left, right = sorted((one, other), key=lambda span: span.start)
    return context.text.shadow.find("\n", left.end, right.start) >= 0


def _places_by_sentence(context: Context, party: Party) -> dict[int, Span]:
    """Return the first place in each sentence that names a party, in the order of the text."""
    out: dict[int, Span] = {}
    for span in sorted(_places(context, party), key=lambda span: span.start):
        out.setdefault(context.text.sentence_index(span.start), span)
    return out


def _places(context: Context, party: Party) -> Iterator[Span]:
    """Yield the places of a party: by name or abbreviation of a territory, of others by the stems of its words, too."""
    if party.type in ("territory", "country"):
        for item in context.territories:
            if item.form in ("name", "abbreviation") and full_name(item)[0] == party.name:
                yield Span(item.start, item.end)
        return
    for body in context.bodies:
        if body.type == party.type and written_out(context, body) == party.name:
            yield Span(body.start, body.end)
    yield from _places_by_stems(context, party.name)


def _places_by_stems(context: Context, name: str) -> Iterator[Span]:
    """Yield where the words of a name stand one after another in whatever forms."""
    words = [word.strip('«»"(),.') for word in name.lower().replace("ё", "е").split()]
    stems = [
        word if len(word) <= LONGEST_AS_IT_IS else word[:STEM]
        for word in words
        if word and not word.startswith(OF_UNIT)
    ]
    lower, tokens = context.text.lower, context.text.tokens
    place = lower.find(stems[0]) if stems else -1
    while place >= 0:
        number = context.text.token_index(place)
        if number < len(tokens) and tokens[number].start == place and tokens[number].is_word:
            last = _last_of_name(context, number, stems)
            if last >= 0:
                yield Span(place, tokens[last].end)
        place = lower.find(stems[0], place + 1)


def _last_of_name(context: Context, number: int, stems: Sequence[str]) -> int:
    """Return the number of the token with the last stem, -1 where the stems do not follow one another in a line."""
    tokens, first, left = context.text.tokens, number, MOST_BETWEEN
    for stem in stems[1:]:
        number += 1
        while number < len(tokens) and not tokens[number].lower.startswith(stem) and left:
            number, left = number + 1, left - 1
        if number >= len(tokens) or not tokens[number].lower.startswith(stem):
            return -1
    return number if context.text.shadow.find("\n", tokens[first].start, tokens[number].end) < 0 else -1
