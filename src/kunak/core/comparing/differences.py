"""Two texts word by word: what stayed, what is gone, what has come; short ones and whole documents.

A whole text is compared by its paragraphs first: equal ones are found again, those between them are paired where they
share most of their words, and only the pairs are compared word by word. All of it takes a time that grows with the
length of the texts: see `alignment`. A paragraph that stands elsewhere now is told as moved; other passages that were
moved are told as gone in one place and come in another.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kunak.core.comparing.alignment import common

PART = re.compile(r"\s*(?:[^\W_]+(?:[-–][^\W_]+)*|[^\w\s]|_)|\s+")  # a word or a sign with the blanks before it
SMALL = 2  # letters of a word that alone does not hold two changes apart: «и», «в», «на»
HALF = 0.5  # of the shorter paragraph's words must be in the other, for the two to be one that was changed

Change = Literal["same", "gone", "come"]
Run = tuple[int, int, int]  # where an unbroken stretch of both begins in the former and in the later; its length


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text with what became of it; the pieces but the gone ones make the later text, and the reverse."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of either text or of both, by its pieces.

    Args:
        is_moved: the other text has it too, elsewhere; told of a gone one and of one that has come.
    """

    pieces: tuple[Piece, ...]
    is_moved: bool = False

    @property
    def change(self) -> Literal["same", "gone", "come", "changed"]:
        """What became of it: `changed` where its pieces differ among themselves."""
        kinds = {piece.change for piece in self.pieces}
        return kinds.pop() if len(kinds) == 1 else "changed"

    @property
    def before(self) -> str:
        """Its text in the former, empty where it has come."""
        return "".join(piece.text for piece in self.pieces if piece.change != "come")

    @property
    def after(self) -> str:
        """Its text in the later, empty where it is gone."""
        return "".join(piece.text for piece in self.pieces if piece.change != "gone")


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of two texts in one order: at each place what is gone, then what has come.

    Blanks and the case of letters count: a text that reads the same in another type is not the same text.
    """
    return tuple(_joined(piece for paragraph in paragraphs(before, after) for piece in paragraph.pieces))


def paragraphs(before: str, after: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of two whole texts in one order, each with what became of it and of its words.

    A paragraph is a line with its end. The texts of all in their order make both texts again.
    """
    first, second = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Paragraph] = []
    a = c = 0
    for one, other in (*common(first, second), (len(first), len(second))):
        found += _changed(first[a:one], second[c:other])
        if one < len(first):
            found.append(Paragraph((Piece("same", first[one]),)))
        a, c = one + 1, other + 1
    return tuple(_with_moves(found))


def _with_moves(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    gone = {one.before.strip() for one in found if one.change == "gone"}
    come = {one.after.strip() for one in found if one.change == "come"}
    moved = (gone & come) - {""}
    for one in found:
        is_moved = one.change in {"gone", "come"} and (one.before or one.after).strip() in moved
        yield replace(one, is_moved=True) if is_moved else one


def _changed(first: Sequence[str], second: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs between two that are the same in both texts."""
    ours, theirs = ([PART.findall(line) for line in lines] for lines in (first, second))
    a = c = 0
    for one, other in (*_pairs(ours, theirs), (len(first), len(second))):
        yield from (Paragraph((Piece("gone", line),)) for line in first[a:one])
        yield from (Paragraph((Piece("come", line),)) for line in second[c:other])
        if one < len(first):
            yield Paragraph(tuple(_joined(_by_words(ours[one], theirs[other]))))
        a, c = one + 1, other + 1


def _pairs(first: Sequence[Sequence[str]], second: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Return which paragraph became which: each the other's best by common words, and half of the shorter in both.

    The words of all of them are compared at once; their order makes that of the pairs.
    """
    if len(first) == 1 == len(second):
        return [(0, 0)]
    ours, theirs = ([(number, word) for number, line in enumerate(lines) for word in line] for lines in (first, second))
    shared = Counter(
        (ours[a][0], theirs[c][0])
        for a, c in common([word for _, word in ours], [word for _, word in theirs], _worth)
        if _is_word(ours[a][1])
    )
    best, best_of = _best(shared, 0), _best(shared, 1)
    return sorted(
        pair
        for pair, count in shared.items()
        if best[pair[0]] == pair == best_of[pair[1]]
        and count >= HALF * min(_words_in(first[pair[0]]), _words_in(second[pair[1]]))
    )


def _best(shared: Counter[tuple[int, int]], end: int) -> dict[int, tuple[int, int]]:
    """Return for each paragraph of one text its pair with most words in common, the first of several."""
    return {pair[end]: pair for pair, _ in sorted(shared.items(), key=lambda one: (one[1], -one[0][1 - end]))}


def _words_in(line: Iterable[str]) -> int:
    return sum(map(_is_word, line))


def _is_word(part: str) -> bool:
    """Return whether a part tells paragraphs apart; the number of a clause does not."""
    return part.strip()[:1].isalpha()


def _worth(part: Hashable) -> int:
    """Return how much it is to find a word again: a sign or a small word is found everywhere."""
    return 3 if len(str(part).strip()) > SMALL else 1


def _by_words(first: Sequence[str], second: Sequence[str]) -> Iterator[Piece]:
    """Yield the pieces of one paragraph."""
    a = c = 0
    for one, other, length in _without_islands(first, _runs(first, second)):
        yield Piece("gone", "".join(first[a:one]))
        yield Piece("come", "".join(second[c:other]))
        yield Piece("same", "".join(first[one : one + length]))
        a, c = one + length, other + length


def _runs(first: Sequence[str], second: Sequence[str]) -> list[Run]:
    """Return the unbroken stretches that both have, and an empty one at their ends."""
    runs: list[Run] = []
    for a, c in common(first, second, _worth):
        if runs and (a, c) == (runs[-1][0] + runs[-1][2], runs[-1][1] + runs[-1][2]):
            runs[-1] = (*runs[-1][:2], runs[-1][2] + 1)
        else:
            runs.append((a, c, 1))
    return [*runs, (len(first), len(second), 0)]


def _without_islands(first: Sequence[str], runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the stretches but a lone sign or small word between two places where words gave way to others."""
    a = c = 0
    for run, following in zip(runs, (*runs[1:], None), strict=True):
        gives_way = a < run[0] and c < run[1]
        if following and gives_way and _is_island(first, run, following):
            continue
        yield run
        a, c = run[0] + run[2], run[1] + run[2]


def _is_island(first: Sequence[str], run: Run, following: Run) -> bool:
    word = first[run[0]].strip()
    is_small = run[2] == 1 and len(word) <= SMALL and not word.isdigit()
    return is_small and following[0] > run[0] + 1 and following[1] > run[1] + 1


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
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
