"""Whether what goes on is another thing than the paper: «продление навигации», «смену продлят», «продлить трассу»."""

from collections.abc import Sequence

from kunak.core.provenance import Span
from kunak.core.reading import later as re
from kunak.core.reading.clauses.commitments.grammar import cases_of, phrase_at, top
from kunak.core.reading.clauses.other_things import is_term_of_other, names_other
from kunak.core.reading.context import Context
from kunak.core.reading.text import Token

GOES = re.compile(r"\b(?:продл|пролонг|возобн|продолж)[а-я]+")
NOUNS = ("продлени", "пролонгаци", "возобновлени", "продолжени")
EDGES = ".,;:–!?(«»"


def goes_on_of_else(context: Context, sentence: Span, start: int, end: int) -> bool:
    """Tell whether the first word for going on between two places of a sentence is said of another thing."""
    found = GOES.search(context.text.lower, start, end)
    if found is None:
        return False
    index = context.text.sentence_index(sentence.start)
    tokens = context.text.tokens_of(index)
    place = next((number for number, token in enumerate(tokens) if token.start == found.start()), -1)
    if place < 0:
        return False
    word = found[0]
    if word.startswith(NOUNS):
        return _governs_other(tokens, place, "gent")
    if word.endswith(("ся", "сь")) or top(word).pos == "PRTS":
        return is_term_of_other(context, sentence, found.start())
    return _governs_other(tokens, place, "accs") or _stands_behind_other(tokens, place)


def _governs_other(tokens: Sequence[Token], place: int, case: str) -> bool:
    """Tell whether the noun that a word for going on governs names another thing."""
    phrase = phrase_at(tokens, place + 1, len(tokens))
    if phrase is None or phrase.is_name or case not in phrase.cases:
        return False
    return names_other(tokens[phrase.head].lower)


def _stands_behind_other(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether the object that stands before a verb names another thing: «смену в лагере продлят».

    Only what cannot be the subject is taken for an object: «выставку», «маршрут продлят».
    """
    is_many = top(tokens[place].lower).number == "plur"
    for number in range(place - 1, -1, -1):
        token = tokens[number]
        if token.text in EDGES:
            return False
        cases = cases_of(token.lower, nouns=True) if token.is_word else frozenset()
        if "accs" not in cases or top(token.lower).pos != "NOUN" or _is_after_preposition(tokens, number):
            continue
        is_object = "nomn" not in cases or (is_many and top(token.lower).number == "sing")
        if is_object:
            return names_other(token.lower)
    return False


def _is_after_preposition(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a preposition stands before a noun and its adjectives."""
    before = number - 1
    while before >= 0 and top(tokens[before].lower).pos in ("ADJF", "PRTF", "NUMR"):
        before -= 1
    return before >= 0 and top(tokens[before].lower).pos == "PREP"
