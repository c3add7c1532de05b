"""Quoted words of a text, and where they stand: no place in the text is ever typed by hand.

`words` stands for the first whole-word occurrence, `words #2` for the second, `head ... tail` for all from the head to
the nearest tail after it, ` + ` parts the pieces of one value. A blank stands for any blanks of the text.
"""

import re

PLACE = re.compile(r"\s+#(\d+)$")
PIECES = re.compile(r"\s\+\s")


class NotInText(ValueError):
    """The words are not in the text, or not so many times."""


def pattern_of(words: str) -> re.Pattern[str]:
    """Return the pattern of whole words with any blanks between them."""
    body = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + body + after)


def locate(text: str, words: str, *, start: int = 0, which: int = 1) -> tuple[int, int]:
    """Return where the words stand for the `which`-th time, looking from `start`."""
    found = [match.span() for match in pattern_of(words).finditer(text, start)]
    if len(found) < which:
        raise NotInText(f"«{words}» stands {len(found)} times in the text, wanted number {which}")
    return found[which - 1]


def span_of(text: str, fragment: str) -> tuple[int, int]:
    """Return `[start, end)` of one fragment."""
    numbered = PLACE.search(fragment)
    which = int(numbered[1]) if numbered else 1
    words = fragment[: numbered.start()] if numbered else fragment
    head, gap, tail = words.partition(" ... ")
    start, end = locate(text, head, which=which)
    return (start, locate(text, tail, start=end)[1]) if gap else (start, end)


def spans_of(text: str, fragments: str) -> list[list[int]]:
    """Return the spans of all the pieces, in the order they are given."""
    return [list(span_of(text, fragment.strip())) for fragment in PIECES.split(fragments)]


def words_of(text: str, spans: list[list[int]]) -> str:
    """Return the words of the spans, blanks folded."""
    return " ".join(" ".join(text[start:end].split()) for start, end in spans)
