"""Columns of a page and lines of a column: in which order its words are read."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kunak.core.reading.formats.pdf_page import Segment

_MIN_LINES = 3
"""Lines on both sides that make two columns: fewer are a place and a date, or a signature."""

_MIN_SHARE, _MIN_LETTERS = 0.2, 8
_MAX_DEPTH, _MAX_EDGES = 4, 8
_WIDE, _WIDE_SHARE = 3.0, 0.25


@dataclass(frozen=True, slots=True)
class Column:
    """Words that are read from top to bottom, and the right edge up to which there is room for them."""

    segments: list[Segment]
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column."""

    left: float
    right: float
    top: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        """Return the height of its letters."""
        return self.bottom - self.top

    @property
    def first_word(self) -> float:
        """Return about how wide its first word is."""
        return (self.right - self.left) * len(self.text.split(maxsplit=1)[0]) / len(self.text)


def columns(segments: list[Segment], right: float, depth: int = 0) -> list[Column]:
    """Return the columns in the order in which they are read; what stands above or below of all of them by itself."""
    cut = _cut(segments) if depth < _MAX_DEPTH else None
    if cut is None:
        return [Column(segments, right)] if segments else []
    edge, top, bottom = cut
    parts: tuple[list[Segment], ...] = ([], [], [], [])
    for segment in segments:
        middle = (segment.top + segment.bottom) / 2
        if middle < top:
            parts[0].append(segment)
        elif middle > bottom:
            parts[3].append(segment)
        else:
            parts[1 if segment.right <= edge else 2].append(segment)
    rights = (right, edge, right, right)
    return [column for part, end in zip(parts, rights, strict=True) for column in columns(part, end, depth + 1)]


def _cut(segments: list[Segment]) -> tuple[float, float, float] | None:
    """Return the edge between two columns, and the top and bottom of the part of the page that it cuts."""
    if len(segments) < 2 * _MIN_LINES:
        return None
    best, best_count = None, 0
    for edge in _left_edges(segments):
        for top, bottom in _free_stretches(segments, edge):
            within = [s for s in segments if top < (s.top + s.bottom) / 2 < bottom]
            left = [s for s in within if s.right <= edge]
            right = [s for s in within if s.left >= edge]
            if len(within) > best_count and _are_columns(left, right, edge):
                start = min(s.top for s in right) - 1  # what the left one has above belongs to neither
                best, best_count = (edge, max(top, start), bottom), len(within)
    return best


def _left_edges(segments: list[Segment]) -> list[float]:
    """Return the places at which several lines begin, the commonest first."""
    first = min(segment.left for segment in segments)
    counts = Counter(round(segment.left) for segment in segments if segment.left > first + 5 * segment.height)
    return [edge - 1.5 for edge, count in counts.most_common(_MAX_EDGES) if count >= _MIN_LINES]


def _free_stretches(segments: list[Segment], edge: float) -> list[tuple[float, float]]:
    """Return the parts of the page, from top to bottom, in which no words lie across the edge."""
    crossing = sorted((s.top, s.bottom) for s in segments if s.left < edge < s.right)
    stretches, start = [], float("-inf")
    for top, bottom in crossing:
        if top > start:
            stretches.append((start, top))
        start = max(start, bottom)
    return [*stretches, (start, float("inf"))]


def _are_columns(left: list[Segment], right: list[Segment], edge: float) -> bool:
    if len(_rows(left)) < _MIN_LINES or len(_rows(right)) < _MIN_LINES:
        return False
    if max(s.bottom for s in left) < min(s.top for s in right):
        return False
    start, end = min(s.left for s in left), max(s.right for s in right)
    height = median(s.height for s in (*left, *right))
    gap = min(s.left for s in right) - max(s.right for s in left)
    letters = min(sum(len(s.text) for s in side) / len(_rows(side)) for side in (left, right))
    share = min(edge - start, end - edge) / max(end - start, 1)
    return gap >= 0.7 * height and letters >= _MIN_LETTERS and share >= _MIN_SHARE


def _rows(segments: list[Segment]) -> list[list[Segment]]:
    """Return the segments by lines, from top to bottom; words raised or lowered within a line belong to it."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: ((s.top + s.bottom) / 2, s.left)):
        if rows:
            last = rows[-1][0]
            overlap = min(last.bottom, segment.bottom) - max(last.top, segment.top)
            if overlap > 0.5 * min(last.height, segment.height):
                rows[-1].append(segment)
                continue
        rows.append([segment])
    return rows


def lines(column: Column) -> list[Line]:
    """Return the lines of a column; a gap within one that no set line has is a tab."""
    found = []
    width = column.right - min(segment.left for segment in column.segments)
    for row in _rows(column.segments):
        row.sort(key=lambda segment: segment.left)
        text = row[0].text
        for before, segment in pairwise(row):
            gap = segment.left - before.right
            text += ("\t" if gap > max(_WIDE * segment.height, _WIDE_SHARE * width) else " ") + segment.text
        main = max(row, key=lambda segment: len(segment.text))
        found.append(Line(row[0].left, max(s.right for s in row), main.top, main.bottom, text))
    return found
