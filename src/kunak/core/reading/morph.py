"""Russian word forms: a small, cached face of pymorphy3. Words are asked for small and without ё."""

from functools import cache, lru_cache
from operator import attrgetter
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
    word = word.lower()
    return known_words().parses(word) or tuple([_parse(found) for found in analyzer().parse(word)])


def _parse(found: Any) -> Parse:
    lemma = found.normal_form.replace("ё", "е")
    _, pos, case, number, gender, grammemes = _told_by(found.tag)
    return Parse(lemma, pos, case, number, gender, found.score, grammemes, found.is_known)


OfTag = tuple[str, str, str, str, str, frozenset[str]]


def _told_by(tag: Any) -> OfTag:
    """Return a tag as it is written, then part of speech, case, number, gender and all grammemes."""
    case = str(tag.case or "")
    told = str(tag.POS or ""), SAME_CASE.get(case, case), str(tag.number or ""), str(tag.gender or "")
    return (str(tag), *told, frozenset(map(str, tag.grammemes)))


class KnownWords:
    """Words of the dictionary, understood from its tables as the analyzer does it, but in a third of the time.

    The analyzer asks three units of each word, makes three objects of each way to understand it and asks anew whether
    the word is known.
    """

    def __init__(self, analyzer: MorphAnalyzer) -> None:
        self._dictionary, self._alike = analyzer.dictionary, analyzer.char_substitutes
        self._shares = analyzer.prob_estimator.p_t_given_w  # how often a word has a tag
        tags = self._dictionary.gramtab
        self._tags: Once[int, OfTag] = Once(lambda number: _told_by(tags[number]), CACHED_TAGS)

    def parses(self, word: str) -> tuple[Parse, ...]:
        """Return the ways to understand a small word, likeliest first; none where the dictionary lacks the word."""
        found = self._dictionary.words.similar_items(word, self._alike)
        shares = dict(self._shares.items(f"{word}:")) if found else {}
        ways = [self._way(word, shares, known, *place) for known, places in found for place in places]
        if any(way.score for way in ways):
            return tuple(sorted(ways, key=attrgetter("score"), reverse=True))
        return tuple([way._replace(score=1 / len(ways)) for way in ways])

    def _way(self, word: str, shares: dict[str, int], known: str, paradigm: int, form: int) -> Parse:
        """Return a way by the word as the dictionary has it, its table of forms and the number of this form."""
        endings, beginnings = self._dictionary.suffixes, self._dictionary.paradigm_prefixes
        forms = self._dictionary.paradigms[paradigm]  # of all forms the endings, then the tags, then the beginnings
        size = len(forms) // 3
        tag, pos, case, number, gender, grammemes = self._tags[forms[size + form]]
        if form:
            stem = known[len(beginnings[forms[2 * size + form]]) : len(known) - len(endings[forms[form]])]
            known = beginnings[forms[2 * size]] + stem + endings[forms[0]]
        share = shares.get(f"{word}:{tag}", 0) / self._shares.MULTIPLIER if shares else 0.0
        return Parse(known.replace("ё", "е"), pos, case, number, gender, share, grammemes, is_known=True)


@cache
def known_words() -> KnownWords:
    """Return the words of the one analyzer's dictionary."""
    return KnownWords(analyzer())


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
