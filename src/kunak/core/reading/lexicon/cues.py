"""Phrases after which undertakings are listed, from a table; a stem ends with an asterisk, «~» is up to two words."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from kunak.core.reading.lexicon.territories import data_rows
from kunak.core.reading.marks import Mark
from kunak.core.reading.morph import parses
from kunak.core.reading.once import CACHED_WORDS
from kunak.core.reading.text import Token

KEY = 4
GAP = 2


class CuePhrase(NamedTuple):
    """One phrase of the table with what a list after it consists of."""

    words: tuple[str, ...]
    rule: str
    takes: str
    confidence: float
    steps: tuple[tuple[int, str, bool], ...]  # after the first word: words that may stand before, letters, if a stem


Variant = tuple[str, str, dict[str, str]]  # the first word, what follows it, and the row of the table


@cache
def _table() -> tuple[dict[str, list[Variant]], dict[str, list[Variant]]]:
    """Return what the table has by the first word, and by the first letters of the first stem."""
    by_word: dict[str, list[Variant]] = {}
    by_stem: dict[str, list[Variant]] = {}
    for row in data_rows("commitment_cues"):
        for variant in row["words"].split(";"):
            firsts, _, rest = variant.strip().partition(" ")
            for first in firsts.split("|"):
                found, key = (by_stem, first[:KEY]) if first.endswith("*") else (by_word, first)
                found.setdefault(key, []).append((first, rest, row))
    return by_word, by_stem


def _phrases(found: Iterable[Variant]) -> list[CuePhrase]:
    """Return the phrases that are meant, the longest first; made for the words that are met, for they are thousands."""
    phrases = [
        CuePhrase(words, row["rule"], row["takes"], float(row["confidence"]), tuple(_steps(words)))
        for first, rest, row in found
        for words in product([first], *(part.split("|") for part in rest.split()))
    ]
    return sorted(phrases, key=lambda phrase: -len(phrase.words))


@lru_cache(maxsize=CACHED_WORDS)
def _beginning(word: str) -> tuple[CuePhrase, ...]:
    """Return the phrases that a word may begin; of most words there are none."""
    by_word, by_stem = _table()
    stems = [variant for variant in by_stem.get(word[:KEY], ()) if word.startswith(variant[0][:-1])]
    return (*_phrases(by_word.get(word, ())), *_phrases(stems))


def _opens_cue(word: str) -> bool:
    by_word, by_stem = _table()
    return word in by_word or any(word.startswith(first[:-1]) for first, _, _ in by_stem.get(word[:KEY], ()))


OPENS_CUE = Mark(_opens_cue)


def cue_at(tokens: Sequence[Token], number: int) -> tuple[CuePhrase, int] | None:
    """Return the longest phrase that begins at a token, with the number of the token after it."""
    following = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    for phrase in _before(tokens[number].lower, following):
        end = _end(tokens, number + 1, phrase.steps)
        if end:
            return phrase, end
    return None


@lru_cache(maxsize=CACHED_WORDS)
def _before(word: str, following: str) -> tuple[CuePhrase, ...]:
    """Return the phrases that a word may begin before another: of dozens with that word hardly any."""
    may_follow = _followers(word)
    begun = {*(f"{following[:end]}*" for end in range(1, len(following) + 1)), following, ""}
    return tuple([phrase for phrase, second in zip(_beginning(word), may_follow, strict=True) if second in begun])


@lru_cache(maxsize=CACHED_WORDS)
def _followers(word: str) -> tuple[str, ...]:
    """Return of each phrase that a word may begin what its second word is, empty where any may follow."""
    return tuple(
        ["" if not steps or steps[0][0] else f"{steps[0][1]}{'*' * steps[0][2]}" for *_, steps in _beginning(word)]
    )


def _steps(words: Sequence[str]) -> Iterator[tuple[int, str, bool]]:
    gap = 0
    for word in words[1:]:
        if word == "~":
            gap = GAP
        else:
            yield gap, word.removesuffix("*"), word.endswith("*")
            gap = 0


def _end(tokens: Sequence[Token], number: int, steps: tuple[tuple[int, str, bool], ...]) -> int:
    """Return the number of the token after a phrase whose first word was found, 0 where it does not stand here."""
    for gap, letters, is_stem in steps:
        last = min(number + gap + 1, len(tokens))
        while number < last and not (
            tokens[number].lower.startswith(letters) if is_stem else tokens[number].lower == letters
        ):
            if not gap or not tokens[number].is_word or not _may_part(tokens[number].lower):
                return 0
            number += 1
        if number >= last:
            return 0
        number += 1
    return number


@lru_cache(maxsize=CACHED_WORDS)
def _may_part(word: str) -> bool:
    """Tell whether a word may stand inside a phrase: no infinitive, «договорились строить мосты о …» is of building."""
    return parses(word)[0].pos != "INFN"
