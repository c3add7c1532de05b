"""Quoted words of a text, and where they stand: no place in the text is ever typed by hand.

`words` stands for the first whole-word occurrence, `words #2` for the second, `head ... tail` for all from the head to
the nearest tail after it, ` + ` parts the pieces of one value. A blank stands for any blanks of the text.
"""

import re
from collections.abc import Iterator
from itertools import islice

BLANKS = re.compile(r"\s+")
PLACE = re.compile(r"\s+#(\d+)$")
PIECES = re.compile(r"\s\+\s")


class NotInText(ValueError):
    """The words are not in the text, or not so many times."""


def matches(text: str, words: str, *, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where whole words stand with any blanks between them.

    No pattern is made: the documents quote thirty thousand fragments, and to compile one takes longer than to look.
    """
    first, *others = words.split()
    opens, closes = words[:1].isalnum(), words[-1:].isalnum()
    while (at := text.find(first, start)) >= 0:
        end = _end_of(others, text, at + len(first))
        is_whole = end is not None and not (opens and _is_letter(text[at - 1 : at]))
        if end is None or not is_whole or (closes and _is_letter(text[end : end + 1])):
            start = at + 1
        else:
            yield at, end
            start = end


def _end_of(words: list[str], text: str, at: int) -> int | None:
    """Return where words end of which each stands behind blanks, or none where another thing stands."""
    for word in words:
        blanks = BLANKS.match(text, at)
        if blanks is None or not text.startswith(word, blanks.end()):
            return None
        at = blanks.end() + len(word)
    return at


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def locate(text: str, words: str, *, start: int = 0, which: int = 1) -> tuple[int, int]:
    """Return where the words stand for the `which`-th time, looking from `start`."""
    found = list(islice(matches(text, words, start=start), which))
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
