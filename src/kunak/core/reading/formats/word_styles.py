"""Which styles of a Word document are headings, and which are lists."""

import re
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|заголовок)\s*\d?$|title$|subtitle$|название$|подзаголовок$", re.IGNORECASE)
_LIST = re.compile(r"list\b|список|маркированный|нумерованный", re.IGNORECASE)


def is_heading_name(name: str) -> bool:
    """Tell the name of a style that makes a heading, in English or Russian."""
    return bool(_HEADING.match(name.strip().rstrip(";")))


def is_list_name(name: str) -> bool:
    """Tell the name of a style that makes an item of a list."""
    return bool(_LIST.match(name.strip()))


@dataclass(frozen=True, slots=True)
class Styles:
    """The ids of paragraph styles that make a heading or a list item."""

    headings: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()

    def kind(self, properties: etree._Element | None) -> str:
        """Return the kind of a paragraph with these properties (`w:pPr`)."""
        if properties is None:
            return "paragraph"
        style = value(properties.find(f"{W}pStyle"))
        level = value(properties.find(f"{W}outlineLvl"))
        if level.isdigit():
            return "heading" if int(level) < 9 else "paragraph"
        if style in self.headings:
            return "heading"
        number = properties.find(f"{W}numPr/{W}numId")
        if number is not None:
            return "list_item" if value(number) != "0" else "paragraph"
        return "list_item" if style in self.lists else "paragraph"


def value(element: etree._Element | None) -> str:
    """Return the `w:val` of an element, empty where there is none."""
    return "" if element is None else str(element.get(f"{W}val", ""))


def read_styles(root: etree._Element | None) -> Styles:
    """Return the headings and lists of a style part; a style that is based on one of them is one too."""
    if root is None:
        return Styles()
    headings, lists, bases = set(), set(), {}
    for style in root.iterchildren(f"{W}style"):
        name, key = value(style.find(f"{W}name")).strip(), str(style.get(f"{W}styleId", ""))
        bases[key] = value(style.find(f"{W}basedOn"))
        level = value(style.find(f"{W}pPr/{W}outlineLvl"))
        if is_heading_name(name) or (level.isdigit() and int(level) < 9):
            headings.add(key)
        elif is_list_name(name) or style.find(f"{W}pPr/{W}numPr") is not None:
            lists.add(key)
    return Styles(_with_heirs(headings, bases), _with_heirs(lists, bases) - headings)


def _with_heirs(found: set[str], bases: dict[str, str]) -> frozenset[str]:
    for key in bases:
        chain: list[str] = []
        base = key
        while base and base not in found and base not in chain and len(chain) < 20:
            chain.append(base)
            base = bases.get(base, "")
        if base in found:
            found.update(chain)
    return frozenset(found)
