"""Who is to do it: the subject before a finite verb, and whether it goes without saying."""

from collections.abc import Sequence

from kunak.core.reading.clauses.commitments.grammar import cases_of, is_number, likely_cases, top
from kunak.core.reading.context import Context
from kunak.core.reading.lexicon.actions import is_of
from kunak.core.reading.text import Token


def subject_of(tokens: Sequence[Token], start: int, verb: int) -> int:
    """Return the number of the noun in the nominative that stands before the verb, -1 where there is none."""
    after_preposition = after_noun = False
    for number in range(start, verb):
        token = tokens[number]
        if top(token.lower).pos == "PREP":
            after_preposition = True
            continue
        if _is_counted(tokens, number, verb) and not after_preposition:
            return number
        if token.is_word and cases_of(token.lower, nouns=True):
            if number + 1 < verb and is_of(tokens[number + 1].lower, "ours"):
                continue  # «Тверская сторона»
            if not after_preposition and _may_be_subject(token.lower, after_noun=after_noun):
                return number
            after_preposition, after_noun = False, True
        elif top(token.lower).pos not in ("ADJF", "PRTF"):
            after_noun = False
    return -1


def _is_counted(tokens: Sequence[Token], number: int, verb: int) -> bool:
    """Tell whether a genitive after a number is meant: «300 врачей пройдут», «пять школ получат»."""
    if number == 0 or not is_number(tokens[number - 1].lower) or not tokens[number].is_word:
        return False
    return number < verb and "gent" in cases_of(tokens[number].lower, nouns=True)


def _may_be_subject(word: str, *, after_noun: bool) -> bool:
    """Tell whether a noun is a nominative: «стороны» may be one, «здравоохранения» after another noun is not."""
    if "nomn" in likely_cases(word):
        return True
    return "nomn" in cases_of(word, nouns=True) and (not after_noun or is_of(word, "ours", "house"))


def may_undertake(context: Context, subject: Token) -> bool:
    """Tell whether a subject may do what was agreed: not the paper itself, not a person by name."""
    return not is_of(subject.lower, "act") and context.people.holding(subject.start) is None


def is_of_parties(context: Context, subject: Token) -> bool:
    """Tell whether a subject is a party or its body, so that the undertaking stands without it."""
    return is_of(subject.lower, "ours", "house") or context.territories.holding(subject.start) is not None


def subject_end(context: Context, tokens: Sequence[Token], subject: int, verb: int) -> int:
    """Return the number of the token after a subject and the genitive words that go with it."""
    number = subject + 1
    while number < verb:
        word = tokens[number].lower
        pos = top(word).pos
        is_genitive = "gent" in cases_of(word, nouns=True) | cases_of(word, nouns=False)
        is_territory = context.territories.holding(tokens[number].start) is not None
        if pos in ("ADVB", "PREP", "CONJ") or not (is_genitive or is_territory or pos == "NUMR"):
            break
        number += 1
    return number
