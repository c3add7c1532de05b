"""Which letters stand in words: each distinct word is looked at once, for all needles of all patterns.

A needle is a piece of a word without blanks, so the needles of a sentence are those of its words together: the
automaton runs over a word when it is first met, and what it found there is a bit for each needle. To know a sentence
is then to put together the bits of its words. Only the letters of a needle count, not a mark at its edge: so it lies in
one token, whose bits a text knows already.
"""

import re
from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_

import ahocorasick

from kunak.core.reading.once import CACHED_WORDS, Once
from kunak.core.reading.prebuilt import known_letters

KNOWN_SENTENCES = 4_096  # and pieces of them
LONGEST = 2_000  # letters; longer words are whole texts
KNOWN_TEXTS = 4  # the folded and the shadowed one
RUN = re.compile(r"[^\W\d_]+")


class Sentences(Once[str, int]):
    """What stands in words by the words; of whole texts only the last few are kept."""

    __slots__ = ("_texts",)

    def __init__(self, answer: Callable[[str], int]) -> None:
        super().__init__(answer, KNOWN_SENTENCES)
        self._texts: Once[str, int] = Once(answer, KNOWN_TEXTS)

    def __missing__(self, words: str) -> int:
        """Find the bits and keep them."""
        return super().__missing__(words) if len(words) <= LONGEST else self._texts[words]

    def keep(self, words: str, letters: int) -> None:
        """Keep the bits of words that are known from elsewhere."""
        known = self if len(words) <= LONGEST else self._texts
        if words not in known:
            if len(known) >= known._most:
                known.clear()
            known[words] = letters

    def clear(self) -> None:
        """Forget all."""
        super().clear()
        self._texts.clear()


class Letters:
    """Needles with a bit for each; they come with the patterns, so the automaton is made when it is first asked."""

    def __init__(self) -> None:
        self._automaton = ahocorasick.Automaton()
        self._bits: dict[str, int] = {}
        self._is_made = False
        self.words: Once[str, int] = Once(self._in_word, CACHED_WORDS)
        self.sentences = Sentences(self._together)
        self.find: Callable[[str], int] = self.sentences.__getitem__
        """Returns the bits of the needles that stand in words; no method, for it is asked at every turn."""

    def know(self, all_letters: Iterable[str]) -> None:
        """Take in letters of needles that come later, all at once: what no pattern asks for does no harm."""
        self._bits = {letters: 1 << place for place, letters in enumerate(all_letters)}
        for letters, bit in self._bits.items():
            self._automaton.add_word(letters, bit)

    def mask_of(self, needles: Iterable[str]) -> int:
        """Return the bits of needles, new ones among them; what was found without them is forgotten."""
        bits = self._bits
        return reduce(or_, [bits.get(needle) or self._bit(needle) for needle in needles], 0)

    def _bit(self, needle: str) -> int:
        letters = letters_of(needle)
        if letters not in self._bits:
            self.words.clear()
            self.sentences.clear()
            self._bits[letters] = 1 << len(self._bits)
            self._automaton.add_word(letters, self._bits[letters])
            self._is_made = False
        return self._bits[letters]

    def _together(self, words: str) -> int:
        return reduce(or_, filter(None, map(self.words.__getitem__, words.split())), 0)

    def _in_word(self, word: str) -> int:
        if not self._is_made:
            self._automaton.make_automaton()
            self._is_made = True
        letters = 0
        for _, bit in self._automaton.iter(word):
            letters |= bit
        return letters


def letters_of(needle: str) -> str:
    """Return the letters of a needle that are looked for: those between its marks, where it has marks."""
    return needle if needle.isalpha() else max(RUN.findall(needle), key=len)


ALL = Letters()
ALL.know(known_letters())
mask_of = ALL.mask_of
letters_in = ALL.find
