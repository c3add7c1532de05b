"""The ruled lines of a page: what a table is drawn with."""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

MAX_OBJECTS, MAX_POINTS = 20_000, 200
"""Objects of a page that are looked at, and points of one path: more is a drawing, not a table."""

MAX_RULES = 400
"""Ruled lines of one direction on a page that can still be a table."""

_THIN = 3.0
_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: `at` on its own axis, from `start` to `end` along it; points."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Rules:
    """The lines of a page, pieces in one line put together, sorted."""

    level: tuple[Rule, ...] = ()
    upright: tuple[Rule, ...] = ()

    def is_upright_between(self, left: float, right: float, y: float) -> bool:
        """Tell whether an upright line stands between two places of a line of words."""
        return any(left - 1 <= rule.at <= right + 1 and rule.start <= y <= rule.end for rule in self.upright)


def find_rules(page: pdfium.FPDF_PAGE, turn: Callable[[float, float], tuple[float, float]]) -> Rules:
    """Return the ruled lines; none where there are so many that they draw something else."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > MAX_OBJECTS:
        return Rules()
    level: list[Rule] = []
    upright: list[Rule] = []
    for index in range(count):
        thing = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(thing) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        for x0, y0, x1, y1 in _edges(thing):
            (ax, ay), (bx, by) = turn(x0, y0), turn(x1, y1)
            if abs(ay - by) <= _THIN < abs(ax - bx):
                level.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
            elif abs(ax - bx) <= _THIN < abs(ay - by):
                upright.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))
    return Rules(_joined(level), _joined(upright))


def _edges(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight pieces of a path; a thin filled box is one line."""
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(path, *map(ctypes.byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    if right - left <= _THIN or top - bottom <= _THIN:
        yield left, bottom, right, top
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    count = pdfium.FPDFPath_CountSegments(path)
    if not 0 < count <= MAX_POINTS:
        return
    before = start = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield (*before, *point)
        before = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield (*point, *start)


def _joined(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Put the pieces of each line together; no lines at all where there are too many."""
    joined: list[Rule] = []
    for group in grouped(sorted(rules, key=lambda rule: rule.at), lambda rule: rule.at):
        at = sum(rule.at for rule in group) / len(group)
        start = end = None
        for rule in sorted(group, key=lambda rule: rule.start):
            if start is None or end is None or rule.start > end + _NEAR:
                if start is not None and end is not None:
                    joined.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        if start is not None and end is not None:
            joined.append(Rule(at, start, end))
    return tuple(joined) if len(joined) <= MAX_RULES else ()


def grouped(rules: list[Rule], key: Callable[[Rule], float]) -> Iterator[list[Rule]]:
    """Yield runs of sorted rules whose keys are hardly apart."""
    group: list[Rule] = []
    for rule in rules:
        if group and key(rule) - key(group[0]) > _NEAR:
            yield group
            group = []
        group.append(rule)
    if group:
        yield group
