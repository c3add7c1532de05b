"""Where in a text stands what was asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kunak.core.search.asking import AskedWord
from kunak.core.search.matching import fits
from kunak.core.search.words import LONGEST, WORD, forms

AROUND = 90  # characters on either side of the words


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the letters of a text: a word that was asked for, or what stands between such words."""

    words: str
    is_asked: bool = False


def excerpt(text: str, asked: Sequence[AskedWord]) -> tuple[Piece, ...]:
    """Return the text around the first place of the longest word asked for; nothing where it is not there.

    Every word asked for that stands in it is a piece of its own.
    """
    longest = max(asked, key=lambda one: max(map(len, one.forms)), default=None)
    place = next(_places(text, [longest]), None) if longest else None
    return marked(_around(text, *place), asked) if place else ()


def marked(text: str, asked: Sequence[AskedWord]) -> tuple[Piece, ...]:
    """Return the whole text in pieces: each word that was asked for is one of its own."""
    pieces, at = [], 0
    for start, end in _places(text, asked):
        pieces += [Piece(text[at:start]), Piece(text[start:end], is_asked=True)]
        at = end
    return tuple(one for one in [*pieces, Piece(text[at:])] if one.words)


def _places(text: str, asked: Sequence[AskedWord]) -> Iterator[tuple[int, int]]:
    for found in WORD.finditer(text):
        ones = forms(found[0].lower().replace("ё", "е")[:LONGEST])
        if any(fits(one, ones) for one in asked):
            yield found.span()


def _around(text: str, start: int, end: int) -> str:
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = text[first:start], text[end:last]
    if first:
        before = "…" + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + "…"
    return _in_line(before + text[start:end] + after)


def _in_line(text: str) -> str:
    """Return the text in one line; a blank at its ends stays."""
    return "".join(" " if letter.isspace() else letter for letter in text)
