"""A pattern that is compiled when some words may have a match: to compile takes longer than a thousand searches.

Of the hundreds of patterns that a first text is searched by, hardly a third finds anything. So a pattern is first asked
for its letters: those that stand one after another in any match, worked out beforehand.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from sys import maxsize
from typing import Any

from kunak.core.reading.compiling import COMPILED
from kunak.core.reading.prebuilt import Turn, known_turn

# searches; a pattern that is asked so often is compiled at last. Of those that were asked a hundred times in vain
# hardly any has a match later, and to look for letters takes no longer than a search.
MOST_SPARED = 1_000
EDGE_FIRST = re.compile(r"(?:\\b|\(\?<!(\\w|\[\\w-\])\))([а-яё]{2,})(?![*+?{])")
PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
NO_EDGE = r"\w"
NOTHING: dict[str, Callable[[], Any]] = {
    "search": lambda: None,
    "match": lambda: None,
    "fullmatch": lambda: None,
    "finditer": lambda: iter(()),
}


class Later:
    """A pattern that is not compiled yet; what is asked of it, it has from then on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags
        self._compiled: re.Pattern[str] | None = None
        self._spared = 0

    def __getattr__(self, name: str) -> Any:
        """Return what a compiled pattern has, and keep it; what searches for nothing, without compiling."""
        if name.startswith("__"):
            raise AttributeError(name)
        turn = known_turn(self.pattern, self.flags) if name in NOTHING and self._compiled is None else None
        value = partial(self._asked, name, turn) if turn else getattr(self.compiled(), name)
        setattr(self, name, value)
        return value

    def _asked(self, name: str, turn: Turn, words: str, start: int = 0, end: int = maxsize) -> Any:
        if self._compiled is None and self._spared < MOST_SPARED and not stand_in_turn(turn, words, start, end):
            self._spared += 1
            return NOTHING[name]()
        value = getattr(self.compiled(), name)
        setattr(self, name, value)
        return value(words, start, end)

    def compiled(self) -> re.Pattern[str]:
        """Return the pattern itself."""
        if self._compiled is None:
            self._compiled = COMPILED.pattern(with_edge_after(self.pattern), self.flags)
        return self._compiled


def stand_in_turn(turn: Turn, words: str, start: int = 0, end: int = maxsize) -> bool:
    """Tell whether letters stand one after another in words: of each group one, after those of the group before."""
    for group in turn:
        reaches = [place + len(letters) for letters in group if (place := words.find(letters, start, end)) >= 0]
        if not reaches:
            return False
        start = min(reaches)
    return True


def with_edge_after(pattern: str) -> str:
    """Return a pattern that asks for the edge before its first letters after them: so `re` leaps to those letters."""
    found = EDGE_FIRST.match(pattern)
    if found is None or len(list(alternatives(pattern))) > 1:
        return pattern
    return f"{found[2]}(?<!{found[1] or NO_EDGE}{found[2]}){pattern[found.end() :]}"


def alternatives(pattern: str) -> Iterator[str]:
    """Yield the alternatives of a pattern's top level."""
    depth = last = 0
    for found in PART.finditer(pattern):
        if found[0] == "(":
            depth += 1
        elif found[0] == ")":
            depth -= 1
        elif found[0] == "|" and not depth:
            yield pattern[last : found.start()]
            last = found.end()
    yield pattern[last:]
