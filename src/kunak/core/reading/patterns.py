"""Patterns that look before they search: most sentences lack the letters that a pattern needs, and are told so at once.

A search by `re` tries each alternative at each place. Which letters any match must hold is known beforehand, so a
look for those, at the speed of `str.find`, spares nearly all searches.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SHORTEST = 3  # letters; fewer stand nearly everywhere
MOST = 60  # needles; to look for more would take as long as the search
MOST_RUNS = 8  # ways to write one word, as «ма[йяею]» has four


class Guarded:
    """A compiled pattern with the letters one of which any match holds; none where that cannot be told."""

    __slots__ = ("_compiled", "needles", "pattern")

    def __init__(self, pattern: re.Pattern[str], needles: tuple[str, ...] = ()) -> None:
        self._compiled = pattern
        self.pattern = pattern.pattern
        self.needles = needles or needles_of(self.pattern)

    def may_match(self, words: str, start: int = 0, end: int | None = None) -> bool:
        """Tell whether a match is possible: False only where there certainly is none."""
        if not self.needles:
            return True
        if start or end is not None:
            words = words[start:end]
        for needle in self.needles:  # noqa: SIM110  a plain loop: this runs a thousand times a page
            if needle in words:
                return True
        return False

    def search(self, words: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match between two places, None where there is none."""
        if not self.may_match(words, start, end):
            return None
        return self._compiled.search(words, start, len(words) if end is None else end)

    def match(self, words: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match that begins at a place, None where there is none."""
        return self._compiled.match(words, start, len(words) if end is None else end)

    def fullmatch(self, words: str) -> re.Match[str] | None:
        """Return the match that is all of the words, None where there is none."""
        return self._compiled.fullmatch(words)

    def finditer(self, words: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Yield the matches between two places."""
        if self.may_match(words, start, end):
            yield from self._compiled.finditer(words, start, len(words) if end is None else end)

    def sub(self, by: str | Callable[[re.Match[str]], str], words: str) -> str:
        """Return the words with each match replaced."""
        return self._compiled.sub(by, words) if self.may_match(words) else words


def needles_of(pattern: str) -> tuple[str, ...]:
    """Return letters one of which any match of a pattern holds; none where some match may do without.

    Only for patterns without flags, on folded text.
    """
    found = _needles(parser.parse(pattern).data)
    if found is None or len(found) > MOST:
        return ()
    kept = [needle for needle in sorted(found, key=len) if len(needle) >= SHORTEST]
    if len(kept) < len(found):
        return ()
    shortest: list[str] = []
    for needle in kept:
        if not any(other in needle for other in shortest):
            shortest.append(needle)
    return tuple(shortest)


def _needles(parts: Sequence[tuple[Any, Any]]) -> set[str] | None:
    """Return the needles of parts that follow each other: of the one part that tells most; None where none does."""
    best: set[str] | None = None
    runs = {""}
    for code, value in [*parts, (None, None)]:
        longer = {run + letter for run in runs for letter in _letters(code, value)}
        if longer and len(longer) <= MOST_RUNS:
            runs = longer
            continue
        best = _better(best, runs if "" not in runs else None)
        runs = {""}
        if code is not None:
            best = _better(best, _needles_of_part(code, value))
    return best


def _letters(code: Any, value: Any) -> set[str]:
    """Return the letters that one part may be, where they are few and known."""
    if code is codes.LITERAL:
        return {chr(value)}
    if code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        return {chr(letter) for _, letter in value}
    return set()


def _needles_of_part(code: Any, value: Any) -> set[str] | None:
    if code is codes.SUBPATTERN:
        return _needles(value[-1].data)
    if code is codes.BRANCH:
        branches = [_needles(branch.data) for branch in value[1]]
        return None if any(branch is None for branch in branches) else set().union(*filter(None, branches))
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0] > 0:
        return _needles(value[2].data)
    return None


def _better(one: set[str] | None, other: set[str] | None) -> set[str] | None:
    """Return the set whose shortest needle is the longer: it stands in fewer sentences."""
    if one is None or other is None:
        return one if other is None else other
    return max(one, other, key=lambda found: (min(map(len, found)), -len(found)))
