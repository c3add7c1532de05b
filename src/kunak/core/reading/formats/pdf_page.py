"""One page of a PDF: its words where they stand, its ruled lines, and whether it is a picture."""

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import pi

import pypdfium2.raw as pdfium

from kunak.core.reading.formats.errors import TooComplex
from kunak.core.reading.formats.pdf_rules import Rules, find_rules

Turn = Callable[[float, float], tuple[float, float]]

_BLANKS = frozenset((9, 10, 11, 12, 13, 32, 0x2002, 0x2003, 0x2009))
_HYPHENS = frozenset((2, 0xFFFE))  # what the library gives for a hyphen at the end of a line
_TURNS: tuple[Turn, ...] = (  # by the quarters that the text is turned clockwise; down is positive, as one reads
    lambda x, y: (x, -y),
    lambda x, y: (-y, -x),
    lambda x, y: (-x, y),
    lambda x, y: (y, x),
)
_BACK, _WIDE_GAP = 0.6, 1.4
"""How far back a letter may begin, and how far off: beyond that it belongs to another column or cell; in heights."""

_MAX_LOOKED_AT = 2_000
"""Objects of a page that are looked at for pictures."""

_SAMPLES = 15
_PICTURE_SHARE = 0.5
_UNREADABLE_SHARE = 0.2


@dataclass(slots=True)
class Segment:
    """Words in one line without a wide gap; `top` is less than `bottom`, in points from anywhere."""

    left: float
    right: float
    top: float
    bottom: float
    text: str

    @property
    def height(self) -> float:
        """Return the height of the letters."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read: upright.

    Args:
        number: from one.
        left, right, top, bottom: its edges.
        segments: its words, in the order of the file.
        rules: its ruled lines.
        is_picture: it shows a picture and has no words that can be read.
        is_layered: its words were recognised, and lie unseen on a picture where a scanner's program left them.
    """

    number: int
    left: float
    right: float
    top: float
    bottom: float
    segments: list[Segment]
    rules: Rules
    is_picture: bool
    is_layered: bool

    @property
    def room(self) -> float:
        """Return how far to the right words may go: as far from the edge as they begin at the left, or further."""
        first = min((segment.left for segment in self.segments), default=self.left)
        last = max((segment.right for segment in self.segments), default=self.right)
        return max(last, self.right - (first - self.left))


def read_page(page: pdfium.FPDF_PAGE, number: int, *, room: int) -> Page:
    """Return a page.

    Raises:
        TooComplex: more characters than there is room for.
    """
    text = pdfium.FPDFText_LoadPage(page)
    try:
        count = max(pdfium.FPDFText_CountChars(text), 0)
        if count > room:
            raise TooComplex(kind="PDF", what="characters", limit=room)
        turn = _TURNS[_quarter(text, count)]
        rules = find_rules(page, turn)
        reader = _Reader(text, turn, rules)
        segments = reader.segments(count)
    finally:
        pdfium.FPDFText_ClosePage(text)
    has_picture, is_unseen = _picture(page)
    if reader.unreadable > _UNREADABLE_SHARE * max(reader.letters, 1):
        segments = []
    is_picture = not segments and (has_picture or reader.unreadable > 0)
    return Page(number, *_edges(page, turn), segments, rules, is_picture, has_picture and is_unseen and bool(segments))


def _quarter(text: pdfium.FPDF_TEXTPAGE, count: int) -> int:
    """Return in which of four directions most of the words run."""
    step = max(count // _SAMPLES, 1)
    angles = (pdfium.FPDFText_GetCharAngle(text, index) for index in range(0, count, step))
    quarters = Counter(round(angle / (pi / 2)) % 4 for angle in angles if angle >= 0)
    return quarters.most_common(1)[0][0] if quarters else 0


class _Reader:
    """Puts the letters of a page together to segments."""

    def __init__(self, text: pdfium.FPDF_TEXTPAGE, turn: Turn, rules: Rules) -> None:
        self._text, self._turn, self._rules = text, turn, rules
        self.letters = self.unreadable = 0

    def segments(self, count: int) -> list[Segment]:
        """Return the segments of the first `count` characters, those that were drawn twice only once."""
        found: dict[tuple[str, int, int], Segment] = {}
        for segment in self._segments(count):
            found.setdefault((segment.text, round(segment.left / 2), round(segment.top / 2)), segment)
        return list(found.values())

    def _segments(self, count: int) -> Iterator[Segment]:
        unicode_of, box_of, box = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox, pdfium.FS_RECTF()
        text, pointer, placed = self._text, ctypes.byref(box), self._placed
        current = Segment(0.0, 0.0, 0.0, 0.0, "")
        letters: list[str] = []
        is_blank = False
        for index in range(count):  # some microseconds a letter, nearly all that a page costs
            code = unicode_of(text, index)
            if code in _BLANKS:
                is_blank = True
                continue
            letter = self._letter(code)
            if not letter or not box_of(text, index, pointer):
                continue
            left, right, top, bottom = placed(box)
            if letters and self._goes_on(current, left, top, bottom, is_blank=is_blank):
                letters.append(" " + letter if is_blank else letter)
                current.right = max(current.right, right)
            else:
                if letters:
                    current.text = "".join(letters)
                    yield current
                current, letters = Segment(left, right, top, bottom, ""), [letter]
            is_blank = False
        if letters:
            current.text = "".join(letters)
            yield current

    def _letter(self, code: int) -> str:
        self.letters += 1
        if code in _HYPHENS:
            return "-"
        if 31 < code < 0xD800:
            return chr(code)
        if 0xF020 <= code < 0xF100:  # a sign of a symbol font, mostly the dot of a list
            self.unreadable += 1
            return "•"
        if code < 32 or 0xD800 <= code < 0xF900 or code == 0xFFFD or code > 0x10FFFF:  # none, halves, private ones
            self.unreadable += 1
            return "" if code < 32 else "\ufffd"
        return chr(code)

    def _placed(self, box: pdfium.FS_RECTF) -> tuple[float, float, float, float]:
        if self._turn is _TURNS[0]:
            return box.left, box.right, -box.top, -box.bottom
        x0, y0 = self._turn(box.left, box.bottom)
        x1, y1 = self._turn(box.right, box.top)
        return min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)

    def _goes_on(self, segment: Segment, left: float, top: float, bottom: float, *, is_blank: bool) -> bool:
        """Tell whether a letter stands behind a segment in its line, with no column's gap and no ruled line between."""
        height = segment.bottom - segment.top
        if not -_BACK * height < left - segment.right < _WIDE_GAP * height:
            return False
        if top != segment.top:
            overlap = min(bottom, segment.bottom) - max(top, segment.top)
            if overlap < 0.5 * min(height, bottom - top):
                return False
        return not (
            is_blank and self._rules.upright and self._rules.is_upright_between(segment.right, left, (top + bottom) / 2)
        )


def _edges(page: pdfium.FPDF_PAGE, turn: Turn) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    (x0, y0), (x1, y1) = turn(box.left, box.bottom), turn(box.right, box.top)
    return min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)


def _picture(page: pdfium.FPDF_PAGE) -> tuple[bool, bool]:
    """Tell whether a picture fills half of the page, and whether its first words are unseen."""
    area = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    has_picture, is_unseen = False, None
    sides = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), _MAX_LOOKED_AT)):
        thing = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT and is_unseen is None:
            is_unseen = pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        elif kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM} and not has_picture:
            pdfium.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, sides))
            left, bottom, right, top = (side.value for side in sides)
            has_picture = (right - left) * (top - bottom) >= _PICTURE_SHARE * area > 0
    return has_picture, bool(is_unseen)
