"""Minutes, extract, invitation and order of a group, and the letter to a body, as Word papers."""

from collections.abc import Iterable
from io import BytesIO

from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from kunak.core.groups import AttendedContent, DecisionContent, ItemContent, ended
from kunak.papers.docx_parts import CENTRE, RIGHT, UPRIGHT, add_texts, portrait_paper, table, write
from kunak.papers.groups import InvitationOnPaper, MinutesOnPaper, OrderOnPaper, SignatureOnPaper
from kunak.papers.proposals import AskingOnPaper

JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY
INDENT = Mm(12.5)
NUMBER, ROLE = 11, 42  # mm


def minutes_docx(told: MinutesOnPaper) -> bytes:
    """Return minutes as the bytes of a DOCX file.

    Source:
        Rules of records management: name of the body, ПРОТОКОЛ, date of the meeting, number, place; who was there; for
        each item СЛУШАЛИ, ВЫСТУПИЛИ, РЕШИЛИ; signatures of both co-chairs and of the secretary.
    """
    paper = _headed(told, "ПРОТОКОЛ")
    for side, people in told.present:
        _say(paper, f"Присутствовали: {side}" if side != "Приглашённые" else side, is_bold=True)
        for one in people:
            _say(paper, _person(one))
    _say(paper, "Кворум имеется." if told.has_quorum else "Кворума нет.")
    _say(paper, "ПОВЕСТКА ДНЯ:", is_bold=True)
    for item in told.items:
        _say(paper, f"{item.number}. {item.title}{f' ({item.presenter})' if item.presenter else ''}")
    for item in told.items:
        _item(paper, item)
    for remark in told.remarks:
        _say(paper, remark)
    return _signed(paper, told.signatures)


def extract_docx(told: MinutesOnPaper) -> bytes:
    """Return the extract of minutes for one body as the bytes of a DOCX file."""
    paper = _headed(told, "ВЫПИСКА ИЗ ПРОТОКОЛА")
    _say(paper, f"Исполнителю: {told.body}", is_bold=True)
    for item in told.items:
        _item(paper, item)
    return _signed(paper, told.signatures)


def _headed(told: MinutesOnPaper, name: str) -> Paper:
    paper = portrait_paper(title=told.name, mark=told.mark)
    write(paper.add_paragraph(), told.group, align=CENTRE, is_bold=True)
    write(paper.add_heading("", level=1), name, align=CENTRE, is_bold=True)
    write(paper.add_paragraph(), f"заседания рабочей группы: {told.title}", align=CENTRE)
    paper.add_paragraph()
    line = table(paper, [UPRIGHT / 2, UPRIGHT / 2], has_lines=False)
    add_texts(line, [told.days, f"№ {told.number}"])
    add_texts(line, [told.place, ""])
    paper.add_paragraph()
    return paper


def _person(one: AttendedContent) -> str:
    told = " — ".join(filter(None, (one.name, one.post)))
    instead = f"; участвовал: {one.substitute}" if one.substitute else ""
    return f"{told} ({one.role}){instead}" if one.role else f"{told}{instead}"


def _item(paper: Paper, item: ItemContent) -> None:
    paper.add_paragraph()
    _say(paper, f"{item.number}. {item.title}", is_bold=True)
    if item.heard:
        _say(paper, f"СЛУШАЛИ: {' — '.join(filter(None, (item.presenter, item.heard)))}")
    if item.spoke:
        _say(paper, f"ВЫСТУПИЛИ: {item.spoke}")
    if item.decisions:
        _say(paper, "РЕШИЛИ:")
    for one in item.decisions:
        _decision(paper, one)


def _decision(paper: Paper, one: DecisionContent) -> None:
    _say(paper, f"{one.number} {ended(one.text)}")
    if one.executor:
        _say(paper, f"Исполнитель: {one.executor_told}.")
    if one.co_executors:
        _say(paper, f"Соисполнители: {one.co_executors_told}.")
    if one.term:
        _say(paper, f"Срок: {one.term}.")
    for vote in one.votes:
        _say(paper, vote)


def _say(paper: Paper, text: str, *, is_bold: bool = False) -> None:
    paragraph = write(paper.add_paragraph(), text, align=JUSTIFIED, is_bold=is_bold)
    paragraph.paragraph_format.first_line_indent = INDENT


def invitation_docx(told: InvitationOnPaper) -> bytes:
    """Return a letter that invites as the bytes of a DOCX file; its number and date are put by the office."""
    paper = portrait_paper(title=f"Приглашение: {told.group}", mark="")
    for text in (told.post, told.name):
        if text:
            write(paper.add_paragraph(), text, align=RIGHT)
    write(paper.add_paragraph(), "«___» ____________ 20___ г.  № ________")
    paper.add_paragraph()
    write(paper.add_paragraph(), "О заседании рабочей группы", is_bold=True)
    paper.add_paragraph()
    for line in told.lines:
        _say(paper, line)
    return _signed(paper, [told.signature])


def asking_docx(told: AskingOnPaper) -> bytes:
    """Return a letter that asks a body for proposals as the bytes of a DOCX file."""
    paper = portrait_paper(title=f"{told.subject}: {told.body}", mark="")
    write(paper.add_paragraph(), told.body, align=RIGHT)
    write(paper.add_paragraph(), "«___» ____________ 20___ г.  № ________")
    paper.add_paragraph()
    write(paper.add_paragraph(), told.subject, is_bold=True)
    paper.add_paragraph()
    for line in told.lines:
        _say(paper, line)
    return _signed(paper, [SignatureOnPaper(told.side, "Координатор", "")])


def order_docx(told: OrderOnPaper) -> bytes:
    """Return the order on a group as the bytes of a DOCX file, with its members in the annex."""
    paper = portrait_paper(title=f"Приказ: {told.group}", mark="ПРОЕКТ")
    write(paper.add_heading("", level=1), "ПРИКАЗ", align=CENTRE, is_bold=True)
    write(paper.add_paragraph(), "«___» ____________ 20___ г.  № ________")
    paper.add_paragraph()
    write(paper.add_paragraph(), f"О составе: {told.group}", is_bold=True)
    paper.add_paragraph()
    _say(paper, f"В целях исполнения документа «{told.subject}» ПРИКАЗЫВАЮ:")
    _say(paper, f"1. Утвердить состав рабочей группы ({told.group}) согласно приложению 1.")
    _say(paper, "2. Утвердить порядок работы группы согласно приложению 2.")
    _say(paper, f"3. Основание создания группы: {told.act}.")
    _say(paper, "4. Контроль за исполнением настоящего приказа оставляю за собой.")
    paper.add_paragraph()
    write(paper.add_paragraph(), f"{'_' * 30}  /  {'_' * 24}")
    _annexes(paper, told)
    return _bytes(paper)


def _annexes(paper: Paper, told: OrderOnPaper) -> None:
    first = write(paper.add_paragraph(), "Приложение 1", align=RIGHT)
    first.paragraph_format.page_break_before = True
    write(paper.add_heading("", level=2), "Состав рабочей группы", align=CENTRE, is_bold=True)
    made = table(paper, [NUMBER, (UPRIGHT - NUMBER - ROLE) / 2, (UPRIGHT - NUMBER - ROLE) / 2, ROLE])
    heads = ["№ п/п", "Фамилия, имя, отчество", "Должность", "Роль в группе"]
    add_texts(made, heads, align=CENTRE, is_bold=True, is_head=True)
    for number, row in enumerate(told.members, start=1):
        add_texts(made, [str(number), *row])
    if not told.members:
        write(paper.add_paragraph(), "Состав не внесён.")
    paper.add_paragraph()
    write(paper.add_paragraph(), "Приложение 2", align=RIGHT)
    write(paper.add_heading("", level=2), "Порядок работы группы", align=CENTRE, is_bold=True)
    for number, rule in enumerate(told.rules, start=1):
        _say(paper, f"{number}. {rule}")


def _signed(paper: Paper, signatures: Iterable[SignatureOnPaper]) -> bytes:
    paper.add_paragraph()
    made = table(paper, [UPRIGHT / 2, UPRIGHT / 4, UPRIGHT / 4], has_lines=False)
    for one in signatures:
        add_texts(made, [f"{one.post}, {one.side}", "_" * 16, one.name or "_" * 18])
    return _bytes(paper)


def _bytes(paper: Paper) -> bytes:
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()
