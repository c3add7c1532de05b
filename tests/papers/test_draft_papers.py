"""The table of disagreements and the approval sheet: what stands in them, and for whom."""

from io import BytesIO

import pytest
from docx import Document
from tests.factories import drafts as made
from tests.factories.drafts import TODAY, fresh

from kunak.drafts import services
from kunak.papers.docx_draft import approval_docx, disagreements_docx
from kunak.papers.drafts import approval_on_paper, disagreements_on_paper

pytestmark = pytest.mark.django_db


def cells(data: bytes) -> list[list[str]]:
    """Return the texts of the first table."""
    return [[cell.text for cell in row.cells] for row in Document(BytesIO(data)).tables[0].rows]


def test_each_side_prints_the_table_with_its_own_column_first() -> None:
    a, b = made.coordinators()
    draft = made.make_sent(by=a).draft
    row = services.open_row(draft=draft, clause="2", text="на три года", by=a)
    row = services.write_row(row=row, text="на пять лет", settled="на четыре года", revision=row.revision, by=b)
    gone = services.open_row(draft=draft, clause="9", text="иначе", by=b)
    services.withdraw_row(row=gone, by=b)
    sides = [person.memberships.get().side for person in (a, b)]

    ours, theirs = (cells(disagreements_docx(disagreements_on_paper(fresh(draft), side))) for side in sides)

    state = "предложено, ждёт согласия: Республика Татарстан"
    assert ours[1:] == [["1", "2", "на три года", "на пять лет", "на четыре года", state]]
    assert theirs[1][2:4] == ["на пять лет", "на три года"]
    assert ours[0][2] == "Редакция стороны: Республика Татарстан"


def test_the_approval_sheet_has_the_own_bodies_answers_and_no_others() -> None:
    a, b = made.coordinators()
    edition = made.make_sent(by=a)
    for person, body in ((a, "Минюст"), (b, "Минфин")):
        asked = {"kind": "legal", "asked_on": TODAY, "today": TODAY}
        visa = services.ask_visa(edition=edition, body=body, by=person, **asked)
        given = {"outcome": "with_remarks", "post": "министр", "given_on": TODAY, "remarks": "срок", "today": TODAY}
        services.give_visa(visa=visa, name="Иванова", by=person, **given)
    made.agree(edition, a)

    data = approval_docx(approval_on_paper(fresh(edition.draft), a.memberships.get().side))

    assert [row[1:4] for row in cells(data)[1:]] == [
        ["Минюст", "правовое заключение, редакция № 1", "Иванова, министр"]
    ]
    assert cells(data)[1][5] == "с замечаниями. срок"
    consents = [[cell.text for cell in row.cells] for row in Document(BytesIO(data)).tables[1].rows]
    assert consents[0][1].startswith(f"согласовано: {a.name}")
    assert consents[1] == ["Республика Ингушетия", "не согласовано"]
    assert edition.sha256 in "".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)
