"""The plan of measures as a Word paper: landscape, both approval blocks, the table of nine columns.

Source:
    research of official forms, «План мероприятий»: margins 20/10/20/20 mm, the number of the page at the top centre
    from the second page on.
"""

from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from kunak.papers.content import PlanOnPaper, RowOnPaper

FONT = "Times New Roman"
TEXT, TABLE = Pt(13), Pt(10)
WIDTHS = {
    "number": 12,
    "text": 58,
    "executors": 36,
    "term": 25,
    "result": 33,
    "indicator": 25,
    "money": 20,
    "clause": 33,
}


def plan_docx(plan: PlanOnPaper) -> bytes:
    """Return the paper as the bytes of a DOCX file."""
    paper = Document()
    _page(paper)
    _approvals(paper, plan)
    _heading(paper, plan)
    _table(paper, plan)
    _closing(paper, plan)
    paper.core_properties.title = f"План мероприятий по реализации {plan.kind_gen} {plan.title}"
    paper.core_properties.author = "Кунак"
    paper.core_properties.language = "ru-RU"
    paper.core_properties.comments = ""
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _page(paper) -> None:  # type: ignore[no-untyped-def]
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(20), Mm(10)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = paper.styles["Normal"]
    style.font.name, style.font.size = FONT, TEXT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    style.element.rPr.append(_element("w:lang", {"w:val": "ru-RU"}))
    style.paragraph_format.space_after = Pt(0)
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = number.add_run()
    for kind in ("begin", None, "end"):
        part = _element("w:fldChar", {"w:fldCharType": kind}) if kind else _element("w:instrText", {}, "PAGE")
        run._r.append(part)


def _approvals(paper, plan: PlanOnPaper) -> None:  # type: ignore[no-untyped-def]
    table = paper.add_table(rows=1, cols=len(plan.parties))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, party in zip(table.rows[0].cells, plan.parties, strict=True):
        cell.paragraphs[0].add_run("УТВЕРЖДАЮ").bold = True
        for line in (f"от имени стороны: {party.name}", "", "____________________________", "(должность)"):
            cell.add_paragraph(line)
        cell.add_paragraph("__________________ /____________________/")
        cell.add_paragraph("«____» ______________ 20____ г.")
        if party.confirmed:
            cell.add_paragraph(party.confirmed).runs[0].italic = True


def _heading(paper, plan: PlanOnPaper) -> None:  # type: ignore[no-untyped-def]
    names = " и ".join([", ".join(party.name_ins for party in plan.parties[:-1]), plan.parties[-1].name_ins])
    dated = f" {plan.dated}" if plan.dated else ""
    lines = [f"по реализации {plan.kind_gen} между {names} {plan.title}{dated}", plan.years]
    paper.add_paragraph()
    head = paper.add_heading("ПЛАН МЕРОПРИЯТИЙ", level=1)
    _plain(head, bold=True)
    for line in lines:
        _plain(paper.add_paragraph(line), bold=True)
    if not plan.is_in_force:
        _plain(paper.add_paragraph(f"Проект. Версия {plan.version}, {plan.state}"), bold=False)
    paper.add_paragraph()


def _plain(paragraph, *, bold: bool) -> None:  # type: ignore[no-untyped-def]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(0)
    for run in paragraph.runs:
        run.font.name, run.font.size, run.bold = FONT, TEXT, bold
        run.font.color.rgb = None
        run._r.get_or_add_rPr().append(_element("w:color", {"w:val": "000000"}))


def _table(paper, plan: PlanOnPaper) -> None:  # type: ignore[no-untyped-def]
    executors = WIDTHS["executors"] * 2 / len(plan.parties)
    widths = [WIDTHS["number"], WIDTHS["text"], *[executors] * len(plan.parties)]
    widths += [WIDTHS[name] for name in ("term", "result", "indicator", "money", "clause")]
    table = paper.add_table(rows=0, cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    heads = ["№ п/п", "Наименование мероприятия"]
    heads += [f"Ответственные исполнители: {party.short}" for party in plan.parties]
    heads += ["Срок исполнения", "Ожидаемый результат", "Показатель", "Источник средств", "Положение соглашения"]
    _row(table, heads, widths, bold=True, is_head=True)
    _row(table, [str(number) for number in range(1, len(widths) + 1)], widths, is_head=True, is_centred=True)
    for section in plan.sections:
        cells = _row(table, [f"{section.number}. {section.name}", *[""] * (len(widths) - 1)], widths, bold=True)
        cells[0].merge(cells[-1]).paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        for row in section.rows:
            _row(table, _cells(row), widths)


def _cells(row: RowOnPaper) -> list[str]:
    ends = [row.term, row.expected_result, row.indicator, row.money, row.commitment]
    return [row.number, row.text, *row.executors, *ends]


def _row(table, texts, widths, *, bold=False, is_head=False, is_centred=False):  # type: ignore[no-untyped-def]
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("w:cantSplit", {}))
    if is_head:
        properties.append(_element("w:tblHeader", {}))
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_centred or is_head else WD_ALIGN_PARAGRAPH.LEFT
        for number, line in enumerate(text.split("\n")):
            run = paragraph.add_run(line)
            run.font.size, run.bold = TABLE, bold
            if number < text.count("\n"):
                run.add_break()
    return row.cells


def _closing(paper, plan: PlanOnPaper) -> None:  # type: ignore[no-untyped-def]
    paper.add_paragraph()
    if plan.waiver:
        paper.add_paragraph(f"Исполнители одной стороны допущены по причине: {plan.waiver}")
    paper.add_paragraph("Составлено в двух экземплярах, имеющих равную силу, по одному для каждой стороны.")
    if plan.content_hash:
        mark = paper.add_paragraph(f"Версия {plan.version}. Контрольная сумма содержания: {plan.content_hash}")
        mark.runs[0].font.size = Pt(8)


def _element(tag: str, attributes: dict[str, str], text: str = ""):  # type: ignore[no-untyped-def]
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(name), value)
    if text:
        element.text = text
    return element
