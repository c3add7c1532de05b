"""The words of one Word paragraph: what is seen of its runs, and the text boxes that hang on it."""

from lxml import etree

from kunak.core.reading.formats.word_styles import W, value

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LEFT_OUT = frozenset(
    f"{W}{name}"
    for name in str.split(
        "pPr rPr del moveFrom delText instrText delInstrText sdtPr sdtEndPr rt rubyPr fldData annotationRef "
        "footnoteRef endnoteRef"
    )
)
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_TEXTS = frozenset((f"{W}t", f"{_M}t"))
_OFF = frozenset(("0", "false", "off"))


class ParagraphText:
    """What a paragraph says.

    Args:
        text: its characters; a tab, a line break, a hyphen as the characters they are seen as.
        boxes: the contents of its text boxes, in order.
        goes_on: its end was deleted under tracking, so the next paragraph belongs to it.
    """

    __slots__ = ("_parts", "boxes", "goes_on", "text")

    def __init__(self, paragraph: etree._Element) -> None:
        self._parts: list[str] = []
        self.boxes: list[etree._Element] = []
        self._gather(paragraph)
        self.text = "".join(self._parts)
        self.goes_on = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None

    def _gather(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag in _TEXTS:
                self._parts.append(child.text or "")
            elif tag in _SIGNS:
                self._parts.append(_SIGNS[tag])
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif tag == f"{MC}AlternateContent":
                self._gather(chosen(child))
            elif tag not in _LEFT_OUT and not _is_unseen(child):
                self._gather(child)


def chosen(alternatives: etree._Element) -> etree._Element:
    """Return the one of the alternatives that is read: a text box stands twice, for new and old programs."""
    for child in alternatives:
        if child.tag == f"{MC}Choice":
            return child
    return next(iter(alternatives), alternatives)


def _is_unseen(element: etree._Element) -> bool:
    """Tell hidden runs, and controls that still show their prompt."""
    if element.tag == f"{W}r":
        hidden = element.find(f"{W}rPr/{W}vanish")
        return hidden is not None and value(hidden) not in _OFF
    if element.tag == f"{W}sdt":
        return element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    return False
