"""Lines of a column to paragraphs: where one ends, and what it is."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from kunak.core.reading.formats.line_joins import joined
from kunak.core.reading.formats.pdf_columns import Line

_ITEM = re.compile(r"(?:[•·▪●◦*–—-]|\d{1,2}\)|[а-я]\))\s")
_NUMBERED = re.compile(r"(?:\d{1,2}\.(?:\d+\.)*\d*|[IVX]{1,5}\.)\s")
_ARTICLE = re.compile(r"(?:статья|глава|раздел)\s+(?:\d+|[IVX]+)\b", re.IGNORECASE)
_ENDS = tuple('.!?:;»”"…')
_SAME_SIZE, _LEADING, _INDENT = 0.12, 1.35, 0.8
_MANY_LINES = 6
_MANY_STEPS, _FEW_STEPS = 4, 1.5
_HEADING_LENGTH, _HEADING_SIZE = 300, 1.15


@dataclass(slots=True)
class Paragraph:
    """A paragraph as a page gives it.

    Args:
        text: its lines as one.
        height: of its letters, in points.
        is_centred: whether its lines stand in the middle of the column.
        is_begun: its first line is not indented, so that it may be the rest of another.
        first_word: the width of its first word.
        room: the width that is left in its last line.
    """

    text: str
    height: float
    is_centred: bool = False
    is_begun: bool = True
    first_word: float = 0.0
    room: float = 0.0
    last: Line | None = field(default=None, repr=False)

    def go_on(self, text: str) -> None:
        """Add a line; wide gaps within a paragraph are only those of lines that were set to one width."""
        self.text = joined(self.text.replace("\t", " "), text.replace("\t", " "))

    def goes_on_with(self, other: "Paragraph") -> bool:
        """Tell whether the first paragraph of the next column or page is the rest of this one."""
        if self.text.endswith("-"):
            return other.text[:1].islower()
        if not other.is_begun or self.is_centred or other.is_centred or self.has_room_for(other.first_word):
            return False
        starts_anew = _ITEM.match(other.text) or _NUMBERED.match(other.text) or _ARTICLE.match(other.text)
        same = abs(self.height - other.height) <= _SAME_SIZE * self.height
        return same and not starts_anew and not self.text.endswith(_ENDS[:5])

    def has_room_for(self, word: float) -> bool:
        """Tell whether a word would have fitted into the last line: then what follows was not wrapped."""
        return self.room > word + 0.9 * self.height

    def kind(self, usual: float) -> str:
        """Return the kind of block; `usual` is the height of letters in most of the text."""
        if _ITEM.match(self.text):
            return "list_item"
        is_short = len(self.text) <= _HEADING_LENGTH
        if is_short and (_ARTICLE.match(self.text) or self.height >= _HEADING_SIZE * usual):
            return "heading"
        is_capitals = self.text.isupper() and sum(map(str.isalpha, self.text)) >= 4
        return "heading" if is_short and is_capitals else "paragraph"


def paragraphs(lines: list[Line], right: float) -> list[Paragraph]:
    """Return the paragraphs of a column that has room up to its right edge."""
    column = _Column(lines, right)
    found: list[Paragraph] = []
    for line in lines:
        paragraph = found[-1] if found else None
        if paragraph is None or paragraph.last is None or column.begins_anew(line, paragraph.last, paragraph):
            is_begun = line.left <= column.left + _INDENT * line.height
            paragraph = Paragraph(line.text, line.height, column.is_centred(line), is_begun, line.first_word)
            found.append(paragraph)
        elif paragraph.has_room_for(line.first_word) and _stands_alone(line, paragraph):
            paragraph.text += "\n" + line.text
        else:
            paragraph.go_on(line.text)
        paragraph.last, paragraph.room = line, column.right - line.right
    return found


class _Column:
    """What is usual in a column: its edges and the way from line to line."""

    def __init__(self, lines: list[Line], right: float) -> None:
        self.left = min(line.left for line in lines)
        self.right, self.is_set = _right_edge(lines, right)
        steps = [b.bottom - a.bottom for a, b in pairwise(lines) if b.bottom > a.bottom]
        usual = median(steps) if steps else lines[0].height
        self.leading = usual if len(steps) >= _MANY_STEPS else min(usual, _FEW_STEPS * lines[0].height)

    def begins_anew(self, line: Line, before: Line, paragraph: Paragraph) -> bool:
        """Tell whether a line begins a paragraph."""
        height = before.height
        if abs(line.height - height) > _SAME_SIZE * height:
            return True
        if line.bottom - before.bottom > max(_LEADING * self.leading, height):
            return True
        if before.text.endswith("-") and line.text[:1].islower():
            return False
        if self.is_centred(before) or self.is_centred(line):
            return self.is_centred(before) != self.is_centred(line) or _is_closed(before)
        if _ARTICLE.match(line.text) or _is_item(line, before, paragraph):
            return True
        return self._is_indented(line, before) or (self.is_set and paragraph.has_room_for(line.first_word))

    def is_centred(self, line: Line) -> bool:
        """Tell a line with as much room before as behind."""
        before, behind = line.left - self.left, self.right - line.right
        return min(before, behind) > 1.5 * line.height and abs(before - behind) < max(0.1 * (before + behind), 4)

    def _is_indented(self, line: Line, before: Line) -> bool:
        """Tell a first line: further in than the edge, and than the line before unless that ended a thought."""
        if line.left <= self.left + _INDENT * line.height:
            return False
        return line.left > before.left + 0.5 * line.height or before.text.endswith(_ENDS)


def _right_edge(lines: list[Line], room: float) -> tuple[float, bool]:
    """Return where the lines end, and whether that is told by many of them; else it is where the room ends."""
    longest = max(line.right for line in lines)
    full = [line for line in lines if line.right >= longest - 0.5 * line.height]
    if len(full) >= 3 and len(full) >= 0.4 * len(lines):
        return longest, True
    if len(lines) < _MANY_LINES:
        return max(room, longest), False
    ends = sorted((line.right for line in lines), reverse=True)
    needed, near = max(2, len(lines) // 6), 2 * lines[0].height  # one long line alone is no edge
    return next(
        (end for end, other in zip(ends, ends[needed - 1 :], strict=False) if end - other <= near), longest
    ), True


def _stands_alone(line: Line, paragraph: Paragraph) -> bool:
    """Tell a line of a signature or an address from the rest of a sentence."""
    if paragraph.is_centred or paragraph.text.endswith(("-", "\u00ad")):
        return False
    return paragraph.text.endswith(_ENDS) or not line.text[:1].islower()


def _is_closed(line: Line) -> bool:
    return line.text.endswith((".", ":", ";"))


def _is_item(line: Line, before: Line, paragraph: Paragraph) -> bool:
    """Tell an item of a list from a line that happens to begin with a dash or a number."""
    if not (_ITEM.match(line.text) or _NUMBERED.match(line.text)):
        return False
    return before.text.endswith(_ENDS) or bool(_ITEM.match(paragraph.text))
