"""The plan of measures as a Word paper: approval blocks of all sides, the official table, who agreed and when."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as Paper
from docx.table import _Cell

from kunak.papers.content import HeadOnPaper, PartyOnPaper, PlanOnPaper, RowOnPaper
from kunak.papers.docx_parts import (
    CENTRE,
    SMALL,
    TINY,
    WIDTH,
    add_band,
    add_lines,
    add_row,
    add_texts,
    landscape_paper,
    table,
    write,
)
from kunak.papers.wording import copies_words

NONE = "—"
OWN_COLUMNS = 2  # more parties than that share one column of executors
# mm, wide enough for long words; what is left of the page goes to the executors
COLUMNS = {"number": 11, "text": 46, "term": 27, "result": 32, "indicator": 24, "money": 18, "commitment": 29}
DAY, LABEL = 50, 80  # mm
ENDS = {
    "term": "Срок исполнения",
    "result": "Ожидаемый результат",
    "indicator": "Показатель",
    "money": "Источник средств",
    "commitment": "Положение соглашения",
}


def plan_docx(plan: PlanOnPaper) -> bytes:
    """Return the paper as the bytes of a DOCX file."""
    paper = landscape_paper(title=f"План мероприятий {plan.subject}", mark=plan.edition.mark)
    _approvals(paper, plan.parties)
    _heading(paper, plan)
    _measures(paper, plan)
    _steps(paper, plan)
    _details(paper, plan)
    _closing(paper, plan)
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _approvals(paper: Paper, parties: Sequence[PartyOnPaper]) -> None:
    """Set the blocks that the heads sign by hand: side by side, the own side's first, three in a row at most."""
    in_a_row = min(len(parties), 3)
    made = table(paper, [WIDTH / in_a_row] * in_a_row, has_lines=False)
    for first in range(0, len(parties), in_a_row):
        for cell, party in zip(add_row(made), parties[first : first + in_a_row], strict=False):
            write(cell.paragraphs[0], "УТВЕРЖДАЮ", is_bold=True)
            add_lines(cell, f"от имени {party.name_gen}" if party.name_gen else party.name, "")
            _signature(cell, party.head)
            add_lines(cell, "«___» ______________ 20___ г.", "")


def _signature(cell: _Cell, head: HeadOnPaper | None) -> None:
    """Set post and name of who signs; lines to fill in where nobody has entered them."""
    add_lines(cell, head.post if head else "_" * 34)
    add_lines(cell, "(должность)", size=SMALL)
    add_lines(cell, "", f"{'_' * 13} / {head.name if head else '_' * 18}")
    add_lines(cell, "(подпись, инициалы, фамилия)", size=SMALL)


def _heading(paper: Paper, plan: PlanOnPaper) -> None:
    paper.add_paragraph()
    write(paper.add_heading("", level=1), "ПЛАН МЕРОПРИЯТИЙ", align=CENTRE, is_bold=True)
    for text in filter(None, (plan.subject, plan.sides, plan.period)):
        write(paper.add_paragraph(), text, align=CENTRE, is_bold=True)
    paper.add_paragraph()


def _measures(paper: Paper, plan: PlanOnPaper) -> None:
    heads, shares = _executor_heads(plan.parties)
    left = WIDTH - sum(COLUMNS.values())
    ends = [COLUMNS[name] for name in ENDS]
    made = table(paper, [COLUMNS["number"], COLUMNS["text"], *[left / shares] * shares, *ends])
    texts = ["№ п/п", "Наименование мероприятия", *heads, *ENDS.values()]
    add_texts(made, texts, align=CENTRE, is_bold=True, is_head=True)
    add_texts(made, [str(number) for number in range(1, len(texts) + 1)], align=CENTRE, is_head=True)
    for section in plan.sections:
        add_band(made, f"{section.number}. {section.name}")
        for row in section.rows:
            add_texts(made, [row.number, row.text, *_executors(row, plan.parties), *_ends(row)])


def _executor_heads(parties: Sequence[PartyOnPaper]) -> tuple[list[str], int]:
    if len(parties) > OWN_COLUMNS:
        return ["Ответственные исполнители"], 1
    return [f"Ответственные исполнители: {party.short}" for party in parties], len(parties)


def _executors(row: RowOnPaper, parties: Sequence[PartyOnPaper]) -> list[str]:
    told = [";\n".join(bodies) or "не назначен" for bodies in row.executors]
    if len(parties) <= OWN_COLUMNS:
        return told
    return ["\n".join(f"{party.short}: {names}" for party, names in zip(parties, told, strict=True))]


def _ends(row: RowOnPaper) -> list[str]:
    given = (row.expected_result, row.indicator, row.money, row.commitment)
    return [row.term or "не указан", *(text or NONE for text in given)]


def _steps(paper: Paper, plan: PlanOnPaper) -> None:
    """List the milestones whose day is set: they are a part of what the sides agree on."""
    if not plan.steps:
        return
    paper.add_paragraph()
    write(paper.add_heading("", level=2), "Контрольные события", align=CENTRE, is_bold=True)
    made = table(paper, [WIDTH - DAY, DAY])
    add_texts(made, ["Контрольное событие", "Дата"], align=CENTRE, is_bold=True, is_head=True)
    for measure in plan.steps:
        add_band(made, f"{measure.number}. {measure.measure}")
        for name, day in measure.steps:
            add_texts(made, [name, day])


def _details(paper: Paper, plan: PlanOnPaper) -> None:
    """List what measures tell by their kinds: it is a part of what the sides agree on too."""
    if not plan.details:
        return
    paper.add_paragraph()
    write(paper.add_heading("", level=2), "Сведения о мероприятиях", align=CENTRE, is_bold=True)
    made = table(paper, [LABEL, WIDTH - LABEL])
    add_texts(made, ["Сведение", "Значение"], align=CENTRE, is_bold=True, is_head=True)
    for measure in plan.details:
        add_band(made, f"{measure.number}. {measure.measure}")
        for label, words in measure.details:
            add_texts(made, [label, words])


def _closing(paper: Paper, plan: PlanOnPaper) -> None:
    edition = plan.edition
    paper.add_paragraph()
    if edition.waiver:
        write(paper.add_paragraph(), f"Мероприятия с исполнителями одной стороны включены по причине: {edition.waiver}")
    if edition.transfer_waiver:
        told = f"Передача средств между бюджетами без отдельного соглашения: {edition.transfer_waiver}"
        write(paper.add_paragraph(), told)
    copies = copies_words(len(plan.parties))
    write(paper.add_paragraph(), f"Составлено {copies}, имеющих равную силу, по одному для каждой стороны.")
    if not edition.content_hash:
        return
    paper.add_paragraph()
    write(paper.add_heading("", level=2), "Сведения о согласовании в системе «Кунак»", is_bold=True)
    made = table(paper, [82, 105, 70])
    add_texts(made, ["Сторона", "Кто согласовал", "Когда"], align=CENTRE, is_bold=True, is_head=True)
    for party in plan.parties:
        consent = party.consent
        add_texts(made, [party.name, *([consent.who, consent.at] if consent else ["не согласовано", NONE])])
    told = f"{edition.told} Контрольная сумма содержания (SHA-256): {edition.content_hash}"
    write(paper.add_paragraph(), told, size=TINY)
