"""A text with overlapping spans cut into pieces that follow each other. Pure.

Spans are `[start, end)` in code points. A piece belongs to the shortest span over it; the others are named beside.
The pieces of a text, put together, are the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

PART_CHARACTERS = 200_000  # a page shows about this much of a text


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of a row: `key` is the row's, `order` its place on the page, `is_doubtful` draws it dashed."""

    key: str
    start: int
    end: int
    order: int = 0
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text; `marks` are those over it, the shortest first. `anchor` is its id on the page, or empty."""

    text: str
    marks: tuple[Mark, ...] = ()
    anchor: str = ""

    @property
    def html(self) -> SafeString:
        """The text for a page, character for character: a parser would turn a bare carriage return into a line end."""
        return mark_safe(escape(self.text).replace("\r", "&#13;"))  # noqa: S308  # escaped just before

    @property
    def key(self) -> str:
        """The row that the piece belongs to."""
        return self.marks[0].key if self.marks else ""

    @property
    def also(self) -> str:
        """The other rows over it, for the script that lights them."""
        return " ".join(dict.fromkeys(mark.key for mark in self.marks[1:] if mark.key != self.key))

    @property
    def is_doubtful(self) -> bool:
        """Whether the row that it belongs to waits for a look."""
        return bool(self.marks) and self.marks[0].is_doubtful


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text in pieces, and the white space up to the next."""

    segments: tuple[Segment, ...]
    gap: Segment

    @property
    def is_set(self) -> bool:
        """Whether blanks or tabs set its words apart, as in a table: they are shown as they are."""
        return any("\t" in piece.text or "  " in piece.text for piece in self.segments)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One part of a text, ready to show; `anchors` tells where each row's words begin on it."""

    paragraphs: tuple[Paragraph, ...]
    anchors: dict[str, str]
    start: int
    end: int


def cut(text: str, marks: Iterable[Mark], *, start: int = 0, borders: Iterable[int] = ()) -> list[Segment]:
    """Return the pieces of `text`, whose first character stands at `start` of the whole; also cut at `borders`."""
    end = start + len(text)
    opening = sorted((mark for mark in marks if mark.start < end and mark.end > start), key=lambda mark: mark.start)
    edges = {start, end, *borders}
    for mark in opening:
        edges |= {max(mark.start, start), min(mark.end, end)}
    pieces: list[Segment] = []
    active: list[Mark] = []
    at = 0
    for left, right in pairwise(sorted(edges)):
        while at < len(opening) and opening[at].start <= left:
            active.append(opening[at])
            at += 1
        active = [mark for mark in active if mark.end > left]
        over = tuple(sorted(active, key=lambda mark: (mark.end - mark.start, mark.order)))
        pieces.append(Segment(text[left - start : right - start], over))
    return pieces


def parts(text: str, size: int = PART_CHARACTERS) -> list[tuple[int, int]]:
    """Return where the parts of a long text begin and end, cut at line ends where there are any."""
    found, start = [], 0
    while len(text) - start > size:
        end = text.rfind("\n", start + 1, start + size) + 1 or start + size
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]


def sheet(text: str, marks: Sequence[Mark], part: tuple[int, int]) -> Sheet:
    """Return a part of the text in paragraphs, each row's first piece with an anchor.

    A row whose words all belong to shorter spans leads to the first piece under them.
    """
    anchors: dict[str, str] = {}
    text = text[part[0] : part[1]]
    lines = list(_lines(text))
    lengths = accumulate((len(piece) for line in lines for piece in line), initial=part[0])
    pieces = iter(cut(text, marks, start=part[0], borders=lengths))
    paragraphs = []
    for line, gap in lines:
        segments = tuple(_anchored(_worded(piece), anchors) for piece in _taken(pieces, len(line)))
        list(_taken(pieces, len(gap)))  # nothing is lit between lines
        paragraphs.append(Paragraph(segments, Segment(gap)))
    return Sheet(tuple(paragraphs), anchors, *part)


def _taken(pieces: Iterator[Segment], length: int) -> Iterator[Segment]:
    """Give the next pieces, which together are `length` characters long."""
    while length > 0:
        piece = next(pieces)
        length -= len(piece.text)
        yield piece


def _worded(piece: Segment) -> Segment:
    """Return a piece; blanks between two lit words are lit by no row: a link of nothing but blanks tells nobody."""
    return piece if piece.text.strip() else Segment(piece.text)


def _anchored(piece: Segment, anchors: dict[str, str]) -> Segment:
    waiting = [mark.key for mark in piece.marks if mark.key not in anchors]
    if not waiting:
        return piece
    anchor = f"s-{piece.key}" if piece.key in waiting else f"s-{waiting[0]}"
    anchors.update(dict.fromkeys(waiting, anchor))
    return Segment(piece.text, piece.marks, anchor)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Give each line with the line ends and blank lines after it; together they are the text."""
    pieces = re.split(r"([\r\n]+)", text)
    line, gap = pieces[0], ""
    for ends, following in zip(pieces[1::2], pieces[2::2], strict=True):
        gap += ends
        if following.strip():
            yield line, gap
            line, gap = following, ""
        else:
            gap += following
    yield line, gap
