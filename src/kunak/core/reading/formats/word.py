"""DOCX: paragraphs, lists, tables, text boxes and notes of a Word document, as a reader of it would see them."""

from collections.abc import Iterator

from lxml import etree

from kunak.core.reading.formats.content import Content, ContentBuilder
from kunak.core.reading.formats.errors import DamagedFile, TooComplex
from kunak.core.reading.formats.limits import MAX_TABLE_DEPTH
from kunak.core.reading.formats.package import Package, parse_xml
from kunak.core.reading.formats.word_styles import Styles, W, read_styles
from kunak.core.reading.formats.word_text import MC, ParagraphText, chosen

_KIND = "DOCX"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_NOTES = (("footnotes", "footnote", "f"), ("endnotes", "endnote", "e"))


def read(data: bytes) -> Content:
    """Return the text of a Word document: blocks parted by a blank line, items by a line break, cells by a tab.

    What was inserted under tracking is kept, what was deleted is not; page headers and footers are left out; footnotes
    and endnotes stand at the end. Soft hyphens stay.

    Raises:
        DamagedFile, TooComplex: as `package.Package`.
    """
    package = Package(data, kind=_KIND)
    main = _main_part(package)
    root = _part(package, main)
    if root is None:
        raise DamagedFile(kind=_KIND, reason="the main part is missing")
    folder = main.rpartition("/")[0]
    styles = None if next(root.iter(f"{W}pStyle"), None) is None else _part(package, f"{folder}/styles.xml")
    walk = _Walk(read_styles(styles))
    body = root.find(f"{W}body")
    if body is None:
        raise DamagedFile(kind=_KIND, reason="the main part has no body")
    walk.blocks(body)
    for part, tag, letter in _NOTES:
        notes = _part(package, f"{folder}/{part}.xml")
        for number, note in enumerate(_notes(notes, tag, root), start=1):
            walk.note(note, path=f"{letter}{number}/")
    return walk.builder.content(title_hint=_title(package))


def _main_part(package: Package) -> str:
    relations = package.xml("_rels/.rels")
    for relation in () if relations is None else relations.iterchildren(_RELATIONS):
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _part(package: Package, name: str) -> etree._Element | None:
    """Return the root of a part; files in the strict dialect are read as the usual ones."""
    data = package.part(name)
    return None if data is None else parse_xml(data.replace(_STRICT, _USUAL), kind=_KIND)


def _notes(notes: etree._Element | None, tag: str, root: etree._Element) -> Iterator[etree._Element]:
    """Yield the notes of the text; one whose mark was deleted under tracking is gone with it, though it is kept."""
    if notes is None:
        return
    gone = {mark.get(f"{W}id") for deleted in root.iter(f"{W}del") for mark in deleted.iter(f"{W}{tag}Reference")}
    for note in notes.iterchildren(f"{W}{tag}"):
        if note.get(f"{W}type", "normal") == "normal" and note.get(f"{W}id") not in gone:
            yield note


def _title(package: Package) -> str | None:
    core = package.xml("docProps/core.xml")
    title = None if core is None else core.findtext("{http://purl.org/dc/elements/1.1/}title")
    return " ".join(title.split()) or None if title else None


class _Walk:
    """One way through the document, top to bottom."""

    def __init__(self, styles: Styles) -> None:
        self.builder = ContentBuilder()
        self._styles = styles
        self._paragraphs = self._tables = 0
        self._prefix = ""
        self._pending = ""  # the text of a paragraph whose end was deleted: the next one goes on with it

    def note(self, note: etree._Element, *, path: str) -> None:
        """Add a footnote; its paragraphs are counted by themselves."""
        self._prefix, self._paragraphs = path, 0
        self.blocks(note)

    def blocks(self, parent: etree._Element) -> None:
        """Add the paragraphs and tables within an element."""
        for child in _block_children(parent):
            if child.tag == f"{W}tbl":
                self._tables += 1
                self.builder.part("\n\n")
                self._table(child, path=f"{self._prefix}t{self._tables}", depth=1)
            else:
                self._paragraph(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        text = ParagraphText(paragraph)
        self._paragraphs += 1
        whole, self._pending = self._pending + text.text, ""
        if text.goes_on:
            self._pending = whole
        elif whole.strip():
            kind = self._styles.kind(paragraph.find(f"{W}pPr"))
            self.builder.paragraph(whole, kind=kind, path=f"{self._prefix}p{self._paragraphs}")
        for box in text.boxes:
            self.blocks(box)

    def _table(self, table: etree._Element, *, path: str, depth: int) -> None:
        if depth > MAX_TABLE_DEPTH:
            raise TooComplex(kind=_KIND, what="tables within tables", limit=MAX_TABLE_DEPTH)
        for number, row in enumerate(_rows(table), start=1):
            self.builder.write("\n" if number > 1 else "")
            column = 1 + _number(row.find(f"{W}trPr/{W}gridBefore"), default=0)
            for place, cell in enumerate(_unwrapped(row, f"{W}tc")):
                self.builder.write("\t" if place else "")
                self._cell(cell, path=f"{path}/r{number}/c{column}", depth=depth)
                column += _number(cell.find(f"{W}tcPr/{W}gridSpan"), default=1)

    def _cell(self, cell: etree._Element, *, path: str, depth: int) -> None:
        """Add a cell: its paragraphs as lines of one block; a table within it parts that block in two."""
        lines: list[str] = []
        tables, is_begun = 0, False
        for child in _block_children(cell):
            if child.tag == f"{W}tbl":
                tables += 1
                if self.builder.lines(lines, path=path, is_begun=is_begun):
                    self.builder.write("\n")
                self._table(child, path=f"{path}/t{tables}", depth=depth + 1)
                lines, is_begun = [], True
            else:
                text = ParagraphText(child)
                lines.append(text.text)
                lines += [ParagraphText(inner).text for box in text.boxes for inner in box.iter(f"{W}p")]
        self.builder.lines(lines, path=path, is_begun=is_begun)


def _block_children(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of an element, also those in content controls and in what was inserted."""
    for child in parent:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _block_children(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from _block_children(chosen(child))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the rows that were not deleted under tracking."""
    for row in _unwrapped(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, tag)


def _number(element: etree._Element | None, *, default: int) -> int:
    text = "" if element is None else str(element.get(f"{W}val", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else default
