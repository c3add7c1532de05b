"""Patterns that look before they search: most sentences lack the letters that a pattern needs, and are told so at once.

A search by `re` tries each alternative at each place. Which letters any match must hold is known beforehand. What
letters words have is found once for all patterns, so nearly all searches are spared; and of a pattern with many ways to
say a thing only those ways are tried whose letters stand there. What is found is the same as by `re` alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import reduce
from operator import or_
from typing import Any

from kunak.core.reading import later as re
from kunak.core.reading.letters import letters_in, mask_of
from kunak.core.reading.needles import Way, folded, ways_of
from kunak.core.reading.once import Once
from kunak.core.reading.prebuilt import is_known

REMEMBERED_WAYS = 512  # sets of letters, for each pattern


PREPARED = frozenset(("ways", "_needs", "_mask", "_is_of_shadow"))
ALL: list["Guarded"] = []


class Guarded:
    """A pattern for folded text, compiled when it is first needed; or for the shadow, if it is given folded letters.

    Args:
        pattern: without the flag that ignores capitals.
        needles: letters one of which any match holds, where the pattern itself does not show them.
        flags: for instance `re.MULTILINE`.
    """

    __slots__ = ("_is_of_shadow", "_mask", "_needs", "_open_ways", "_whole", "flags", "pattern", "told", "ways")
    ways: tuple[Way, ...]
    _is_of_shadow: bool
    _mask: int

    def __init__(self, pattern: str, needles: tuple[str, ...] = (), flags: int = 0) -> None:
        self.pattern, self.told, self.flags = pattern, needles, flags
        ALL.append(self)
        self._open_ways: Once[int, tuple[Way, ...]] = Once(self._ways_with, REMEMBERED_WAYS)
        self._whole = re.compile(pattern, flags)
        if needles or not is_known(pattern, flags):
            self._prepare()  # needles that nobody knows yet would change what is known of words

    def __getattr__(self, name: str) -> Any:
        """Return what a pattern is prepared with, once it is asked for: a document needs hardly half of the patterns.

        Raises:
            AttributeError: for anything else.
        """
        if name not in PREPARED:
            raise AttributeError(name)
        self._prepare()
        return getattr(self, name)

    def _prepare(self) -> None:
        self.ways = ways_of(self.pattern, self.told, self.flags)
        self._needs = tuple((way, tuple(map(mask_of, way.needs))) for way in self.ways)
        self._mask = reduce(or_, (need for _, needs in self._needs for need in needs), 0)
        self._is_of_shadow = asks_for_capitals(self.pattern)

    def _ways_with(self, there: int) -> tuple[Way, ...]:
        """Return the ways whose letters are there."""
        ways = []
        for way, needs in self._needs:
            for need in needs:
                if not there & need:
                    break
            else:
                ways.append(way)
        return tuple(ways)

    def among(self, letters: Sequence[int], numbers: Iterable[int]) -> list[int]:
        """Return the numbers of those sentences whose letters a match is possible with.

        Args:
            letters: of each sentence of a text.
            numbers: of the sentences that are asked about.
        """
        mask, open_ways = self._mask, self._open_ways
        return [number for number in numbers if open_ways[letters[number] & mask]]

    def may_match(self, letters: int) -> bool:
        """Tell whether a match is possible in words of these letters: False only where there certainly is none."""
        return bool(self._open_ways[letters & self._mask])

    def search(
        self, words: str, start: int = 0, end: int | None = None, letters: int | None = None
    ) -> re.Match[str] | None:
        """Return the first match between two places; `letters` are those of the words there or of more, if known."""
        if letters is None:
            inside = words if end is None and not start else words[start:end]
            letters = letters_in(folded(inside) if self._is_of_shadow else inside)
        ways = self._open_ways[letters & self._mask]
        if not ways:
            return None
        best, limit = None, len(words) if end is None else end
        for way in ways:
            found = way.search(words, start, limit)
            if found is not None and (best is None or found.start() < best.start()):
                best = found
        return best

    def match(self, words: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at a place, None where there is none."""
        return self._whole.match(words, start, len(words) if end is None else end)

    def fullmatch(self, words: str) -> re.Match[str] | None:
        """Return the match that is all of the words, None where there is none."""
        return self._whole.fullmatch(words)

    def finditer(
        self, words: str, start: int = 0, end: int | None = None, letters: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Yield the matches between two places; `letters` are those of the words there or of more, if known."""
        if letters is None:
            inside = words if end is None and not start else words[start:end]
            letters = letters_in(folded(inside) if self._is_of_shadow else inside)
        ways = self._open_ways[letters & self._mask]
        if not ways:
            return iter(())
        limit = len(words) if end is None else end
        if len(ways) == 1:
            return ways[0].compiled.finditer(words, start, limit)
        return _in_turn(ways, words, start, limit)

    def sub(self, by: str | Callable[[re.Match[str]], str], words: str) -> str:
        """Return the words with each match replaced."""
        out, last = [], 0
        for found in self.finditer(words):
            out += [words[last : found.start()], found.expand(by) if isinstance(by, str) else by(found)]
            last = found.end()
        return "".join([*out, words[last:]]) if out else words


def asks_for_capitals(pattern: str) -> bool:
    """Tell whether a pattern has letters that folded text has none of, so that it is for words as they are written."""
    return folded(pattern) != pattern and folded(bare := ESCAPED.sub("", pattern)) != bare


ESCAPED = re.compile(r"\\.|\(\?P<\w+>")


def _in_turn(ways: Sequence[Way], words: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the matches of several ways as one pattern would: the first of them, then what begins after it."""
    heads = [(way, found) for way in ways if (found := way.search(words, start, end))]
    while heads:
        best = min((found for _, found in heads), key=lambda found: found.start())
        yield best
        reach = best.end()
        again = [(way, found if found.start() >= reach else way.search(words, reach, end)) for way, found in heads]
        heads = [(way, found) for way, found in again if found]
