"""Every page that people can come to by links, found from the pages themselves and named as addresses are."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.urls import URLPattern, URLResolver, get_resolver, resolve
from selectolax.lexbor import LexborHTMLParser
from tests.browser.client import Client

Piece = tuple[str, ...]
OF_FILES = 2  # of each name: they have no pieces by which one would know that they are alike


@dataclass
class Found:
    """What one person comes to: pages that have all pieces between them, and names of all that answered.

    `texts` are what came for these pages, `dead` are links that did not answer well.
    """

    pages: list[str] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    dead: list[str] = field(default_factory=list)


def crawl(asker: Client, starts: Iterable[str], known: set[Piece], *, of_each: int, of_name: int) -> Found:
    """Follow the links of every page that has a piece which none before had, a few of each name.

    Args:
        known: the pieces of pages that others found; those of the pages found are added.
        of_each: how many links of one name are followed from a page.
        of_name: how many addresses of one name are looked at.
    """
    found, waiting, seen = Found(), [(start, "") for start in starts], set[str]()
    own: set[Piece] = set()
    new: dict[str, set[Piece]] = {}
    texts: dict[str, str] = {}
    looked, files = Counter[str](), Counter[str]()
    while waiting:
        address, page = waiting.pop(0)
        name = name_of(address)
        if address in seen or files[name] >= OF_FILES or looked[name] >= of_name:
            continue
        seen.add(address)
        looked[name] += 1
        answer = asker.look(address)
        if answer.status != 200:
            found.dead.append(f"{answer.status} {address} from {page}")
            continue
        found.names.add(name)
        if answer.kind.startswith("text/html"):
            made = pieces(answer.text, name)
            new[address], texts[address] = made - known, answer.text
            if not made <= own:
                waiting.extend((link, address) for link in _few(links(answer.text, answer.url), seen, of_each))
            own |= made
        else:
            files[name] += 1
    known |= own
    found.pages = covering(new)
    found.texts = {address: texts[address] for address in found.pages}
    return found


def covering(pages: Mapping[str, set[Piece]]) -> list[str]:
    """Return few pages that have all pieces between them: always the one that adds the most to those before.

    So the fullest come first, and what is looked at once for each kind of element is looked at on few pages.
    """
    left = set[Piece]().union(*pages.values())
    chosen: list[str] = []
    while left:
        chosen.append(max(pages, key=lambda address: len(pages[address] & left)))
        left -= pages[chosen[-1]]
    return chosen


def _few(found: Iterable[str], seen: set[str], of_each: int) -> Iterator[str]:
    followed: dict[str, set[str]] = {}
    for link in found:
        ones = followed.setdefault(name_of(link), set())
        if link not in seen and len(ones) < of_each:
            ones.add(link)
            yield link


def name_of(address: str) -> str:
    """Return the name of an address, for instance ``agreements:history``."""
    return resolve(urlsplit(address).path).view_name


def links(page: str, address: str) -> Iterator[str]:
    """Yield the product's own addresses that a page links to."""
    for link in LexborHTMLParser(page).css("a[href]"):
        to = urlsplit(urljoin(address, link.attributes["href"] or ""))
        if to.netloc == urlsplit(address).netloc and not to.path.startswith("/static/"):
            yield to.path + (f"?{to.query}" if to.query else "")


def pieces(page: str, name: str) -> set[Piece]:
    """Return what a page is made of: its kinds of elements."""
    nodes = LexborHTMLParser(page).css("main *")
    return {(name, str(node.tag), *(node.attributes.get(what) or "" for what in ("class", "type"))) for node in nodes}


def addresses() -> dict[str, str]:
    """Return every name of the product's addresses with one address of it."""
    return dict(_named(get_resolver().url_patterns, "", "/"))


def _named(patterns: Iterable[URLPattern | URLResolver], room: str, before: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        route = before + re.sub(r"<int:\w+>", "1", str(one.pattern)).replace("<slug:field>", "notice")
        if isinstance(one, URLResolver):
            yield from _named(one.url_patterns, f"{one.app_name}:", route)
        elif one.name:
            yield room + one.name, route
