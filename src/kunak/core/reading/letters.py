"""Which letters stand in words: all needles of all patterns looked for in one pass, remembered for the same words."""

from collections.abc import Iterable
from functools import lru_cache

import ahocorasick

REMEMBERED = 4_096  # sentences and pieces of them
LONGEST = 2_000  # letters; longer words are whole texts
REMEMBERED_TEXTS = 4  # the folded and the shadowed one


class Letters:
    """Needles with a bit for each; they come with the patterns, so the automaton is made when it is first asked."""

    def __init__(self) -> None:
        self._automaton = ahocorasick.Automaton()
        self._bits: dict[str, int] = {}
        self._is_made = False

    def mask_of(self, needles: Iterable[str]) -> int:
        """Return the bits of needles, new ones among them."""
        return sum(self._bit(needle) for needle in set(needles))

    def _bit(self, needle: str) -> int:
        if needle not in self._bits:
            self._bits[needle] = 1 << len(self._bits)
            self._automaton.add_word(needle, self._bits[needle])
            self._is_made = False
        return self._bits[needle]

    def find(self, words: str) -> int:
        """Return the bits of the needles that stand in words."""
        if not self._is_made:
            self._automaton.make_automaton()
            self._is_made = True
        found = 0
        for _, bit in self._automaton.iter(words):
            found |= bit
        return found


ALL = Letters()


def mask_of(needles: Iterable[str]) -> int:
    """Return the bits that stand for needles; what was remembered without them is forgotten."""
    _in_sentence.cache_clear()
    _in_text.cache_clear()
    return ALL.mask_of(needles)


def letters_in(words: str) -> int:
    """Return the bits of all needles of all patterns that stand in words."""
    return _in_sentence(words) if len(words) <= LONGEST else _in_text(words)


@lru_cache(maxsize=REMEMBERED)
def _in_sentence(words: str) -> int:
    return ALL.find(words)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _in_text(words: str) -> int:
    return ALL.find(words)
