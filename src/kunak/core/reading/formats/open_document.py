"""ODT: paragraphs, lists, tables, text boxes and notes of an OpenDocument text."""

from collections.abc import Iterator

from lxml import etree

from kunak.core.reading.formats.content import Content, ContentBuilder
from kunak.core.reading.formats.errors import DamagedFile, EncryptedFile, TooComplex
from kunak.core.reading.formats.limits import MAX_TABLE_DEPTH
from kunak.core.reading.formats.open_document_text import OFFICE, TABLE, TEXT, ParagraphText, titles
from kunak.core.reading.formats.package import Package

_KIND = "ODT"
_PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
_LEFT_OUT = frozenset(
    (
        *(f"{TEXT}{name}" for name in str.split("tracked-changes sequence-decls variable-decls user-field-decls")),
        *(f"{OFFICE}{name}" for name in str.split("forms annotation annotation-end")),
    )
)
_ROWS = frozenset(f"{TABLE}{name}" for name in str.split("table-header-rows table-rows table-row-group"))
_CELLS = frozenset((f"{TABLE}table-cell", f"{TABLE}covered-table-cell"))


def read(data: bytes) -> Content:
    """Return the text of an OpenDocument text, laid out as that of a Word document.

    What was deleted under tracking is kept by the format apart from the text, and left out; page headers and footers,
    comments and hidden words too. Footnotes and endnotes stand at the end, in the order of their marks.

    Raises:
        EncryptedFile: a password is needed.
        DamagedFile, TooComplex: as `package.Package`.
    """
    package = Package(data, kind=_KIND)
    if b"encryption-data" in (package.part("META-INF/manifest.xml") or b""):
        raise EncryptedFile(kind=_KIND)
    root = package.xml("content.xml")
    body = None if root is None else root.find(f"{OFFICE}body/{OFFICE}text")
    if root is None or body is None:
        raise DamagedFile(kind=_KIND, reason="the main part is missing, or holds no text")
    walk = _Walk(titles(root))
    walk.blocks(body)
    walk.notes()
    return walk.builder.content(title_hint=_title(package))


def _title(package: Package) -> str | None:
    meta = package.xml("meta.xml")
    title = None if meta is None else meta.findtext(f"{OFFICE}meta/{{http://purl.org/dc/elements/1.1/}}title")
    return " ".join(title.split()) or None if title else None


class _Walk:
    """One way through the document, top to bottom."""

    def __init__(self, titles: frozenset[str]) -> None:
        self.builder = ContentBuilder()
        self._titles = titles
        self._notes: list[etree._Element] = []
        self._paragraphs = self._tables = 0
        self._prefix = ""

    def blocks(self, parent: etree._Element) -> None:
        """Add the paragraphs and tables within an element."""
        for child, is_item in _block_children(parent):
            if child.tag == f"{TABLE}table":
                self._tables += 1
                self.builder.part("\n\n")
                self._table(child, path=f"{self._prefix}t{self._tables}", depth=1)
            else:
                self._paragraph(child, is_item=is_item)

    def notes(self) -> None:
        """Add the notes that were met on the way; the paragraphs of each are counted by themselves."""
        counts = {"footnote": 0, "endnote": 0}
        for note in sorted(self._notes, key=_is_endnote):
            kind = "endnote" if _is_endnote(note) else "footnote"
            counts[kind] += 1
            self._prefix, self._paragraphs = f"{kind[0]}{counts[kind]}/", 0
            for body in note.iterchildren(f"{TEXT}note-body"):
                self.blocks(body)

    def _paragraph(self, paragraph: etree._Element, *, is_item: bool) -> None:
        text = self._text(paragraph)
        self._paragraphs += 1
        path = f"{self._prefix}p{self._paragraphs}"
        self.builder.paragraph(text.text, kind=self._kind(paragraph, is_item=is_item), path=path)
        for box in text.boxes:
            self.blocks(box)

    def _text(self, paragraph: etree._Element) -> ParagraphText:
        text = ParagraphText(paragraph)
        if not self._prefix:  # a note within a note would never end
            self._notes += text.notes
        return text

    def _kind(self, paragraph: etree._Element, *, is_item: bool) -> str:
        if paragraph.tag == f"{TEXT}h" or paragraph.get(f"{TEXT}style-name") in self._titles:
            return "heading"
        return "list_item" if is_item else "paragraph"

    def _table(self, table: etree._Element, *, path: str, depth: int) -> None:
        if depth > MAX_TABLE_DEPTH:
            raise TooComplex(kind=_KIND, what="tables within tables", limit=MAX_TABLE_DEPTH)
        for number, row in enumerate(_rows(table), start=1):
            self.builder.write("\n" if number > 1 else "")
            column, is_first = 1, True
            for cell in row.iterchildren(*_CELLS):
                if cell.tag == f"{TABLE}table-cell":
                    self.builder.write("" if is_first else "\t")
                    self._cell(cell, path=f"{path}/r{number}/c{column}", depth=depth)
                    is_first = False
                column += _repeated(cell)

    def _cell(self, cell: etree._Element, *, path: str, depth: int) -> None:
        """Add a cell: its paragraphs as lines of one block; a table within it parts that block in two."""
        lines: list[str] = []
        is_begun, tables = False, 0
        for child, _ in _block_children(cell):
            if child.tag == f"{TABLE}table":
                tables += 1
                if self.builder.lines(lines, path=path, is_begun=is_begun):
                    self.builder.write("\n")
                self._table(child, path=f"{path}/t{tables}", depth=depth + 1)
                lines, is_begun = [], True
            else:
                text = self._text(child)
                lines.append(text.text)
                lines += [self._text(inner).text for box in text.boxes for inner in box.iter(*_PARAGRAPHS)]
        self.builder.lines(lines, path=path, is_begun=is_begun)


def _block_children(parent: etree._Element, *, is_item: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """Yield paragraphs and tables with whether they stand in a list, whatever sections and frames are round them."""
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag in _PARAGRAPHS or child.tag == f"{TABLE}table":
            yield child, is_item
        elif child.tag not in _LEFT_OUT:
            yield from _block_children(child, is_item=is_item or child.tag == f"{TEXT}list")


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table.iterchildren(tag=etree.Element):
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in _ROWS:
            yield from _rows(child)


def _repeated(cell: etree._Element) -> int:
    """Return how many columns a cell stands for; those that it covers stand beside it as cells of their own."""
    text = str(cell.get(f"{TABLE}number-columns-repeated", ""))
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 4 else 1


def _is_endnote(note: etree._Element) -> bool:
    return note.get(f"{TEXT}note-class") == "endnote"
