"""Russian word forms: a small, cached face of pymorphy3. Words are asked for small and without ё."""

from functools import cache, lru_cache
from typing import Any, NamedTuple

import pymorphy3_dicts_ru
from pymorphy3 import MorphAnalyzer

from kunak.core.reading.dictionary_tags import take_apart_later
from kunak.core.reading.once import CACHED_WORDS, Once

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
CACHED_TAGS = 5_000  # the dictionary has about as many
SAME_CASE = {"gen2": "gent", "acc2": "accs", "loc2": "loct", "voct": "nomn", "gen1": "gent"}


class Parse(NamedTuple):
    """One way to understand a word: its dictionary form and what its form says; empty text where it says nothing."""

    lemma: str
    pos: str
    case: str
    number: str
    gender: str
    score: float
    grammemes: frozenset[str]
    is_known: bool


@cache
def analyzer() -> MorphAnalyzer:
    """Return the one analyzer; loading its dictionary takes about a tenth of a second."""
    take_apart_later()
    return MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")  # told, or it looks through all packages


def case_of(found: Any) -> str:
    """Return the case of one of the analyzer's parses, its rarer ones folded into the six."""
    case = str(found.tag.case or "")
    return SAME_CASE.get(case, case)


@lru_cache(maxsize=CACHED_WORDS)
def parses(word: str) -> tuple[Parse, ...]:
    """Return the ways to understand a word, likeliest first."""
    return tuple([_parse(found) for found in analyzer().parse(word.lower())])


def _parse(found: Any) -> Parse:
    pos, case, number, gender, grammemes = TAGS[found.tag]
    lemma = found.normal_form.replace("ё", "е")
    return Parse(lemma, pos, case, number, gender, found.score, grammemes, found.is_known)


def _told_by(tag: Any) -> tuple[str, str, str, str, frozenset[str]]:
    case = str(tag.case or "")
    grammemes = frozenset(map(str, tag.grammemes))
    return str(tag.POS or ""), SAME_CASE.get(case, case), str(tag.number or ""), str(tag.gender or ""), grammemes


TAGS: Once[Any, tuple[str, str, str, str, frozenset[str]]] = Once(_told_by, CACHED_TAGS)
"""Part of speech, case, number, gender and all grammemes by the dictionary's tag: many words have the same."""


@lru_cache(maxsize=CACHED_WORDS)
def lemma(word: str, pos: str = "") -> str:
    """Return the dictionary form of a word, of the part of speech asked for where it can be."""
    found = parses(word)
    for parse in found:
        if not pos or parse.pos == pos:
            return parse.lemma
    return found[0].lemma if found else word


@lru_cache(maxsize=CACHED_WORDS)
def inflect(word: str, *grammemes: str, pos: str = "", case: str = "", kind: str = "") -> str | None:
    """Return a form of the word, or None; `pos`, `case` and `kind`, a grammeme, say which reading of the word is meant.

    The letters ё of the dictionary are kept.
    """
    wanted = frozenset(grammemes)
    for found in analyzer().parse(word.lower()):
        if pos and str(found.tag.POS or "") != pos:
            continue
        if case and case_of(found) != case:
            continue
        if kind and kind not in found.tag.grammemes:
            continue
        form = found.inflect(wanted)
        if form is not None:
            return str(form.word)
    return None


def may_name_place(word: str, case: str = "", *, known: bool = False) -> bool:
    """Tell whether a word may name a place, in a case where one is asked for; `known` ones are the dictionary's."""
    return any(
        "Geox" in parse.grammemes and case in ("", parse.case) and (parse.is_known or not known)
        for parse in parses(word.lower())
    )


def like_case(word: str, model: str) -> str:
    """Return the word with the capitals of a model: all, the first, or as it is."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def like_case_of_parts(word: str, model: str) -> str:
    """Return the word with the capitals of a model, part by part where both have as many: «Российско-Узбекская»."""
    made, models = word.split("-"), model.split("-")
    if len(made) != len(models):
        return like_case(word, model)
    return "-".join(like_case(*pair) for pair in zip(made, models, strict=True))
