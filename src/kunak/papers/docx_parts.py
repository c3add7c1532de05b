"""Parts that every Word paper is made of: the page, its header and page number, paragraphs, tables.

Source:
    Rules for official papers (ГОСТ Р 7.0.97): fields 30/10/20/20 mm for papers that are kept longer than ten years;
    pages are numbered from the second on, at the top centre; a table may be set smaller than the text.
"""

from collections.abc import Sequence
from typing import cast

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Header
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from kunak.papers.content import printable

FONT = "Times New Roman"
TEXT, SMALL, CELLS, TINY = Pt(13), Pt(10), Pt(9.5), Pt(8)
WIDTH = 257  # mm between the fields of a landscape page
UPRIGHT = 170  # mm between the fields of an upright page
CELL_MARGIN = 1.2  # mm, left and right of a text in a table
LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
BLACK = RGBColor(0, 0, 0)


def landscape_paper(*, title: str, mark: str) -> Paper:
    """Return an empty A4 paper in Russian.

    Args:
        mark: stands at the top right of every page, for instance that it is a draft; empty for none.
    """
    paper = _paper(title, mark, WIDTH)
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    return paper


def portrait_paper(*, title: str, mark: str) -> Paper:
    """Return an empty upright A4 paper in Russian; the mark as for `landscape_paper`."""
    paper = _paper(title, mark, UPRIGHT)
    paper.sections[0].page_width, paper.sections[0].page_height = Mm(210), Mm(297)
    return paper


def _paper(title: str, mark: str, width: int) -> Paper:
    paper = Document()
    _styles(paper)
    section = paper.sections[0]
    section.left_margin, section.right_margin = Mm(30), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _head(section.first_page_header, mark, width, is_numbered=False)
    _head(section.header, mark, width, is_numbered=True)
    properties = paper.core_properties
    properties.title, properties.author, properties.language = printable(title)[:255], "Кунак", "ru-RU"
    properties.comments = ""
    return paper


def _styles(paper: Paper) -> None:
    for language in paper.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "ru-RU")
    for name in ("Normal", "Heading 1", "Heading 2", "Header"):
        style = cast("ParagraphStyle", paper.styles[name])
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()  # the template's theme fonts would win over a name
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
        style.font.size, style.font.color.rgb = TEXT, BLACK
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.tab_stops.clear_all()
    before = cast("etree._Element", paper.settings.element.find(qn("w:defaultTabStop")))
    before.addnext(_element("w:autoHyphenation", {}))  # narrow columns, long Russian words


def _head(header: _Header, mark: str, width: int, *, is_numbered: bool) -> None:
    paragraph = header.paragraphs[0]
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(width / 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("\t")
    if is_numbered:
        run = paragraph.add_run()
        for part in (("begin", ""), ("", "PAGE"), ("end", "")):
            run._r.append(_field(*part))
    if mark:
        paragraph.add_run("\t")
        run = paragraph.add_run(printable(mark))
        run.bold, run.font.size = True, SMALL


def _field(kind: str, code: str) -> etree._Element:
    if kind:
        return _element("w:fldChar", {"w:fldCharType": kind})
    element = _element("w:instrText", {})
    element.text = code
    return element


def _element(tag: str, attributes: dict[str, str]) -> etree._Element:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    return element


def write(
    paragraph: Paragraph,
    text: str,
    *,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    size: Length | None = None,
    is_bold: bool = False,
) -> Paragraph:
    """Write a text into an empty paragraph, a line feed as a break."""
    paragraph.alignment = align
    run = paragraph.add_run(printable(text))
    run.font.size = size
    run.bold = is_bold or None
    return paragraph


def add_lines(cell: _Cell, *texts: str, size: Length | None = None) -> None:
    """Add paragraphs to a cell."""
    for text in texts:
        write(cell.add_paragraph(), text, size=size)


def table(paper: Paper, widths: Sequence[float], *, has_lines: bool = True) -> Table:
    """Add an empty table of fixed columns.

    Args:
        widths: of the columns, mm.
    """
    made: Table = paper.add_table(rows=0, cols=len(widths))
    made.autofit = False
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    cast("etree._Element", made._tblPr.find(qn("w:tblLook"))).addprevious(_margins())
    if has_lines:
        made.style = "Table Grid"
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    return made


def _margins() -> etree._Element:
    margins = _element("w:tblCellMar", {})
    for side in ("left", "right"):
        margins.append(_element(f"w:{side}", {"w:w": str(Mm(CELL_MARGIN).twips), "w:type": "dxa"}))
    return margins


def add_row(made: Table, *, is_head: bool = False) -> tuple[_Cell, ...]:
    """Add a row that no page break divides; a head row comes again on every page."""
    row = made.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("w:cantSplit", {}))
    if is_head:
        properties.append(_element("w:tblHeader", {}))
    for cell, column in zip(row.cells, made.columns, strict=True):
        cell.width = column.width
    return cast("tuple[_Cell, ...]", row.cells)


def add_texts(
    made: Table,
    texts: Sequence[str],
    *,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    is_bold: bool = False,
    is_head: bool = False,
) -> None:
    """Add a row of texts in the size of tables."""
    for cell, text in zip(add_row(made, is_head=is_head), texts, strict=True):
        write(cell.paragraphs[0], text, align=align, size=CELLS, is_bold=is_bold)


def add_band(made: Table, text: str) -> None:
    """Add a row across the whole table that stays with the row below it."""
    cells = add_row(made)
    cell = cells[0].merge(cells[-1])
    write(cell.paragraphs[0], text, align=CENTRE, size=CELLS, is_bold=True)
    cell.paragraphs[0].paragraph_format.keep_with_next = True
