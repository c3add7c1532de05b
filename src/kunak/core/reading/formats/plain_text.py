"""Plain text: every character kept, blocks found by lines."""

from dataclasses import replace
from itertools import pairwise

from kunak.core.reading import later as re
from kunak.core.reading.formats.content import Content
from kunak.core.reading.formats.encoding import decode_declared
from kunak.core.reading.formats.errors import TooComplex
from kunak.core.reading.formats.limits import MAX_LINES
from kunak.core.reading.source import Block

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_WORDS = re.compile(r"\S(?:.*\S)?", re.DOTALL)
_BREAK = re.compile(r"\r\n|[\r\n\f\u2028\u2029]")
_NUMBERED = re.compile(r"(?:[•·▪●◦*]|\d{1,2}\)|[а-я]\))\s+")
_DASHED = re.compile(r"[-–—]\s+")
_ARTICLE = re.compile(r"(?:статья|глава|раздел)\s+(?:\d+|[IVX]+)\b", re.IGNORECASE)
_ENDS = tuple('.!?:;,…»"')
_GAPS = ("   ", "\t", "|", "¦")  # between columns, as those of who signs, and cells
_SENTENCE_ENDS = ".!?:;…"
_FEWEST_OPEN = 3
_TITLE_LENGTH, _MIN_WRAPPED, _MAX_WRAPPED = 200, 30, 100


def read(data: bytes, declared: str | None = None) -> Content:
    """Return the text of the file, untouched but for its encoding, with a block a line.

    Lines that were broken at a fixed width are one line and one block again; `p12` is the block that begins on line 12.

    Args:
        data: the whole text.
        declared: the encoding that stands beside it, as in a letter.

    Raises:
        NotText: the bytes are no text.
        TooComplex: more lines than a document has.
    """
    raw = decode_declared(data, declared)
    if raw.count("\n") + raw.count("\r") + raw.count("\f") > 2 * MAX_LINES:  # a break may be two characters
        raise TooComplex(kind="TXT", what="lines", limit=MAX_LINES)
    return _with_whole_lines(Content(raw, tuple(blocks(raw))))


def blocks(raw: str) -> list[Block]:
    """Return the blocks of a text."""
    lines = _lines(raw)
    pieces = _joined(raw, lines)
    found: list[Block] = []
    for place, (number, start, end) in enumerate(pieces):
        following = raw[pieces[place + 1][1] : pieces[place + 1][2]] if place + 1 < len(pieces) else ""
        kind = _kind(raw[start:end], found[-1] if found else None, raw, following)
        found.append(Block(start, end, kind, f"p{number}"))
    return found


def _with_whole_lines(content: Content) -> Content:
    """Return the same with each block on one line, as the text stood before it was broken at a width."""
    raw, found = content.raw, content.blocks
    if not any(_BREAK.search(raw, block.start, block.end) for block in found):
        return content
    parts: list[str] = []
    moved: list[Block] = []
    place = length = 0
    for block in found:
        text = _on_one_line(_BREAK.split(raw[block.start : block.end]))
        start = length + block.start - place
        parts += raw[place : block.start], text
        place, length = block.end, start + len(text)
        moved.append(replace(block, start=start, end=length))
    return replace(content, raw="".join([*parts, raw[place:]]), blocks=tuple(moved))


def _on_one_line(lines: list[str]) -> str:
    from kunak.core.reading.formats.line_joins import joined  # not before a text is wrapped

    parts = lines[:1]
    for line in map(str.strip, lines[1:]):
        before = parts[-1].rstrip()
        whole = joined(before, line)
        parts[-1:] = whole[: len(whole) - len(line)], line
    return "".join(parts)


def _lines(raw: str) -> list[tuple[int, int, int]]:
    """Return number, start and end of each line that is not blank, without the blanks at its edges."""
    lines, number, position = [], 1, 0
    for found in _LINE.finditer(raw):
        number += sum(1 for _ in _BREAK.finditer(raw, position, found.start()))
        position = found.end()
        if words := _WORDS.search(raw, *found.span()):
            lines.append((number, *words.span()))
    return lines


def _joined(raw: str, lines: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Join the lines of a text that was wrapped: where the next line's first word would not have fitted."""
    begins = _set_in(raw, lines)
    columns = [any(gap in raw[start:end] for gap in _GAPS) for _, start, end in lines]
    near = [
        b[0] == a[0] + 1 and not (begins[i + 1] or columns[i] or columns[i + 1])
        for i, (a, b) in enumerate(pairwise(lines))
    ]
    lengths = [end - start for (_, start, end), is_column in zip(lines, columns, strict=True) if not is_column]
    width = max(lengths, default=0)
    if not _MIN_WRAPPED <= width <= _MAX_WRAPPED:
        return lines
    full = [
        close and a[2] - a[1] + 1 + len(raw[b[1] : b[2]].split(maxsplit=1)[0]) > width
        for close, (a, b) in zip(near, pairwise(lines), strict=True)
    ]
    if not _is_wrapped(raw, lines, full, near):
        return lines
    joined = lines[:1]
    for follows, line in zip(full, lines[1:], strict=True):
        if follows:
            number, start, _ = joined.pop()
            joined.append((number, start, line[2]))
        else:
            joined.append(line)
    return joined


def _set_in(raw: str, lines: list[tuple[int, int, int]]) -> list[bool]:
    """Return of each line whether it is set in, as the first of a paragraph is where most are not."""
    found = [start > 0 and raw[start - 1] in " \t\u00a0" for _, start, _ in lines]
    return found if sum(found) * 2 < len(lines) else [False] * len(lines)


def _is_wrapped(raw: str, lines: list[tuple[int, int, int]], full: list[bool], near: list[bool]) -> bool:
    """Tell a text that was wrapped by the lines that end in the midst of a sentence: most of them are full.

    Ends of paragraphs do not count: where these are short, most lines are such. Of lines that go on in a small letter
    two are enough.
    """
    is_open = [raw[end - 1] not in _SENTENCE_ENDS for _, _, end in lines[:-1]]
    goes_on = [a and b for a, b in zip(full, is_open, strict=True)]
    is_small = [a and raw[start].islower() for a, (_, start, _) in zip(goes_on, lines[1:], strict=True)]
    count = sum(goes_on)
    is_enough = count + sum(is_small) >= _FEWEST_OPEN
    return is_enough and count * 2 >= sum(a and b for a, b in zip(near, is_open, strict=True))


def _kind(text: str, before: Block | None, raw: str, following: str) -> str:
    if _NUMBERED.match(text) or _is_dashed_item(text, before, raw, following):
        return "list_item"
    if len(text) > _TITLE_LENGTH or text.endswith(_ENDS[:4]):
        return "heading" if _ARTICLE.match(text) and len(text) <= _TITLE_LENGTH else "paragraph"
    if before is None:
        return "heading" if following and not text.endswith(_ENDS) else "paragraph"
    is_capitals = text.isupper() and sum(map(str.isalpha, text)) >= 4
    return "heading" if is_capitals or _ARTICLE.match(text) else "paragraph"


def _is_dashed_item(text: str, before: Block | None, raw: str, following: str) -> bool:
    """Tell an item from a speech: both begin with a dash."""
    if not _DASHED.match(text):
        return False
    lead = raw[before.end - 1] if before else ""
    after_item = before is not None and before.kind == "list_item" and lead in ";,"
    return text.endswith(";") or after_item or (lead == ":" and bool(_DASHED.match(following)))
