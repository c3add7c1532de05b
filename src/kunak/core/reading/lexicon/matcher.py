"""Many phrases found in one pass: Aho-Corasick over folded text, whole words only, the longest of overlapping ones."""

import itertools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

from kunak.core.reading import later as re
from kunak.core.reading.text import FOLDED, same_length_lower

T = TypeVar("T")
BLANKS = re.compile("  +")  # begins with two, so that `re` leaps to them


class Match(NamedTuple, Generic[T]):
    """A phrase found at `[start, end)`, with everything that is known by that phrase."""

    start: int
    end: int
    values: tuple[T, ...]


def fold(phrase: str) -> str:
    """Return a phrase as the automaton sees it: small, ё as е, dashes and blanks folded."""
    return same_length_lower(" ".join(phrase.translate(FOLDED).split()))


class Matcher(Generic[T]):
    """A frozen set of phrases with what each may mean."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        meanings: dict[str, list[T]] = {}
        for phrase, value in phrases:
            values = meanings.setdefault(fold(phrase), [])
            if value not in values:
                values.append(value)
        self._fill({phrase: tuple(values) for phrase, values in meanings.items() if phrase})

    @classmethod
    def of(cls, meanings: Mapping[str, tuple[T, ...]]) -> "Matcher[T]":
        """Return the matcher of folded phrases, each with all that it may mean."""
        matcher = cls(())
        matcher._fill(meanings)
        return matcher

    def _fill(self, meanings: Mapping[str, tuple[T, ...]]) -> None:
        self.meanings = meanings
        self._automaton = ahocorasick.Automaton()
        for phrase, values in meanings.items():
            self._automaton.add_word(phrase, (len(phrase), values))
        self._automaton.make_automaton()

    def find(self, flat: str) -> Iterator[Match[T]]:
        """Yield the phrases of a folded text in order, without overlaps; places are of that text.

        Runs of blanks in the text count as one.
        """
        if "  " in flat:
            squeezed, place = _squeeze(flat)
            for start, end, values in self._find(squeezed):
                yield Match(place(start), place(end - 1) + 1, values)
        else:
            yield from itertools.starmap(Match, self._find(flat))

    def _find(self, flat: str) -> Iterator[tuple[int, int, tuple[T, ...]]]:
        found: list[tuple[int, int, tuple[T, ...]]] = []
        size = len(flat)
        for last, (length, values) in self._automaton.iter(flat):
            start, end = last + 1 - length, last + 1
            if (start and flat[start - 1].isalnum()) or (end < size and flat[end].isalnum()):
                continue
            if start > 1 and flat[start - 1] == "-" and flat[start - 2].isalnum():
                continue
            if end + 1 < size and flat[end] == "-" and flat[end + 1].isalnum():
                continue
            found.append((start, -end, values))
        found.sort(key=lambda item: item[:2])
        reach = 0
        for start, minus_end, values in found:
            if start >= reach:
                reach = -minus_end
                yield start, reach, values


def _squeeze(flat: str) -> tuple[str, Callable[[int], int]]:
    """Return the text with runs of blanks as one, and what tells the place in the text of a character left."""
    pieces: list[str] = []
    starts, cut = [0], [0]  # where each piece begins in the squeezed text, and how many blanks were cut before it
    last = 0
    for found in BLANKS.finditer(flat):
        pieces.append(flat[last : found.start() + 1])
        last = found.end()
        starts.append(starts[-1] + len(pieces[-1]))
        cut.append(last - starts[-1])
    pieces.append(flat[last:])
    return "".join(pieces), lambda place: place + cut[bisect_right(starts, place) - 1]
