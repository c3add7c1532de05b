"""Where in a text stands what was asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from kunak.core.search.asking import AskedWord
from kunak.core.search.words import WORD, forms

AROUND = 90  # characters on either side of the words


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text: the word that was asked for, and what stands before and after it."""

    before: str
    word: str
    after: str


def excerpt(text: str, asked: Sequence[AskedWord]) -> Excerpt | None:
    """Return the text around the first place of the longest word asked for; None where it is not there."""
    longest = max(asked, key=lambda one: max(map(len, one.forms)), default=None)
    if longest is None:
        return None
    wanted, start = frozenset(longest.forms), longest.beginning
    for found in WORD.finditer(text):
        ones = forms(found[0].lower().replace("ё", "е"))
        if not wanted.isdisjoint(ones) or (start and any(one.startswith(start) for one in ones)):
            return _around(text, *found.span())
    return None


def _around(text: str, start: int, end: int) -> Excerpt:
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = text[first:start], text[end:last]
    if first:
        before = "…" + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Excerpt(_in_line(before), text[start:end], _in_line(after))


def _in_line(text: str) -> str:
    """Return the text in one line; a blank at its ends stays."""
    return "".join(" " if letter.isspace() else letter for letter in text)
