"""What a word may be in a list of undertakings: an infinitive, a finite verb, the head of a noun phrase in a case."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from kunak.core.reading.lexicon.actions import words_of
from kunak.core.reading.morph import CASES, Parse, parses
from kunak.core.reading.once import CACHED_WORDS
from kunak.core.reading.text import Token

ADJECTIVAL = frozenset(("ADJF", "PRTF"))
MAY_BE_NOUN = frozenset(("NOUN", "ADVB", "INTJ", "COMP", "PRCL", "NUMR", "NPRO", "PRED"))
BEFORE_NOUN = frozenset(("ADVB", "NUMR", "PRCL", "COMP"))
SHORT_WORDS = frozenset(("и", "а", "но", "или", "либо", "да"))
PERFECTIVE = frozenset(("оцифровать", "зарыбить"))  # the dictionary guesses wrong
POSSIBLE = 0.01
LIKELY = 0.1
ALL_CASES = frozenset(CASES)
COUNTED = frozenset(("nomn", "accs"))
LONGEST_PHRASE = 12
BEFORE_INFINITIVE = 6


@lru_cache(maxsize=CACHED_WORDS)
def top(word: str) -> Parse:
    """Return the likeliest way to understand a folded word."""
    return parses(word)[0]


def is_infinitive(token: Token) -> bool:
    """Tell whether a token is an infinitive."""
    return token.is_word and top(token.lower).pos == "INFN" and token.lower != "есть"


@lru_cache(maxsize=CACHED_WORDS)
def tense(word: str) -> Literal["", "past", "pres", "futr", "other"]:
    """Return the tense of a finite verb, `other` for the first and second person; empty for any other word."""
    parse = top(word)
    if parse.pos != "VERB" or "impr" in parse.grammemes:
        return ""
    if "past" in parse.grammemes:
        return "past"
    if "3per" not in parse.grammemes:
        return "other"
    if parse.lemma in PERFECTIVE:
        return "futr"
    return "futr" if "futr" in parse.grammemes else "pres"


@lru_cache(maxsize=CACHED_WORDS)
def tense_of_us(word: str) -> Literal["", "pres", "futr"]:
    """Return the tense of what we do or shall do: «ведём», «откроем»; empty for any other word."""
    parse = top(word)
    if parse.pos != "VERB" or "impr" in parse.grammemes or not {"1per", "plur"} <= parse.grammemes:
        return ""
    return "futr" if "futr" in parse.grammemes else "pres"


@lru_cache(maxsize=CACHED_WORDS)
def is_predicate(word: str) -> bool:
    """Tell whether a word makes a clause: a finite verb, a short participle, «нужно»."""
    return bool(tense(word)) or top(word).pos in ("PRTS", "PRED")


@lru_cache(maxsize=CACHED_WORDS)
def cases_of(word: str, *, nouns: bool) -> frozenset[str]:
    """Return the cases that a word may stand in as a noun, or as an adjective."""
    wanted = ("NOUN",) if nouns else tuple(ADJECTIVAL)
    return frozenset(
        parse.case for parse in parses(word) if parse.pos in wanted and parse.case and parse.score >= POSSIBLE
    )


@lru_cache(maxsize=CACHED_WORDS)
def likely_cases(word: str) -> frozenset[str]:
    """Return the cases that a noun may well stand in: the rare ones left out."""
    return frozenset(parse.case for parse in parses(word) if parse.pos == "NOUN" and parse.score >= LIKELY)


class Phrase(NamedTuple):
    """A noun phrase that begins somewhere: the number of its head's token and the cases that it may stand in."""

    head: int
    cases: frozenset[str]
    is_name: bool = False
    is_counted: bool = False


@lru_cache(maxsize=CACHED_WORDS)
def is_number(word: str) -> bool:
    """Tell whether a word is a number that may stand in the nominative: «пять», «20», and not «двадцати»."""
    return word.isdigit() or any(parse.pos == "NUMR" and parse.case in COUNTED for parse in parses(word)[:2])


def phrase_at(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """Return the noun phrase that begins at a token: adverbs, numbers and agreeing adjectives, then a noun or name."""
    cases, is_counted = ALL_CASES, False
    for number in range(start, min(end, start + LONGEST_PHRASE)):
        token = tokens[number]
        if token.text == "«":
            return Phrase(number, cases, is_name=True)
        role = role_in_phrase(token.lower)
        if role == "noun":
            shared = cases & cases_of(token.lower, nouns=True)
            if is_counted and "gent" in shared:
                shared = COUNTED  # «пять смен»: what is counted stands in the genitive
            return Phrase(number, shared, is_counted=is_counted) if shared else None
        is_counted = is_counted or is_number(token.lower)
        if role == "adjective":
            cases = cases & cases_of(token.lower, nouns=False)
        if role == "none" or not cases:
            return None
    return None


@lru_cache(maxsize=CACHED_WORDS)
def role_in_phrase(word: str) -> Literal["noun", "adjective", "before", "none"]:
    """Return what a word is in a noun phrase: its head, an adjective, an adverb or number before; or no part of it."""
    if word.isdigit():
        return "before"
    if not word[0].isalpha() or word in SHORT_WORDS:
        return "none"
    pos = top(word).pos
    as_noun = cases_of(word, nouns=True)
    if pos in ADJECTIVAL or (cases_of(word, nouns=False) and not as_noun):
        return "adjective"
    if as_noun and pos in MAY_BE_NOUN:
        return "noun"
    return "before" if pos in BEFORE_NOUN else "none"


def opens_infinitive(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return the number of the infinitive that a conjunct opens with, -1 where it does not.

    Adverbs and words of time or manner may stand before it: «раз в квартал сверять», «до мая создать».
    """
    for number in range(start, min(end, start + BEFORE_INFINITIVE)):
        token = tokens[number]
        if is_infinitive(token):
            return number
        if not (token.is_word or token.text.isdigit()) or token.lower in SHORT_WORDS or is_predicate(token.lower):
            return -1
        if number == start and not may_precede_verb(token.lower):
            return -1
    return -1


def may_precede_verb(word: str) -> bool:
    """Tell whether a word may stand before a verb without being its object: an adverb, «раз», «до», «летом»."""
    return word in words_of("before_verb") or top(word).pos in ("ADVB", "PRCL", "PREP", "GRND", "NUMR")
