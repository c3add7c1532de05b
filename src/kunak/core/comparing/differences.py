"""Two texts word by word: what stayed, what is gone, what has come.

By `difflib`: it looks for the longest run that both have, then on either side of it. A passage that was moved is told
as gone in one place and come in another, and the changes are few but not always the fewest. The time grows with the
square of the words: two texts of more than `MOST_WORDS` are compared by their lines first, and by words only where
single lines differ.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

MOST_WORDS = 1500
PART = re.compile(r"\s*(?:[^\W_]+(?:[-–][^\W_]+)*|[^\w\s]|_)|\s+")  # a word or a sign with the blanks before it

Change = Literal["same", "gone", "come"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text with what became of it; the pieces but the gone ones make the later text, and the reverse."""

    change: Change
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts in one order: at each place what is gone, then what has come.

    Blanks and the case of letters count: a text that reads the same in another type is not the same text.
    """
    first, second = PART.findall(before), PART.findall(after)
    if max(len(first), len(second)) > MOST_WORDS:
        return tuple(_joined(_by_lines(before.splitlines(keepends=True), after.splitlines(keepends=True))))
    return tuple(_joined(_by_words(first, second)))


def _by_words(first: Sequence[str], second: Sequence[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(first[a:b]))
            continue
        yield Piece("gone", "".join(first[a:b]))
        yield Piece("come", "".join(second[c:d]))


def _by_lines(first: Sequence[str], second: Sequence[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(first[a:b]))
        elif b - a == d - c and all(len(line) < MOST_WORDS for line in (*first[a:b], *second[c:d])):
            for one, other in zip(first[a:b], second[c:d], strict=True):
                yield from _by_words(PART.findall(one), PART.findall(other))
        else:
            yield Piece("gone", "".join(first[a:b]))
            yield Piece("come", "".join(second[c:d]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces without empty ones, neighbours of one kind as one."""
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last and last.change == piece.change:
            last = Piece(last.change, last.text + piece.text)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
