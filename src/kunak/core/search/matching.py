"""Whether texts have all the words that were asked for: for those that are few or short enough to be looked through."""

from collections.abc import Callable, Sequence

from kunak.core.search.asking import AskedWord
from kunak.core.search.words import LONGEST, WORD, forms


def seeking(asked: Sequence[AskedWord]) -> Callable[[str], bool]:
    """Return what tells of a text whether every word asked for stands in it, in any of its forms.

    What it has learnt of a word it remembers: twenty thousand texts have few different ones.
    """
    known: dict[str, int] = {}
    every = (1 << len(asked)) - 1

    def has_all(text: str) -> bool:
        seen = 0
        for word in WORD.findall(text.lower().replace("ё", "е")):
            found = known.get(word)
            if found is None:
                found = known[word] = _fitting(word[:LONGEST], asked)
            seen |= found
            if seen == every:
                return True
        return seen == every

    return has_all


def has_all(text: str, asked: Sequence[AskedWord]) -> bool:
    """Return whether every word asked for stands in one text."""
    return seeking(asked)(text)


def _fitting(word: str, asked: Sequence[AskedWord]) -> int:
    """Return which of the words asked for a word is, a bit for each."""
    ones = forms(word)
    return sum(1 << place for place, one in enumerate(asked) if fits(one, ones))


def fits(asked: AskedWord, ones: Sequence[str]) -> bool:
    """Return whether a word, given in its dictionary forms, is the one asked for."""
    if any(form in ones for form in asked.forms):
        return True
    return bool(asked.beginning) and any(one.startswith(asked.beginning) for one in ones)
