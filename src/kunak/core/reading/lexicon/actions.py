"""Words by which an undertaking is known: nouns of action and events, light verbs, ties, effects, steps of papers."""

from functools import cache, lru_cache
from typing import Literal

from kunak.core.reading.lexicon.territories import data_rows
from kunak.core.reading.morph import parses
from kunak.core.reading.once import CACHED_WORDS

WordClass = Literal[
    "light", "growth", "tie", "field", "thing", "action", "event", "effect", "paper", "manner", "ours", "house", "act",
    "helping", "subordinating", "connecting", "before_verb", "ends_list", "cuts_item", "going_on",
    "helps", "set_up", "part", "joint", "aside", "many", "soft", "running", "set_group", "group",
    "acts_for", "of_cooperation", "traded", "supply", "put", "formal", "state", "user", "training", "place_of_learning",
    "deed_made", "deed_born", "deed_crowned", "deed_act", "theme", "cost", "office",
    "making", "resting", "child", "pupil", "sale_place", "building", "container", "buying",
    "planting", "pooled", "joint_thing", "lands", "crafting", "school", "school_of", "shopping", "journey", "no_gift",
    "cleaning", "waters", "needy", "made_today",
]  # fmt: skip
LIKELY = 0.05
ENDINGS_OF_ACTION = ("ние", "тие", "ция", "сия", "зация")


@cache
def _words_by_class() -> dict[str, frozenset[str]]:
    """Return the table, read once for all classes."""
    found: dict[str, list[str]] = {}
    for row in data_rows("action_words"):
        found.setdefault(row["class"], []).extend(row["words"].replace("ё", "е").split(";"))
    return {name: frozenset(words) for name, words in found.items()}


@cache
def words_of(name: WordClass) -> frozenset[str]:
    """Return the dictionary forms of a class, small and without ё."""
    return _words_by_class()[name]


@cache
def asides() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return phrases that say nothing of their own, «в частности», «во-вторых», by their first word; longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(words_of("aside"), key=lambda phrase: (-len(phrase.split()), phrase)):
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in out.items()}


@cache
def _classes_by_word() -> dict[str, frozenset[str]]:
    """Return the classes of each dictionary form."""
    found: dict[str, set[str]] = {}
    for name, words in _words_by_class().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=CACHED_WORDS)
def classes_of(word: str) -> frozenset[str]:
    """Return the classes of a folded word: those of each dictionary form that it likely has."""
    forms = {word, *(parse.lemma for parse in parses(word) if parse.score >= LIKELY)}
    if "-" in word:
        forms.update(parse.lemma for parse in parses(word.rsplit("-", 1)[1])[:1])  # «выставка-ярмарка»
    by_word = _classes_by_word()
    return frozenset().union(*(by_word[form] for form in forms if form in by_word))


def is_of(word: str, *names: WordClass) -> bool:
    """Tell whether a folded word is likely a form of a word of one of the classes."""
    return not classes_of(word).isdisjoint(names)


@lru_cache(maxsize=CACHED_WORDS)
def is_action_noun(word: str) -> bool:
    """Tell whether a folded word names an action or an event: «проведение», «обмен», «выставка»."""
    if is_of(word, "action", "event", "light"):
        return True
    return any(
        parse.pos == "NOUN"
        and parse.score >= LIKELY
        and parse.lemma.endswith(ENDINGS_OF_ACTION)
        and parse.lemma not in words_of("thing")
        for parse in parses(word)
    )
