"""Marks of words: what rules look for among words is asked of each distinct word once, ever, not of each word.

A text has few words that a rule cares for. So a rule does not walk through the text: it declares a `Mark`, a question
about one folded word, and `Text.places` tells it where the words stand of which the answer is yes. All questions are
asked of a word when it is first met; the answers are kept with it, a bit for each mark. A mark that says how its words
open is asked of words that open so: of most words hardly any mark is asked.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import chain, compress, count
from operator import or_

from kunak.core.reading.once import CACHED_WORDS, Once


class Mark:
    """A question about one folded word: may it open a body's name, a post, a phrase of a sector?

    Args:
        holds: pure; asked once for each distinct word.
        openings: what any word of which the answer is yes begins with, or is; none where words tell nothing by that.
    """

    __slots__ = ("bit", "holds")

    def __init__(self, holds: Callable[[str], bool], openings: Iterable[str] = ()) -> None:
        self.holds, self.bit = holds, 1 << len(ALL)
        ALL.append(self)
        for opening in dict.fromkeys([word[:OPENING] for word in openings] or [ANY]):
            BY_OPENING.setdefault(opening, []).append(self)
        WORDS.clear()


OPENING = 2  # letters that are looked at
ANY = ""
ALL: list[Mark] = []
BY_OPENING: dict[str, list[Mark]] = {ANY: []}


def _marks_of(word: str) -> int:
    asked = chain(BY_OPENING[ANY], BY_OPENING.get(word[:OPENING], ()))
    return sum([mark.bit for mark in asked if mark.holds(word)])


WORDS = Once(_marks_of, CACHED_WORDS)


class Marked:
    """The words of one text that have any mark.

    Args:
        marks: of each word, as `WORDS` gives them, in order.
    """

    def __init__(self, marks: Sequence[int]) -> None:
        self._marks = list(zip(compress(count(), marks), filter(None, marks), strict=True))
        self._there = reduce(or_, marks, 0)  # of most marks no word has any
        self._known: dict[Mark, Sequence[int]] = {}

    def numbers(self, mark: Mark) -> Sequence[int]:
        """Return the numbers of the words that have a mark, in order."""
        known = self._known.get(mark)
        if known is None:
            bit = mark.bit
            known = [number for number, marks in self._marks if marks & bit] if self._there & bit else ()
            self._known[mark] = known
        return known
