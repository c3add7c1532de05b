"""What of a page is not its article: menus, adverts, lists of other news. Told by tags, by names, by links."""

import re
from dataclasses import dataclass

from kunak.core.reading.formats.markup import TEXT, Element, Markup

_NEVER = frozenset(
    str.split(
        "script style noscript template iframe svg canvas video audio object head title math select button "
        "textarea xmp noembed noframes dialog datalist map"
    )
)
_SIDE = frozenset(("nav", "aside", "footer", "header"))
_SIDE_ROLES = frozenset(
    str.split("navigation banner complementary contentinfo search dialog menu menubar alert alertdialog")
)
_SIDE_WORDS = frozenset(
    str.split(
        "ad ads adv advert adverts advertisement advertising adfox banner banners breadcrumb breadcrumbs comments "
        "cookie cookies consent copyright counter counters crumbs currency foot footer gdpr informer login menu "
        "modal nav navbar navigation newsletter pager pagination paginator popup popular promo rates rating "
        "recommend recommended recommendations reklama related share sharing side sidebar similar social socials "
        "submenu subscribe subscription subscr tags tagcloud toolbar top topbar topline topmenu weather widget "
        "yashare"
    )
)
_WORD = re.compile(r"[a-z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_MAIN_ITEM = frozenset(("articlebody", "mainentity"))


@dataclass(frozen=True, slots=True)
class Outline:
    """Of each element of a page: whether it is left out, and how many characters it holds.

    Args:
        dropped: left out, itself or with an element round it.
        sizes: characters of its text that is not left out, blanks aside.
        links: those of them that are a link's.
        first, last: the elements between which the article stands, `[first, last)`.
    """

    dropped: list[bool]
    sizes: list[int]
    links: list[int]
    first: int
    last: int


def outline(markup: Markup) -> Outline:
    """Tell the article of a page from what stands round it; an element with most of the text is never left out."""
    elements = markup.elements
    never = _inherited(elements, [element.tag in _NEVER for element in elements])
    sizes, links = _sizes(elements, never)
    running = [size - link for size, link in zip(sizes, links, strict=True)]
    total = sum(running[index] for index, element in enumerate(elements) if element.parent < 0)
    titled = _holding(elements, "h1")
    hollow = [
        hidden or (_is_side(element) and not titled[index] and running[index] * 3 < total)
        for index, (element, hidden) in enumerate(zip(elements, map(_is_hidden, elements), strict=True))
    ]
    _keep_headers_of_articles(elements, hollow)
    dropped = _inherited(elements, [a or b for a, b in zip(never, hollow, strict=True)])
    sizes, links = _sizes(elements, dropped)
    first, last = _article(elements, dropped, sizes, links)
    return Outline(dropped, sizes, links, first, last)


def _is_hidden(element: Element) -> bool:
    attributes = element.attributes
    if not attributes:
        return False
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN.search(style.lower()))


def _is_side(element: Element) -> bool:
    if element.tag in _SIDE:
        return True
    attributes = element.attributes
    if not attributes or element.tag in {"html", "body", "article", "main", "h1"}:
        return False
    if attributes.get("role") in _SIDE_ROLES:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return not _SIDE_WORDS.isdisjoint(_WORD.findall(names))


def _keep_headers_of_articles(elements: list[Element], hollow: list[bool]) -> None:
    """A header within an article holds its title and date, not the site's."""
    within = _inherited(elements, [element.tag in {"article", "main"} for element in elements])
    for index, element in enumerate(elements):
        if element.tag == "header" and within[index]:
            hollow[index] = _is_hidden(element)


def _inherited(elements: list[Element], own: list[bool]) -> list[bool]:
    """Return the flags with each element's children flagged too; parents come first."""
    flags = own[:]
    for index, element in enumerate(elements):
        if element.parent >= 0 and flags[element.parent]:
            flags[index] = True
    return flags


def _holding(elements: list[Element], tag: str) -> list[bool]:
    """Return which elements hold one of this tag."""
    flags = [element.tag == tag for element in elements]
    for index in range(len(elements) - 1, -1, -1):
        if flags[index] and elements[index].parent >= 0:
            flags[elements[index].parent] = True
    return flags


def _sizes(elements: list[Element], dropped: list[bool]) -> tuple[list[int], list[int]]:
    """Return the characters each element holds, and those in links."""
    linked = _inherited(elements, [element.tag == "a" and "href" in element.attributes for element in elements])
    sizes, links = [0] * len(elements), [0] * len(elements)
    for index in range(len(elements) - 1, -1, -1):
        element = elements[index]
        if element.tag == TEXT and not dropped[index]:
            sizes[index] = len("".join(element.text.split()))
            links[index] = sizes[index] if linked[index] else 0
        if element.parent >= 0:
            sizes[element.parent] += sizes[index]
            links[element.parent] += links[index]
    return sizes, links


def _article(elements: list[Element], dropped: list[bool], sizes: list[int], links: list[int]) -> tuple[int, int]:
    """Return the range of the outermost article or main part with most of the text, from the title before it."""
    total = sum(sizes[i] - links[i] for i, element in enumerate(elements) if element.parent < 0)
    for index, element in enumerate(elements):
        if _is_main(element) and not dropped[index] and (sizes[index] - links[index]) * 2 >= total > 0:
            titles = [i for i in range(index) if elements[i].tag == "h1" and not dropped[i]]
            return (titles[0] if titles else index), _end(elements, index)
    return 0, len(elements)


def _is_main(element: Element) -> bool:
    attributes = element.attributes
    return (
        element.tag in {"article", "main"}
        or attributes.get("role") == "main"
        or attributes.get("itemprop", "").lower() in _MAIN_ITEM
    )


def _end(elements: list[Element], index: int) -> int:
    """Return the index after the last element within this one."""
    end = index + 1
    while end < len(elements) and elements[end].parent >= index:
        end += 1
    return end
