"""What stands at the head or foot of every page and is no part of the text: running titles, numbers of pages."""

import re
from collections import Counter

from kunak.core.reading.formats.pdf_grid import Grid
from kunak.core.reading.formats.pdf_page import Page, Segment

_NUMBER = re.compile(
    r"[-–—\s\[(]*(?:(?:стр(?:аница|\.)?|лист|с\.|page)\s*)?\d{1,4}(?:\s*(?:из|/|of)\s*\d{1,4})?[-–—\s\])]*$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.12
"""The share of the page's height at its head and foot in which numbers of pages stand."""

_LOOKED_AT = 3
_SAME_PLACE = 8.0


def drop_heads(pages: list[Page], grids: list[list[Grid]]) -> None:
    """Take the running heads and feet and the numbers of pages out of the pages; the heads of their tables stay."""
    candidates = [_edge_lines(page, tables) for page, tables in zip(pages, grids, strict=True)]
    counts = Counter(key for lines in candidates for key in {_key(line) for line in lines})
    for page, lines in zip(pages, candidates, strict=True):
        gone = [
            line
            for line in lines
            if _NUMBER.match(_text(line)) or (len(pages) > 1 and counts[_key(line)] >= max(2, len(pages) * 0.4))
        ]
        dropped = {id(segment) for line in gone for segment in line}
        page.segments[:] = [segment for segment in page.segments if id(segment) not in dropped]


def _edge_lines(page: Page, grids: list[Grid]) -> list[list[Segment]]:
    """Return the first and last lines of a page, where they stand in its head or foot and in no table."""
    rows: dict[int, list[Segment]] = {}
    for segment in page.segments:
        if any(grid.holds(segment) for grid in grids):
            continue
        rows.setdefault(round((segment.top + segment.bottom) / 2 / 3), []).append(segment)
    places = sorted(rows)
    near = {*places[:_LOOKED_AT], *places[-_LOOKED_AT:]}
    height = page.bottom - page.top
    head, foot = page.top + _EDGE * height, page.bottom - _EDGE * height
    lines = [sorted(rows[place], key=lambda segment: segment.left) for place in sorted(near)]
    return [line for line in lines if line[0].bottom <= head or line[0].top >= foot]


def _text(line: list[Segment]) -> str:
    return " ".join(segment.text for segment in line)


def _key(line: list[Segment]) -> tuple[str, int]:
    """Return what makes two lines of two pages the same: their words but for the numbers, and their place."""
    return _DIGITS.sub("#", _text(line)).casefold(), round(line[0].top / _SAME_PLACE)
