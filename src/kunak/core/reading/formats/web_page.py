"""HTML: the article of a page, with its headings, lists and tables."""

import re
from collections.abc import Iterator
from typing import TypeVar

from kunak.core.reading.formats.boilerplate import Outline, outline
from kunak.core.reading.formats.content import Content, ContentBuilder
from kunak.core.reading.formats.encoding import decode_declared
from kunak.core.reading.formats.markup import TEXT, Markup, parse
from kunak.core.reading.formats.page_facts import published_on, title
from kunak.core.reading.formats.page_noise import Piece, without_noise
from kunak.core.reading.formats.page_tables import data_tables

T = TypeVar("T")

_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,500}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE
)
_BREAKING = frozenset(
    str.split(
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure "
        "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td "
        "tfoot th thead tr ul"
    )
)
_KINDS = dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading") | dict.fromkeys(("li", "dd", "dt"), "list_item")
_CELLS = frozenset(("td", "th"))
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_LINE_BREAK = re.compile(r" *\v *")
_PARAGRAPH_BREAK = re.compile(r"\n{2,}")


def read(data: bytes, declared: str | None = None) -> Content:
    """Return the article of a page: blocks parted by a blank line, items by a line break, cells by a tab.

    Args:
        data: the whole page.
        declared: the encoding that stands beside it, as in a letter; without it, the page's own word is taken.

    Raises:
        NotText: the bytes are no text.
        TooComplex: more tags than a page for people has.
    """
    found = _CHARSET.search(data[:4096])
    page = decode_declared(data, declared or (found[1].decode() if found else None))
    markup = parse(page)
    shape = outline(markup)
    pieces = without_noise(list(_Walk(markup, shape).pieces()))
    return _assembled(pieces, published_hint=published_on(markup), title_hint=title(markup))


class _Walk:
    """One way through the page that gathers text until an element ends the paragraph."""

    def __init__(self, markup: Markup, shape: Outline) -> None:
        self._markup, self._shape = markup, shape
        self._tables = data_tables(markup, shape)
        self._run: list[str] = []
        self._links = 0
        self._linked = 0
        self._kinds = ["paragraph"]
        self._lists: list[int] = []
        self._pre = 0
        self._table: Piece | None = None
        self._column = 1

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces in the order of the page."""
        shape = self._shape
        for step in self._markup.walk:
            index = step if step >= 0 else ~step
            if shape.dropped[index] or not shape.first <= index < shape.last:
                continue
            if step >= 0:
                yield from self._enter(index)
            else:
                yield from self._leave(index)
        yield from self._flush()

    def _enter(self, index: int) -> Iterator[Piece]:
        element = self._markup.elements[index]
        if element.tag == TEXT:
            self._text(element.text)
            return
        if element.tag == "br":
            self._run.append("\v")
        if element.tag in _BREAKING:
            yield from self._flush()
        self._count(element.tag, index, 1)
        if index in self._tables:
            self._table = Piece("table", "")
        elif self._table is not None:
            self._enter_table_part(self._table, element.tag)

    def _leave(self, index: int) -> Iterator[Piece]:
        element = self._markup.elements[index]
        if element.tag == TEXT:
            return
        if self._table is not None and element.tag in _CELLS:
            self._cell(self._table, element.attributes.get("colspan", ""))
        elif self._table is not None and element.tag == "caption":
            yield Piece("paragraph", self._taken()[0])
        elif element.tag in _BREAKING:
            yield from self._flush()
        self._count(element.tag, index, -1)
        if index in self._tables and self._table is not None:
            table, self._table = self._table, None
            yield table

    def _count(self, tag: str, index: int, by: int) -> None:
        if tag == "a":
            self._linked += by
        elif tag == "pre":
            self._pre += by
        elif tag in _KINDS:
            _push(self._kinds, _KINDS[tag], by)
        elif tag in {"ul", "ol", "dl", "menu"}:
            _push(self._lists, index, by)

    def _text(self, text: str) -> None:
        if self._pre:
            self._run.append(text.replace("\r\n", "\n").replace("\n", "\v"))
        else:
            self._run.append(_BLANKS.sub(" ", text))
        if self._linked:
            self._links += len(text.strip())

    def _enter_table_part(self, table: Piece, tag: str) -> None:
        if tag == "tr":
            table.rows.append([])
            self._column = 1

    def _cell(self, table: Piece, colspan: str) -> None:
        if not table.rows:  # cells without a row, as some pages have them
            table.rows.append([])
        table.rows[-1].append((self._column, _PARAGRAPH_BREAK.sub("\n", self._taken()[0])))
        self._column += max(int(colspan), 1) if colspan.isascii() and colspan.isdigit() and len(colspan) < 4 else 1

    def _taken(self) -> tuple[str, int]:
        text = _LINE_BREAK.sub("\n", _BLANKS.sub(" ", "".join(self._run))).strip(" \n")
        links, self._links = self._links, 0
        self._run.clear()
        return text, links

    def _flush(self) -> Iterator[Piece]:
        if not self._run:
            return
        if self._table is not None:  # a paragraph within a cell ends its line, no more
            self._run.append("\v")
            return
        text, links = self._taken()
        parts = [part for part in _PARAGRAPH_BREAK.split(text) if part.strip()]
        share = links / max(sum(map(len, parts)), 1)  # a line break does not tell which part a link was in
        for part in parts:
            yield Piece(self._kinds[-1], part, int(len(part) * share), self._lists[-1] if self._lists else -1)


def _push(stack: list[T], value: T, by: int) -> None:
    if by > 0:
        stack.append(value)
    elif stack:
        stack.pop()


def _assembled(pieces: list[Piece], *, published_hint: str | None, title_hint: str | None) -> Content:
    builder = ContentBuilder()
    paragraphs = tables = 0
    before: Piece | None = None
    for piece in pieces:
        if piece.kind == "table":
            tables += 1
            builder.part("\n\n")
            builder.table(piece.rows, path=f"t{tables}")
        else:
            paragraphs += 1
            is_same_list = (
                before is not None and before.kind == piece.kind == "list_item" and before.parent == piece.parent
            )
            builder.part("\n" if is_same_list else "\n\n")
            builder.block(piece.text, kind=piece.kind, path=f"p{paragraphs}")
        before = piece
    return builder.content(published_hint=published_hint, title_hint=title_hint)
