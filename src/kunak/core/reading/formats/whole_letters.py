"""Letters and words in one piece: what systems and pages part, and no reader sees, is put together again."""

import re
from bisect import bisect_right
from dataclasses import replace

from kunak.core.reading.formats.content import Content

_STRESS, _ACCENTS, _JOINERS = "\u0301", "\u0301\u0306\u0308", "\u00ad\u200c\u200d\u2060"
_PARTED = re.compile(f"[^\\W\\d_][{_ACCENTS}{_JOINERS}]+")
_NOT_SEEN = dict.fromkeys(map(ord, _STRESS + _JOINERS))


def in_one_piece(content: Content) -> Content:
    """Return a content whose letters are one character each, where macOS, PDF and pages part й and ё, with its blocks.

    Soft hyphens and joiners within words go, and so do marks of stress: for rules, a word with one would be two.
    """
    raw = content.raw
    if not any(mark in raw for mark in _ACCENTS + _JOINERS):  # nearly no text has one
        return content
    parts: list[str] = []
    ends, gone = [], [0]
    place = 0
    for found in _PARTED.finditer(raw):
        letter = _composed(found[0], is_within=raw[found.end() : found.end() + 1].isalpha())
        parts += raw[place : found.start()], letter
        place = found.end()
        ends.append(place)
        gone.append(gone[-1] + len(found[0]) - len(letter))
    parts.append(raw[place:])

    def moved(old: int) -> int:
        return old - gone[bisect_right(ends, old)]

    blocks = tuple(replace(block, start=moved(block.start), end=moved(block.end)) for block in content.blocks)
    return replace(content, raw="".join(parts), blocks=blocks)


def _composed(parted: str, *, is_within: bool) -> str:
    import unicodedata  # not before it is needed

    own = parted if is_within else parted.rstrip(_JOINERS)  # where a word ends they may stand for a hyphen
    return unicodedata.normalize("NFC", own.translate(_NOT_SEEN)) + parted[len(own) :]
