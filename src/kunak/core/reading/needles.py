"""What a pattern needs: its alternatives one by one, and letters that any match of each must hold."""

import re
from collections.abc import Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, cast

from kunak.core.reading.awaited import Later, alternatives
from kunak.core.reading.prebuilt import Turn, known_ways

SHORTEST = 3  # letters; fewer stand nearly everywhere
MOST = 60  # needles; to look for more would take as long as the search
MOST_RUNS = 8  # ways to write one word, as «ма[йяею]» has four
FEWEST_WAYS = 3  # fewer are searched as soon together
HAS_LETTER = re.compile(r"[^\W\d_]")
GROUP = re.compile(r"(?<!\\)\((?!\?(?:[:=!<]|m:))")  # its number or name would be lost in a part


class Way:
    """One alternative of a pattern.

    Args:
        pattern: its source.
        needs: groups of letters, of each of which any match holds one; none where that cannot be told.
        opening: letters that it begins with, after nothing but a word's edge.

    `compiled` is the pattern, compiled when some words first have its letters.
    """

    __slots__ = ("compiled", "flags", "needs", "opening", "pattern")

    def __init__(self, pattern: str, needs: Sequence[tuple[str, ...]], opening: str, flags: int) -> None:
        self.pattern, self.needs, self.opening, self.flags = pattern, needs, opening, flags
        self.compiled = cast("re.Pattern[str]", Later(pattern, flags))

    def search(self, words: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first match; `re` would try each place for a word's edge, we go from opening to opening."""
        pattern, opening = self.compiled, self.opening
        if not opening:
            return pattern.search(words, start, end)
        place = words.find(opening, start, end)
        while place >= 0:
            found = pattern.match(words, place, end)
            if found is not None:
                return found
            place = words.find(opening, place + 1, end)
        return None


def ways_of(pattern: str, told: tuple[str, ...] = (), flags: int = 0) -> tuple[Way, ...]:
    """Return the alternatives of a pattern, or all of it as one way: where it has groups, or `told` what it needs."""
    known = None if told else known_ways(pattern, flags)
    if known is not None:
        return tuple([Way(part, tuple(map(tuple, needs)), opening, flags) for part, needs, opening in known])
    return worked_out(pattern, told, flags)


def worked_out(pattern: str, told: tuple[str, ...] = (), flags: int = 0) -> tuple[Way, ...]:
    """Return the ways of a pattern, told from the pattern itself."""
    if told:
        return (Way(pattern, (told,), "", flags),)  # nothing is left to tell, and a start need not take it apart
    parts = list(alternatives(pattern))
    if GROUP.search(pattern) or len(parts) < FEWEST_WAYS:
        return (_way(pattern, flags),)
    return tuple(_way(part, flags) for part in parts)


def _way(pattern: str, flags: int) -> Way:
    tree = parser.parse(pattern, flags).data
    return Way(pattern, _groups(tree), _opening(tree), flags)


def _opening(tree: Sequence[tuple[Any, Any]]) -> str:
    """Return the letters that follow a word's edge at the beginning; `re` itself knows those that nothing precedes."""
    if not tree or tree[0] != (codes.AT, codes.AT_BOUNDARY):
        return ""
    letters = ""
    for code, value in tree[1:]:
        if code is not codes.LITERAL:
            break
        letters += chr(value)
    return letters


def _groups(tree: Sequence[tuple[Any, Any]]) -> list[tuple[str, ...]]:
    """Return groups of folded letters, of each of which any match of a pattern holds one; that which tells most first.

    Only for patterns without flags.
    """
    groups = [_shortest(set(map(folded, found))) for found in _needs(tree)]
    return sorted(dict.fromkeys(filter(None, groups)), key=lambda group: (-min(map(len, group)), len(group)))


def folded(needle: str) -> str:
    """Return letters as folded text has them."""
    return needle.lower().replace("ё", "е")


def _shortest(found: set[str]) -> tuple[str, ...]:
    """Return the needles without those that hold another; none where there are too many or one tells too little."""
    if len(found) > MOST or min(map(len, found)) < SHORTEST or not all(map(HAS_LETTER.search, found)):
        return ()
    kept: list[str] = []
    for needle in sorted(found, key=lambda needle: (len(needle), needle)):
        if not any(other in needle for other in kept):
            kept.append(needle)
    return tuple(kept)


def _needs(parts: Sequence[tuple[Any, Any]]) -> list[set[str]]:
    """Return what parts that follow each other need."""
    out: list[set[str]] = []
    runs = {""}
    for code, value in [*parts, (None, None)]:
        longer = {run + letter for run in runs for letter in _letters(code, value)}
        if longer and len(longer) <= MOST_RUNS:
            runs = longer
            continue
        if "" not in runs:
            out.append(runs)
        runs = {""}
        if code is not None:
            out += _needs_of_part(code, value)
    return out


def _letters(code: Any, value: Any) -> set[str]:
    """Return the letters that one part may be, where they are few and known; a blank parts two words."""
    letters: set[str] = set()
    if code is codes.LITERAL:
        letters = {chr(value)}
    elif code is codes.IN and all(kind is codes.LITERAL for kind, _ in value):
        letters = {chr(letter) for _, letter in value}
    return set() if any(letter.isspace() for letter in letters) else letters


def _needs_of_part(code: Any, value: Any) -> list[set[str]]:
    if code is codes.SUBPATTERN:
        return _needs(value[-1].data)
    if code is codes.BRANCH:
        branches = [_needs(branch.data) for branch in value[1]]
        return [set().union(*map(_best, branches))] if all(branches) else []
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0] > 0:
        return _needs(value[2].data)
    return []


def _best(groups: list[set[str]]) -> set[str]:
    """Return the group whose shortest needle is the longest: it stands in the fewest sentences."""
    return max(groups, key=lambda found: (min(map(len, found)), -len(found)))


def in_turn(pattern: str, flags: int = 0) -> Turn:
    """Return groups of letters of which one each stands in any match of a pattern, one after another."""
    tree = parser.parse(pattern, flags)
    if tree.state.flags & re.IGNORECASE:
        return ()
    return tuple(tuple(sorted(group)) for group in _in_turn(tree.data))


def _in_turn(parts: Sequence[tuple[Any, Any]]) -> list[set[str]]:
    out: list[set[str]] = []
    runs = {""}
    for code, value in [*parts, (None, None)]:
        letters = _letters(code, value)
        longer = {run + letter for run in runs for letter in letters}
        if longer and len(longer) <= MOST_RUNS:
            runs = longer
            continue
        if "" not in runs:
            out.append(runs)
        runs = letters if 0 < len(letters) <= MOST_RUNS else {""}
        if code is not None and not letters:
            out += _turn_of_part(code, value)
    return out


def _turn_of_part(code: Any, value: Any) -> list[set[str]]:
    if code is codes.SUBPATTERN:
        return [] if value[1] else _in_turn(value[-1].data)  # with flags of its own, letters may be other letters
    if code is codes.BRANCH:
        branches = [_in_turn(branch.data) for branch in value[1]]
        found = set().union(*map(_best, branches)) if all(branches) else set()
        return [found] if 0 < len(found) <= MOST else []
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0] > 0:
        return _in_turn(value[2].data)
    return []
