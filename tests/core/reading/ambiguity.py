"""Whether a pattern can backtrack without measure: ways in which a loop may pass the same letters twice.

`re` tries the ways of a pattern one after another. Where a loop can pass the same letters in two ways and come back to
where it was, the ways double with each round: ten letters more take a thousand times as long. That is told from the
pattern itself, by the automaton of each loop (Glushkov's, each letter of the pattern a state) and its pairs of states:
no text is searched and no clock is read. A loop of more than `FEW` rounds is taken for an endless one, and what a
pattern looks ahead for is taken to be there: both err on the safe side.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, product
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Tree = Sequence[tuple[Any, Any]]
Ends = tuple[bool, list[int], list[int]]  # may be empty; states that it begins with; states that it ends with
REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT)
KEPT = (codes.POSSESSIVE_REPEAT, codes.ATOMIC_GROUP)  # what they have passed is never tried anew
FEW = 4  # rounds; of so few the ways are few
SAMPLES = frozenset(map(ord, " \n\t_0aZяЯё«.,-–"))
CATEGORIES = {
    codes.CATEGORY_DIGIT: str.isdigit,
    codes.CATEGORY_NOT_DIGIT: lambda letter: not letter.isdigit(),
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_NOT_SPACE: lambda letter: not letter.isspace(),
    codes.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
    codes.CATEGORY_NOT_WORD: lambda letter: not (letter.isalnum() or letter == "_"),
}


def doubling_loops(pattern: str, flags: int = 0) -> int:
    """Return how many loops of a pattern can pass the same letters in two ways; of a sound pattern, none."""
    tree = parser.parse(pattern, flags).data
    letters = frozenset(_letters(tree)) | SAMPLES
    return sum(Loop(body, letters).doubles() for body in _loops(tree))


def _parts(code: Any, value: Any) -> list[Tree]:
    """Return the patterns inside one part of a pattern."""
    if code is codes.SUBPATTERN:
        return [value[-1].data]
    if code is codes.BRANCH:
        return [branch.data for branch in value[1]]
    if code in (*REPEATS, codes.POSSESSIVE_REPEAT):
        return [value[2].data]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1].data]
    return [value.data] if code is codes.ATOMIC_GROUP else []


def _loops(tree: Tree) -> Iterator[Tree]:
    """Yield what the outermost loops repeat; inner ones are seen in them."""
    for code, value in tree:
        if code in REPEATS and value[1] > FEW:
            yield value[2].data
        else:
            for part in _parts(code, value):
                yield from _loops(part)


def _letters(tree: Tree) -> Iterator[int]:
    """Yield the letters that a pattern names, with those beside its ranges."""
    for code, value in tree:
        for kind, named in [(code, value)] if code is not codes.IN else value:
            if kind in (codes.LITERAL, codes.NOT_LITERAL):
                yield from (named, named + 1)
            elif kind is codes.RANGE:
                yield from (named[0], named[1], named[1] + 1)
        for part in _parts(code, value):
            yield from _letters(part)


def _fitting(code: Any, value: Any, letters: frozenset[int]) -> frozenset[int]:
    """Return which of the letters one part of a pattern may stand for."""
    if code is codes.LITERAL:
        return letters & {value}
    if code is codes.NOT_LITERAL:
        return letters - {value}
    if code is codes.RANGE:
        return frozenset(letter for letter in letters if value[0] <= letter <= value[1])
    if code is codes.CATEGORY:
        return frozenset(letter for letter in letters if CATEGORIES[value](chr(letter)))
    if code is codes.IN:
        named = [(kind, what) for kind, what in value if kind is not codes.NEGATE]
        found = frozenset().union(*(_fitting(kind, what, letters) for kind, what in named))
        return letters - found if len(named) < len(value) else found
    return letters  # any letter, or what a group has found


class Loop:
    """The automaton of one loop: a state for each letter of its body, a step for each way from one to the next."""

    def __init__(self, body: Tree, letters: frozenset[int]) -> None:
        self.letters = letters
        self.states: list[frozenset[int]] = []
        self.steps: Counter[tuple[int, int]] = Counter()
        _, first, last = self._row(body)
        self.steps.update(product(last, first))

    def _row(self, tree: Tree) -> Ends:
        """Add parts that follow each other."""
        is_empty, first, last = True, list[int](), list[int]()
        for code, value in tree:
            may_skip, opening, closing = self._part(code, value)
            self.steps.update(product(last, opening))
            first += opening if is_empty else []
            last = [*last, *closing] if may_skip else closing
            is_empty = is_empty and may_skip
        return is_empty, first, last

    def _part(self, code: Any, value: Any) -> Ends:
        if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            return True, [], []
        if code is codes.BRANCH:
            ends = [self._row(branch.data) for branch in value[1]]
            first, last = (list(chain.from_iterable(end[place] for end in ends)) for place in (1, 2))
            return any(end[0] for end in ends), first, last
        if code is codes.SUBPATTERN or code in KEPT:
            return self._row(_parts(code, value)[0])
        if code in REPEATS:
            is_empty, first, last = self._row(value[2].data)
            if value[1] > 1:
                self.steps.update(product(last, first))
            return is_empty or value[0] == 0, first, last
        self.states.append(_fitting(code, value, self.letters))
        return False, [len(self.states) - 1], [len(self.states) - 1]

    def doubles(self) -> bool:
        """Tell whether the same letters lead from a state back to it in two ways."""
        if any(count > 1 for count in self.steps.values()):
            return True
        following: dict[int, list[int]] = defaultdict(list)
        for state, to in self.steps:
            following[state].append(to)
        pairs: dict[tuple[int, int], list[tuple[int, int]]] = {}
        waiting = [(state, state) for state in range(len(self.states))]
        while waiting:
            pair = waiting.pop()
            if pair not in pairs:
                steps = product(following[pair[0]], following[pair[1]])
                pairs[pair] = [(one, other) for one, other in steps if self.states[one] & self.states[other]]
                waiting += pairs[pair]
        return any(left != right and self._meet_again((left, right), pairs) for left, right in pairs)

    def _meet_again(self, pair: tuple[int, int], pairs: dict[tuple[int, int], list[tuple[int, int]]]) -> bool:
        """Tell whether two ways that have parted come to one state: then they part there again, all being one loop."""
        seen, waiting = {pair}, [pair]
        while waiting:
            for to in pairs[waiting.pop()]:
                if to[0] == to[1]:
                    return True
                if to not in seen:
                    seen.add(to)
                    waiting.append(to)
        return False
