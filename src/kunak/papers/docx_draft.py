"""The table of disagreements and the approval sheet as Word papers."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as Paper
from docx.table import Table

from kunak.papers.docx_parts import CENTRE, TINY, WIDTH, add_texts, landscape_paper, table, write
from kunak.papers.drafts import ApprovalOnPaper, DisagreementsOnPaper

NONE = "—"
NUMBER, CLAUSE, STATE = 11, 22, 40  # mm
VISA = {"Орган": 62, "Что запрошено": 48, "Должность, фамилия": 52, "Дата": 32}  # mm; the answer has the rest


def disagreements_docx(told: DisagreementsOnPaper) -> bytes:
    """Return the table of disagreements as the bytes of a DOCX file."""
    paper = _paper("ТАБЛИЦА РАЗНОГЛАСИЙ", told.title)
    share = (WIDTH - NUMBER - CLAUSE - STATE) / (len(told.sides) + 1)
    made = table(paper, [NUMBER, CLAUSE, *[share] * (len(told.sides) + 1), STATE])
    heads = [f"Редакция стороны: {side}" for side in told.sides]
    _heads(made, ["№ п/п", "Пункт", *heads, "Итоговая редакция", "Состояние"])
    for number, row in enumerate(told.rows, 1):
        wordings = [text or NONE for text in row.wordings]
        add_texts(made, [str(number), row.clause, *wordings, row.settled or NONE, row.state])
    if not told.rows:
        write(paper.add_paragraph(), "Разногласий не заявлено.")
    return _closed(paper, told.text, told.sides)


def approval_docx(told: ApprovalOnPaper) -> bytes:
    """Return the approval sheet of one side as the bytes of a DOCX file."""
    paper = _paper("ЛИСТ СОГЛАСОВАНИЯ", told.title)
    made = table(paper, [NUMBER, *VISA.values(), WIDTH - NUMBER - sum(VISA.values())])
    _heads(made, ["№ п/п", *VISA, "Ответ, замечания"])
    for number, visa in enumerate(told.visas, 1):
        add_texts(made, [str(number), visa.body, visa.kind, visa.who or NONE, visa.day or NONE, visa.answer])
    if not told.visas:
        write(paper.add_paragraph(), "Визы не запрашивались.")
    paper.add_paragraph()
    write(paper.add_heading("", level=2), "Согласование текста сторонами", is_bold=True)
    sides = table(paper, [WIDTH / 2, WIDTH / 2])
    for side, consent in told.consents:
        add_texts(sides, [side, consent])
    return _closed(paper, told.text, [told.side])


def _paper(name: str, title: str) -> Paper:
    paper = landscape_paper(title=f"{name.capitalize()}: {title}", mark="ПРОЕКТ")
    write(paper.add_heading("", level=1), name, align=CENTRE, is_bold=True)
    write(paper.add_paragraph(), f"к проекту: {title}", align=CENTRE, is_bold=True)
    paper.add_paragraph()
    return paper


def _heads(made: Table, texts: Sequence[str]) -> None:
    add_texts(made, texts, align=CENTRE, is_bold=True, is_head=True)


def _closed(paper: Paper, text: str, sides: Sequence[str]) -> bytes:
    """Set who signs by hand, and which text all of it is about; return the file."""
    paper.add_paragraph()
    for side in sides:
        write(paper.add_paragraph(), f"{side}: {'_' * 30}  /  {'_' * 24}  «___» ____________ 20___ г.")
    write(paper.add_paragraph(), text, size=TINY)
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()
