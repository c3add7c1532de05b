"""HTML to a flat list of elements, in time that grows with the page's length and no faster, whatever is in it.

Parsers that follow the standard to the letter slow down with the square of the attributes of one tag or of the depth
(100,000 open tags took selectolax 17 seconds); text for reading needs neither.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from kunak.core.reading.formats.errors import TooComplex
from kunak.core.reading.formats.limits import MAX_PAGE_DEPTH, MAX_PAGE_TAGS

TEXT = "#text"
_WANTED = frozenset(
    str.split(
        "class id role hidden aria-hidden style itemprop datetime property name content href type charset http- "
        "equiv colspan pubdate"
    )
)
_VOID = frozenset(str.split("area base br col embed hr img input link meta param source track wbr"))
_RAW = frozenset(str.split("script style xmp iframe noembed noframes textarea title"))
_BLOCKS = frozenset(
    str.split(
        "address article aside blockquote center details dialog dd div dl dt fieldset figcaption figure footer "
        "form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table ul"
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CLOSED_BY_NEXT = {  # a start tag closes those of these that were opened after the last fence
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("table",)),
    "th": (("td", "th"), ("table",)),
    "tr": (("tr", "td", "th"), ("table",)),
    "tbody": (("thead", "tbody", "tfoot", "tr", "td", "th"), ("table",)),
    "tfoot": (("thead", "tbody", "tfoot", "tr", "td", "th"), ("table",)),
    "option": (("option",), ("select",)),
}
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*))?)?""")


@dataclass(slots=True)
class Element:
    """An element or a text: `tag`, its attributes in small letters, the index of its parent (-1 for the page)."""

    tag: str
    parent: int
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """A page: its elements, parents first, and the walk through them: `i` enters element i, `~i` leaves it."""

    elements: list[Element]
    walk: list[int]


def parse(page: str) -> Markup:
    """Return the elements of a page; a page of any kind has some.

    Raises:
        TooComplex: more tags, or deeper, than a page that people read.
    """
    if page.count("<") > MAX_PAGE_TAGS:
        raise TooComplex(kind="HTML", what="tags", limit=MAX_PAGE_TAGS)
    tree = _Tree()
    for tag, attributes, text in _tokens(page):
        if tag == TEXT:
            tree.text(text)
        elif tag.startswith("/"):
            tree.end(tag[1:])
        else:
            tree.start(tag, attributes)
            if tag in _RAW:
                tree.text(text)
                tree.end(tag)
    return tree.markup()


def _tokens(page: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield text, start tags (with what stands in a script or title) and end tags, which begin with a slash."""
    position, end = 0, len(page)
    while position < end:
        opening = page.find("<", position)
        if opening < 0:
            opening = end
        if opening > position:
            yield TEXT, {}, _unescaped(page[position:opening])
        following = page[opening + 1 : opening + 4]
        if following[:1].isalpha() and (name := _NAME.match(page, opening + 1)):
            tag = name[0].lower()
            attributes, position = _attributes(page, name.end())
            text = ""
            if tag in _RAW:
                text, position = _raw_text(page, tag, position)
            yield tag, attributes, text
        elif following[:1] == "/" and (name := _NAME.match(page, opening + 2)):
            position = _after(page, ">", name.end())
            yield "/" + name[0].lower(), {}, ""
        elif following == "!--":
            position = _after(page, "-->", opening + 2)
        elif following[:1] in {"!", "?", "/"} and following:
            position = _after(page, ">", opening)
        else:
            if opening < end:
                yield TEXT, {}, "<"
            position = opening + 1


def _attributes(page: str, position: int) -> tuple[dict[str, str], int]:
    attributes: dict[str, str] = {}
    while found := _ATTRIBUTE.match(page, position):
        position = found.end()
        name = found[1].lower()
        if name in _WANTED and name not in attributes:
            attributes[name] = _unescaped(found[2] or found[3] or found[4] or "")
    return attributes, _after(page, ">", position)


def _raw_text(page: str, tag: str, position: int) -> tuple[str, int]:
    closing = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(page, position)
    if closing is None:
        return page[position:], len(page)
    text = page[position : closing.start()]
    return (_unescaped(text) if tag in {"title", "textarea"} else text), _after(page, ">", closing.end())


def _unescaped(text: str) -> str:
    try:
        return unescape(text)
    except ValueError:  # a number of thousands of digits, which no letter has
        return text


def _after(page: str, mark: str, position: int) -> int:
    found = page.find(mark, position)
    return len(page) if found < 0 else found + len(mark)


class _Tree:
    """Keeps what is open; every question about it is one look, so that no page can make it slow."""

    def __init__(self) -> None:
        self._elements: list[Element] = []
        self._walk: list[int] = []
        self._open: list[int] = []
        self._depths: dict[str, list[int]] = defaultdict(list)  # of the open elements of each name

    def text(self, text: str) -> None:
        self._add(Element(TEXT, self._open[-1] if self._open else -1, text=text))
        self._walk.append(~(len(self._elements) - 1))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._close_before(tag)
        self._add(Element(tag, self._open[-1] if self._open else -1, attributes))
        index = len(self._elements) - 1
        if tag in _VOID:
            self._walk.append(~index)
            return
        if len(self._open) >= MAX_PAGE_DEPTH:
            raise TooComplex(kind="HTML", what="levels", limit=MAX_PAGE_DEPTH)
        self._depths[tag].append(len(self._open))
        self._open.append(index)

    def end(self, tag: str) -> None:
        depth = self._depth(tag)
        fence = self._fence(("table",) if tag in {"td", "th", "tr", "tbody", "thead", "tfoot"} else ("td", "th"))
        if depth >= 0 and (depth > fence or tag == "table"):
            self._close_to(depth)

    def markup(self) -> Markup:
        self._close_to(0)
        return Markup(self._elements, self._walk)

    def _add(self, element: Element) -> None:
        self._elements.append(element)
        self._walk.append(len(self._elements) - 1)

    def _depth(self, tag: str) -> int:
        depths = self._depths.get(tag)
        return depths[-1] if depths else -1

    def _fence(self, tags: tuple[str, ...]) -> int:
        return max(self._depth(tag) for tag in tags)

    def _close_before(self, tag: str) -> None:
        if tag in _BLOCKS and self._depth("p") > self._fence(("td", "th", "table")):
            self._close_to(self._depth("p"))
        if tag in _HEADINGS and self._open and self._elements[self._open[-1]].tag in _HEADINGS:
            self._close_to(len(self._open) - 1)
        if tag in _CLOSED_BY_NEXT:
            closed, fence = _CLOSED_BY_NEXT[tag]
            while (depth := self._fence(closed)) > self._fence(fence):
                self._close_to(depth)

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            index = self._open.pop()
            self._depths[self._elements[index].tag].pop()
            self._walk.append(~index)
