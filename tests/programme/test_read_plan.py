"""A plan that came in as a document: read, looked at by a person row by row, taken whole or not at all."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories.documents import make_document
from tests.factories.programme import add, make_version, writer_of

from kunak.core.programme.term import parse_term
from kunak.core.sheets import xlsx_rows
from kunak.documents.models import Document
from kunak.journal.models import Entry
from kunak.people.models import Side
from kunak.programme import services
from kunak.programme.errors import RowsRefused
from kunak.programme.models import Version
from kunak.programme.tables.read_plan import ReadRow, read_rows
from kunak.programme.tables.review import review

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]

HEAD = ("№ п/п", "Мероприятие", "Срок", "Исполнители", "Ожидаемый результат")
ROWS = (
    (
        "1",
        "Ярмарка мёда в Нальчике",
        "II квартал 2026 г.",
        "от Республики Татарстан – Минсельхозпрод РТ",
        "20 договоров",
    ),
    ("2", "Обмен врачами", "ежегодно", "Минздравы сторон", "–"),
)
PLAN = "План мероприятий Республики Татарстан и Республики Ингушетия на 2026–2027 годы"


def docx(rows: Any = ROWS) -> bytes:
    """Return a plan as a word processor keeps it."""
    cells = lambda row: "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row)  # noqa: E731
    table = "".join(f"<w:tr>{cells(row)}</w:tr>" for row in (HEAD, *rows))
    body = f"<w:p><w:r><w:t>{PLAN}</w:t></w:r></w:p><w:tbl>{table}</w:tbl>"
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def value(text: str | None) -> dict[str, Any] | None:
    return {"value": text, "spans": [], "confidence": 1.0} if text else None


def measure(text: str, *executors: tuple[str, str | None], **parts: Any) -> dict[str, Any]:
    bodies = [{"name": name, "side": side, "code": None, "spans": []} for name, side in executors]
    fields = ("number", "section", "sector", "expected_result", "indicator", "money", "clause")
    return {
        "text": value(text),
        "executors": bodies,
        "term": parts.pop("term", None),
        **{name: value(parts.get(name)) for name in fields},
    }


def term(text: str, kind: str, starts_on: str | None = None, ends_on: str | None = None) -> dict[str, Any]:
    return {"text": text, "kind": kind, "starts_on": starts_on, "ends_on": ends_on}


def rows_of(version: Version, *measures: Any, parties: Any = ()) -> list[ReadRow]:
    record = {"agreements": [{"parties": list(parties)}], "measures": measures}
    return read_rows(record, "", list(version.programme.agreement.parties.all()))


def read_in(version: Version, *measures: Any) -> Document:
    """Return a document of the writer's side with these measures read in it."""
    side: Side = version.drafted_by_side
    document = make_document(side=side, by=writer_of(version))
    document.reading.record |= {"measures": list(measures)}
    document.reading.save()
    return document


def page_of(version: Version, document: Document) -> str:
    return reverse("programme:read-plan", args=[version.pk, document.pk])


QUARTER = term("II кв.", "quarter", "2026-04-01", "2026-06-30")
FAIR = measure(
    "Ярмарка",
    ("Минторг РТ", "Республика Татарстан"),
    ("Минэк РИ", "Ингушетия"),
    sector="trade",
    expected_result="не менее пяти договоров",
    term=QUARTER,
)


def test_what_was_read_becomes_cells_of_the_same_table() -> None:
    version = make_version()

    [row] = rows_of(version, FAIR)

    assert row.cells == {
        "text": "Ярмарка",
        "sector": "Торговля",
        "term": "II квартал 2026 г.",
        "signed_result": "не менее пяти договоров",
        "executors_a": "Минторг РТ",
        "executors_b": "Минэк РИ",
    }
    assert row.unplaced == ()


def test_a_body_belongs_to_the_side_whose_letters_its_name_ends_with() -> None:
    [row] = rows_of(make_version(), measure("Обмен", ("Министерство экономики РТ", None), ("Минздрав РФ", None)))

    assert row.cells["executors_a"] == "Министерство экономики РТ"
    assert row.unplaced == ("Минздрав РФ",)


def test_a_term_that_no_plan_knows_stays_in_the_words_of_the_document() -> None:
    version = make_version()

    [row] = rows_of(version, measure("Обмен", sector="health", term=term("ежегодно", "regularly")))
    look = review(version, [row], None)

    assert row.cells["term"] == "ежегодно"
    assert [fault.column for fault in look.given.faults] == ["Срок"]
    assert look.rows[0].asks == {"term"}


def test_a_body_of_nobody_known_is_given_to_no_side_until_a_person_says_whose_it_is() -> None:
    version = make_version()
    rows = rows_of(
        version, measure("Обмен", ("Минздравы сторон", None), ("Фонд", "Кировская область"), sector="health")
    )

    before = review(version, rows, None)
    after = review(version, rows, {"row1-take": "1", "row1-side0": "b", "row1-side1": "-"})

    assert rows[0].unplaced == ("Минздравы сторон", "Фонд")
    assert len(before.given.faults) == 2
    assert after.given.faults == []
    second = version.programme.agreement.parties.last()
    assert {key: list(names) for key, names in after.given.rows[0].given.executors.items() if names} == {
        second.pk: ["Минздравы сторон"]
    }


def test_what_the_version_has_is_left_alone_until_a_person_marks_the_row() -> None:
    version = make_version()
    present = add(version, text="Ярмарка", expected_result="своё", money="бюджет")
    rows = rows_of(version, FAIR)

    untouched = review(version, rows, None)
    marked = review(version, rows, {"row1-take": "1", "row1-code": f"{present.pk}-{present.revision}"})

    assert (untouched.taken, untouched.given.rows) == (0, [])
    assert "не менее пяти договоров" in {after for _column, _before, after in untouched.rows[0].changes}
    [row] = marked.given.rows
    assert (row.measure, row.given.signed_result) == (present.pk, "не менее пяти договоров")
    assert (row.given.expected_result, row.given.money) == ("своё", "бюджет")  # of what the document says nothing


def test_a_row_that_adds_words_which_the_version_has_is_refused() -> None:
    version = make_version()
    rows = rows_of(version, FAIR)
    given = review(version, rows, None).given.rows
    add(version, text="ярмарка")
    document = read_in(version, FAIR)

    look = review(version, rows, {"row1-take": "1"})
    with pytest.raises(RowsRefused):
        services.take_table(version=version, rows=given, name="план", by=writer_of(version), document=document)

    assert len(look.given.faults) == 1
    assert version.measures.filter(text__iexact="ярмарка").count() == 1


def test_all_chosen_rows_are_taken_or_none(client: Client) -> None:
    version = make_version()
    document = read_in(version, FAIR, measure("Без сферы", term=QUARTER))
    client.force_login(writer_of(version))
    before = version.measures.count()

    refused = client.post(page_of(version, document), {"row1-take": "1", "row2-take": "1"})
    half_typed = refused.content.decode()
    nothing = client.post(page_of(version, document), {})
    done = client.post(page_of(version, document), {"row1-take": "1", "row2-take": "1", "row2-sector": "culture"})

    assert (refused.status_code, nothing.status_code, done.status_code) == (422, 422, 302)
    assert 'name="row2-sector"' in half_typed
    assert "исправить нужно 1 место. Причина сказана рядом с ним" in half_typed
    assert version.measures.count() == before + 2
    made = version.measures.get(text="Ярмарка")
    assert (made.term, made.signed_result, made.sector) == (parse_term("Q2 2026"), "не менее пяти договоров", "trade")
    entry = Entry.objects.filter(verb="measures taken from a file").latest("pk")
    assert entry.after["document"] == document.pk


@pytest.mark.answers
def test_a_document_is_read_where_a_table_is_brought_in_and_a_second_time_it_is_the_same(client: Client) -> None:
    version = make_version()
    client.force_login(writer_of(version))
    url = reverse("programme:table", args=[version.pk])

    data = docx()
    first = client.post(url, {"file": SimpleUploadedFile("план.docx", data)})
    again = client.post(url, {"file": SimpleUploadedFile("план (копия).docx", data)})
    page = client.get(first["Location"]).content.decode()

    assert first.status_code == 302
    assert first["Location"] == again["Location"] == page_of(version, Document.objects.get(name="план.docx"))
    assert "Ярмарка мёда в Нальчике" in page
    assert "20 договоров" in page


@pytest.mark.answers
def test_what_was_read_is_given_out_as_a_table_to_be_mended(client: Client) -> None:
    version = make_version()
    document = read_in(version, FAIR)
    client.force_login(writer_of(version))

    head, row = xlsx_rows(client.get(page_of(version, document), {"format": "xlsx"}).content)

    cells = dict(zip(head.cells, row.cells, strict=False))
    assert (cells["Мероприятие"], cells["Исполнители: Татарстан"]) == ("Ярмарка", "Минторг РТ")


@pytest.mark.answers
@pytest.mark.parametrize(("state", "words"), [("queued", "Прочтение документа"), ("failed", "Текст документа")])
def test_a_document_that_is_not_read_yet_or_cannot_be_says_so(client: Client, state: str, words: str) -> None:
    version = make_version()
    document = read_in(version)
    document.reading.state = state
    document.reading.record = None
    document.reading.save()
    client.force_login(writer_of(version))

    page, part = (
        client.get(page_of(version, document)),
        client.get(page_of(version, document), headers={"hx-request": "true"}),
    )

    assert part.content.decode() in page.content.decode()
    assert (b"hx-get" in part.content) is (state == "queued")


@pytest.mark.answers
def test_a_document_without_measures_says_what_to_do(client: Client) -> None:
    version = make_version()
    client.force_login(writer_of(version))

    page = client.get(page_of(version, read_in(version))).content.decode()

    assert reverse("programme:table", args=[version.pk]) in page
    assert "row1-take" not in page
