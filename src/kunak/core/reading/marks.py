"""Marks of words: what a rule looks for among words is asked of each distinct word once, ever, not of each word.

A text has few words that a rule cares for. So a rule does not walk through the text: it declares a `Mark`, a question
about one folded word, and `Text.places` tells it where the words stand of which the answer is yes.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import compress, count

from kunak.core.reading.once import CACHED_WORDS, Once


class Mark:
    """A question about one folded word: may it open a body's name, a post, a phrase of a sector?

    Args:
        holds: pure; asked once for each distinct word.
    """

    __slots__ = ("_answers",)

    def __init__(self, holds: Callable[[str], bool]) -> None:
        self._answers: Once[str, bool] = Once(holds, CACHED_WORDS)

    def numbers(self, words: Iterable[str]) -> Sequence[int]:
        """Return the numbers of the words that have the mark, in order."""
        return list(compress(count(), map(self._answers.__getitem__, words)))
