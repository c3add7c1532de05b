"""What one body did in a period, as a Word paper."""

from collections.abc import Sequence
from io import BytesIO

from docx.document import Document as Paper

from kunak.papers.docx_parts import CENTRE, WIDTH, add_texts, landscape_paper, table, write
from kunak.papers.who import BodyOnPaper, Rows

GIVEN = ("Поручение", "Основание", "Срок", "Состояние")
MEASURES = ("Мероприятие", "Соглашение", "Срок", "Состояние", "Результат")


def who_docx(told: BodyOnPaper) -> bytes:
    """Return what a body did as the bytes of a DOCX file.

    Source:
        The usual answer to a question of an office: body; groups it sits in; documents; measures; results.
    """
    paper = landscape_paper(title=told.title, mark="")
    write(paper.add_heading("", level=1), "СПРАВКА", align=CENTRE, is_bold=True)
    write(paper.add_paragraph(), f"об участии в межрегиональном сотрудничестве: {told.name}", align=CENTRE)
    write(paper.add_paragraph(), f"{told.side}, {told.period}, по состоянию на {told.on}", align=CENTRE)
    _list(paper, "Координирует соглашения", told.coordinates)
    _list(paper, "Входит в рабочие группы", told.places)
    _table(paper, "Поручения", GIVEN, (2.2, 1.2, 0.6, 1), told.given)
    _table(paper, "Отвечает за мероприятия", MEASURES, (2, 1.2, 0.7, 0.7, 1.6), told.answers)
    _table(paper, "Соисполнитель мероприятий", MEASURES, (2, 1.2, 0.7, 0.7, 1.6), told.helps)
    stream = BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _head(paper: Paper, name: str) -> None:
    paper.add_paragraph()
    write(paper.add_heading("", level=2), name, is_bold=True).paragraph_format.keep_with_next = True


def _list(paper: Paper, name: str, lines: Sequence[str]) -> None:
    _head(paper, f"{name}: {len(lines) or 'нет'}")
    for number, line in enumerate(lines, start=1):
        write(paper.add_paragraph(), f"{number}. {line}")


def _table(paper: Paper, name: str, heads: Sequence[str], shares: Sequence[float], rows: Rows) -> None:
    _head(paper, f"{name}: {len(rows) or 'нет'}")
    if rows:
        made = table(paper, [WIDTH * share / sum(shares) for share in shares])
        add_texts(made, heads, align=CENTRE, is_bold=True, is_head=True)
        for row in rows:
            add_texts(made, row)
