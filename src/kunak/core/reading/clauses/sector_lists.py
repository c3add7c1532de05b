"""Words of sectors in one list, «торговля, социальная сфера и кадры»: what is sure of one is sure of all."""

from collections.abc import Sequence

from kunak.core.reading.clauses.commitments.grammar import cases_of, top
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.sectors import SectorWord
from kunak.core.reading.text import Token

LONGEST_ITEM = 7  # tokens between two words of one list
JOINS = frozenset((",", ";", "и", "также", "или"))
OPENS_ITEM = frozenset(("PREP", "ADJF", "PRTF", "ADVB", "CONJ", "PRCL"))
NOMINAL = frozenset(("NOUN", "ADJF", "PRTF", "PREP", "CONJ", "PRCL", "ADVB", "NUMR"))


def in_list_with(context: Context, first: SectorWord, second: SectorWord) -> bool:
    """Tell whether the second word begins a further item of the list that the first one stands in."""
    tokens = context.text.tokens
    start, end = context.text.token_index(first.start), context.text.token_index(second.start)
    between = tokens[start + 1 : end]
    if not 0 < len(between) <= LONGEST_ITEM or not _only_nominal(between):
        return False
    return _begins_item(between) and _agree(tokens[start], tokens[end])


def _only_nominal(tokens: Sequence[Token]) -> bool:
    return all(token.text in (",", ";") or top(token.lower).pos in NOMINAL for token in tokens)


def _begins_item(between: Sequence[Token]) -> bool:
    """Tell whether nothing but adjectives and prepositions stands between the last mark or «и» and the word."""
    for token in reversed(between):
        if token.lower in JOINS:
            return True
        if top(token.lower).pos not in OPENS_ITEM and token.lower not in HEADS:
            return False
    return False


HEADS = frozenset(
    ("сфера", "сфере", "области", "развитие", "развития", "развитию", "поддержка", "поддержки", "вопросы")
)


def _agree(first: Token, second: Token) -> bool:
    """Tell whether two words are both nouns or both adjectives and share a case."""
    for nouns in (True, False):
        if cases_of(first.lower, nouns=nouns) & cases_of(second.lower, nouns=nouns):
            return True
    return top(first.lower).pos != top(second.lower).pos  # «промышленная кооперация и торговля»
