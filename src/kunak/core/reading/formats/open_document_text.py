"""The words of one OpenDocument paragraph: what is seen of it, its notes and the text boxes that hang on it."""

import re

from lxml import etree

_NAMESPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE, TEXT, TABLE, DRAW, STYLE = (_NAMESPACE.format(name) for name in ("office", "text", "table", "drawing", "style"))

_LEFT_OUT = frozenset(
    (
        *(f"{TEXT}{name}" for name in str.split("ruby-text hidden-text tracked-changes")),
        *(f"{OFFICE}{name}" for name in str.split("annotation annotation-end event-listeners")),
    )
)
_BLANK, _TAB, _BREAK = "\1\2\3"  # no XML holds them, so that set blanks outlive the folding of the others
_SIGNS = {f"{TEXT}tab": _TAB, f"{TEXT}line-break": _BREAK}
_SEEN = str.maketrans({_BLANK: " ", _TAB: "\t", _BREAK: "\n"})
_FOLDED = re.compile(r"[ \t\r\n]+")
_MAX_BLANKS = 200
_TITLE = re.compile(r"(?:Title|Subtitle|Heading)(?:_20_\w+)?$")


class ParagraphText:
    """What a paragraph says.

    Args:
        text: its characters; a tab, a line break, set blanks as the characters they are seen as.
        notes: its footnotes and endnotes, in order.
        boxes: its text boxes and shapes with words, in order.
    """

    __slots__ = ("_parts", "boxes", "notes", "text")

    def __init__(self, paragraph: etree._Element) -> None:
        self._parts: list[str] = []
        self.notes: list[etree._Element] = []
        self.boxes: list[etree._Element] = []
        self._gather(paragraph)
        self.text = _FOLDED.sub(" ", "".join(self._parts)).strip(" ").translate(_SEEN)

    def _gather(self, parent: etree._Element) -> None:
        self._parts.append(parent.text or "")
        for child in parent:
            self._child(child)
            self._parts.append(child.tail or "")

    def _child(self, child: etree._Element) -> None:
        tag = str(child.tag)
        if tag in _SIGNS:
            self._parts.append(_SIGNS[tag])
        elif tag == f"{TEXT}s":
            self._parts.append(_BLANK * _count(child))
        elif tag == f"{TEXT}note":
            self.notes.append(child)
        elif tag.startswith(DRAW):
            if child.find(f".//{TEXT}p") is not None:
                self.boxes.append(child)
        elif tag not in _LEFT_OUT:
            self._gather(child)


def _count(blanks: etree._Element) -> int:
    text = str(blanks.get(f"{TEXT}c", "1"))
    return min(int(text), _MAX_BLANKS) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def titles(root: etree._Element) -> frozenset[str]:
    """Return the names of paragraph styles that make a title; those of the document are based on the program's own."""
    found = {"Title", "Subtitle"}
    for style in root.iterfind(f"{OFFICE}automatic-styles/{STYLE}style"):
        if _TITLE.match(str(style.get(f"{STYLE}parent-style-name", ""))):
            found.add(str(style.get(f"{STYLE}name", "")))
    return frozenset(found)
