"""Tables of agreements: the same columns both ways, every reason told by its row, all or nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from tests.factories.agreements import A, B, coordinators, make_agreement
from tests.factories.people import make_person, make_side

from kunak.agreements import queries, search, services
from kunak.agreements.errors import CellRefused, ImportUnderWay, TableUnusable
from kunak.agreements.models import Agreement, RegisterImport
from kunak.agreements.queries.imports import refused_rows
from kunak.agreements.services import table_imports
from kunak.agreements.table_import import TableImport
from kunak.agreements.tables.columns import COLUMNS, column_of
from kunak.agreements.tables.given import given_of
from kunak.agreements.tables.writing import cells_of, for_table, table_of
from kunak.core.errors import KunakError
from kunak.core.lifecycle import ForbiddenMove
from kunak.core.sheets import csv_sheet, xlsx_sheet
from kunak.journal.models import Entry
from kunak.journal.queries import check
from kunak.people.models import Side
from kunak.ui.errors import message_for

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
ON = date(2026, 11, 25)
NEW = {
    "kind": "Соглашение",
    "title": "о сотрудничестве",
    "parties": "Республика Татарстан; Чувашия",
    "signed_on": "17.06.2021",
    "place": "Чебоксары",
    "term": "5 лет",
    "renewal": "автоматическая",
    "renewal_period": "1 год",
    "notice": "полгода",
    "sectors": "Туризм; культура",
    "signatories": "Иванов И. И., Глава\nПетров П. П.",
    "coordinators": "Министерство экономики; Минпромторг",
    "commitments": "Туризм: создать общий маршрут",
}


def table(*rows: dict[str, str], columns: Sequence[str] = ()) -> bytes:
    """Return a table with the columns that the rows have, in their order."""
    names = list(columns or dict.fromkeys(name for row in rows for name in row))
    return csv_sheet([names, *([row.get(name, "") for name in names] for row in rows)])


def new(**changes: str) -> dict[str, str]:
    return NEW | changes


def imported(data: bytes, *, name: str = "реестр.csv", side: str = A) -> RegisterImport:
    """Return a table that the worker is through with."""
    started = services.begin_import(name=name, data=data, by=make_person(side=make_side(side)))
    services.run_import(import_id=started.pk)
    started.refresh_from_db()
    return started


def reasons(started: RegisterImport) -> list[tuple[int, str, str]]:
    return [(one["row"], one["column"], one["reason"]) for one in started.refused]


def exported(*agreements: Agreement) -> list[list[str]]:
    keys = [one.pk for one in agreements]
    found = for_table(queries.with_parties(Agreement.objects.filter(pk__in=keys))).order_by("pk")
    return list(table_of(found, ON))


# --- a new agreement


def test_a_row_becomes_an_agreement_with_its_sources() -> None:
    with translation.override("en"):  # the worker's, of whoever started the server: what is kept is in Russian
        started = imported(table(new()))

    assert (started.state, started.total, started.done, started.added) == ("done", 1, 1, 1)
    agreement = Agreement.objects.get()
    assert (agreement.kind, agreement.title, agreement.signed_on) == ("agreement", "о сотрудничестве", "2021-06-17")
    assert agreement.term == {"kind": "period", "period": "P5Y"}
    assert agreement.renewal == {"kind": "automatic", "period": "P1Y", "times": None}
    assert (agreement.notice, agreement.place, agreement.event) == ("P6M", "Чебоксары", "signed")
    assert agreement.sectors == ["culture", "tourism"]
    assert [(one.side.label, one.kind) for one in agreement.parties.all()] == [
        ("Татарстан", "territory"),
        ("Чувашия", "territory"),
    ]
    assert [(one.name, one.post) for one in agreement.signatories.all()] == [
        ("Иванов И. И.", "Глава"),
        ("Петров П. П.", ""),
    ]
    assert [one.name for one in agreement.coordinators.all()] == ["Министерство экономики", "Минпромторг"]
    assert [(one.sector, one.text) for one in agreement.commitments.all()] == [("tourism", "создать общий маршрут")]
    notes = {one.field: one.note for one in agreement.sources.all()}
    assert set(notes) >= {"kind", "title", "signed_on", "term", "renewal", "renewal_period", "notice", "place"}
    assert set(notes.values()) == {"реестр.csv, строка 2"}
    assert started.content in (b"", memoryview(b""))


def test_what_came_in_is_searched_told_by_the_journal_and_shown() -> None:
    imported(table(new(), new(signed_on="2022-01-01", commitments="")))

    agreement = Agreement.objects.order_by("pk")[0]
    assert search.found_by("общие маршруты") == {agreement.pk}
    verbs = list(Entry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["import begun", "agreement imported", "agreement imported", "table imported"]
    assert check()[0] is None
    by = coordinators(agreement)[1]
    page = queries.agreement_page(
        queries.with_parties(Agreement.objects.all()).get(pk=agreement.pk), by, ON, is_today=True
    )
    assert page.state == "in_force"
    services.enter_term(agreement=agreement, field="in_force", value="on_signing", note="п. 9", by=by)


@pytest.mark.parametrize("write", [csv_sheet, lambda rows: xlsx_sheet(rows, name="Реестр", widths=[10])])
def test_what_was_taken_out_can_be_brought_in_on_another_installation(write: Any) -> None:
    imported(
        table(new(), new(title="о =2+2", signed_on="2020"), new(signed_on="", term="", renewal="", renewal_period=""))
    )
    rows = exported(*Agreement.objects.all())
    for row in rows[1:]:
        row[0] = ""
    Agreement.objects.all().delete()

    started = imported(write(rows))

    assert reasons(started) == []
    assert [row[1:] for row in exported(*Agreement.objects.all())] == [row[1:] for row in rows]


# --- cards that are here


def test_a_table_as_it_was_taken_out_changes_nothing() -> None:
    agreement = make_agreement(title="=cmd", notice="P6M")
    before = Entry.objects.count()

    started = imported(csv_sheet(exported(agreement)))

    assert (started.state, started.same, started.added, started.filled) == ("done", 1, 0, 0)
    assert Entry.objects.count() == before + 2


def test_an_empty_field_of_a_card_is_filled_with_its_ground() -> None:
    agreement = make_agreement()
    rows = exported(agreement)
    rows[1][[column.code for column in COLUMNS].index("notice")] = "6 месяцев"

    started = imported(csv_sheet(rows))

    agreement.refresh_from_db()
    assert (started.state, started.filled, agreement.notice) == ("done", 1, "P6M")
    assert agreement.sources.get(field="notice").note == "реестр.csv, строка 2"


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("title", "о дружбе", "differs"),
        ("term", "3 года", "differs"),
        ("place", "", "differs"),
        ("working_groups", "иное", "differs"),
        ("number", "999999", "no card"),
        ("sectors", "Туризм", "differs"),
    ],
)
def test_a_table_never_writes_over_a_card(column: str, value: str, reason: str) -> None:
    rows = exported(make_agreement())
    rows[1][[one.code for one in COLUMNS].index(column)] = value

    started = imported(csv_sheet(rows))

    assert reasons(started) == [(2, column, reason)]


def test_another_way_of_writing_a_value_is_no_difference() -> None:
    rows = exported(make_agreement())
    for column, value in (("term", "P5Y"), ("signed_on", "29 мая 2025 г."), ("kind", "Agreement")):
        rows[1][[one.code for one in COLUMNS].index(column)] = value

    assert imported(csv_sheet(rows)).same == 1


# --- what is refused


REFUSED: list[tuple[dict[str, str], list[tuple[str, str]]]] = [
    (new(kind=""), [("kind", "empty")]),
    (new(kind="Указ"), [("kind", "choice")]),
    (new(event="Забыто"), [("event", "choice")]),
    (new(parties="Татарстан"), [("parties", "two parties")]),
    (new(parties="Татарстан; Республика Татарстан"), [("parties", "twice")]),
    (new(parties="Татарстан; Республика Тарабарстан"), [("parties", "territory")]),
    (new(parties="Ингушетия; Чувашия"), [("parties", "not ours")]),
    (new(parties=f"Татарстан; {'я' * 201}"), [("parties", "long")]),
    (new(signed_on="31.02.2021"), [("signed_on", "date")]),
    (new(signed_on="вчера"), [("signed_on", "date")]),
    (new(term="долго"), [("term", "length")]),
    (new(term="до весны"), [("term", "date")]),
    (new(term="до 2030"), [("term", "date")]),
    (new(notice="бессрочно"), [("notice", "length")]),
    (new(renewal="может быть", renewal_period=""), [("renewal", "choice")]),
    (new(renewal="не предусмотрена"), [("renewal_period", "not automatic")]),
    (new(in_force="когда-нибудь"), [("in_force", "choice")]),
    (new(sectors="Балет"), [("sectors", "sector")]),
    (new(commitments="без сферы"), [("commitments", "commitment")]),
    (new(commitments="Балет: танцевать"), [("commitments", "sector")]),
    (new(title="я" * 501), [("title", "long")]),
    (new(number="-1"), [("number", "number")]),
    (new(term="до 01.01.2000", renewal="", renewal_period=""), [("term", "terms")]),
    (new(term="бессрочно"), [("renewal", "terms")]),
    (
        new(kind="Указ", signed_on="вчера", notice="?"),
        [("kind", "choice"), ("notice", "length"), ("signed_on", "date")],
    ),
]


def test_every_row_that_cannot_be_taken_is_told_with_its_reasons() -> None:
    rows = [row for row, _ in REFUSED]

    started = imported(table(new(), *rows, columns=[column.code for column in COLUMNS if not column.is_computed]))

    found: dict[int, list[tuple[str, str]]] = {}
    for row, column, reason in reasons(started):
        found.setdefault(row, []).append((column, reason))
    assert [sorted(found.get(place, [])) for place in range(3, 3 + len(rows))] == [told for _, told in REFUSED]
    assert (started.state, started.added, Agreement.objects.count()) == ("refused", 0, 0)
    assert all(row.why and row.column and row.row for row in refused_rows(started.refused))


def test_two_rows_of_one_agreement_are_told() -> None:
    started = imported(table(new(), new(title="иначе", place="Казань"), new(signed_on="2019"), new(signed_on="2019")))

    assert reasons(started) == [(3, "parties", "same row"), (5, "parties", "same row")]
    assert [row.why for row in refused_rows(started.refused)] == [
        "О том же соглашении говорит строка 2.",
        "О том же соглашении говорит строка 4.",
    ]


def test_an_agreement_that_is_here_is_told_with_its_card() -> None:
    agreement = make_agreement()
    started = imported(table(new(parties="Татарстан; Ингушетия", signed_on="29.05.2025", kind="Меморандум")))

    [row] = refused_rows(started.refused)
    assert row.url == agreement.get_absolute_url()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (csv_sheet([["kind", "parties"]]), "empty"),
        (csv_sheet([["kind", "parties", "Цвет"], ["а", "б", "в"]]), "unknown column"),
        (csv_sheet([["kind", "Вид документа", "parties"], ["а", "б", "в"]]), "column twice"),
        (csv_sheet([["kind"], ["а"]]), "missing column"),
        (b"PK\x03\x04 nothing", "file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "old"),
        (b"\x00\x00", "file"),
    ],
)
def test_what_is_no_such_table_is_refused_as_a_whole(data: bytes, reason: str) -> None:
    started = imported(data)

    assert reasons(started) == [(0, "", reason)]
    assert refused_rows(started.refused)[0].why


def test_columns_are_known_in_every_language_and_by_their_codes() -> None:
    assert all(column_of(column.code) == column for column in COLUMNS)
    assert len({str(column.label) for column in COLUMNS}) == len(COLUMNS)
    for head in ("Стороны", "СТОРОНЫ *", "Parties", " parties "):
        assert column_of(head).code == "parties"  # type: ignore[union-attr]


# --- all or nothing, in the background


def test_a_table_can_be_stopped_before_anything_is_kept() -> None:
    by = make_person(side=make_side(A))
    started = services.begin_import(name="а.csv", data=table(new()), by=by)

    services.stop_import(started=started, by=by)
    services.run_import(import_id=started.pk)

    started.refresh_from_db()
    assert (started.state, Agreement.objects.count()) == ("stopped", 0)
    with pytest.raises(ForbiddenMove):
        services.stop_import(started=started, by=by)


def test_a_table_stopped_while_it_is_checked_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_imports, "TOLD_EVERY", 1)
    by = make_person(side=make_side(A))
    started = services.begin_import(name="а.csv", data=table(new(), new(signed_on="2020")), by=by)
    told = table_imports.told

    def stop_after_the_first(looked_at: TableImport, done: int, total: int) -> bool:
        is_told = told(looked_at, done, total)
        if done == 1:
            services.stop_import(started=started, by=by)
        return is_told

    monkeypatch.setattr(table_imports, "told", stop_after_the_first)
    services.run_import(import_id=started.pk)

    started.refresh_from_db()
    assert (started.state, started.done, started.total, Agreement.objects.count()) == ("stopped", 1, 2, 0)


def test_a_side_has_one_table_under_way_and_another_side_its_own() -> None:
    services.begin_import(name="а.csv", data=table(new()), by=make_person(side=make_side(A)))

    with pytest.raises(ImportUnderWay):
        services.begin_import(name="б.csv", data=table(new()), by=make_person(side=make_side(A)))
    services.begin_import(name="б.csv", data=table(new()), by=make_person(side=make_side(B)))


def test_of_two_tables_at_once_the_second_learns_what_the_first_has_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    row = new(parties="Татарстан; Ингушетия")
    ours = services.begin_import(name="наша.csv", data=table(new(), row), by=make_person(side=make_side(A)))
    take = services.imports._take

    def after_the_other(started: RegisterImport, check: Any) -> None:
        if started.pk == ours.pk:
            monkeypatch.setattr("kunak.agreements.services.imports._take", take)
            assert imported(table(row), side=B).state == "done"
        take(started, check)

    monkeypatch.setattr("kunak.agreements.services.imports._take", after_the_other)
    services.run_import(import_id=ours.pk)

    ours.refresh_from_db()
    assert (ours.state, reasons(ours)) == ("refused", [(3, "parties", "here already")])
    assert Agreement.objects.count() == 1


def test_a_run_again_after_the_end_does_nothing() -> None:
    started = imported(table(new()))

    services.run_import(import_id=started.pk)
    services.run_import(import_id=999_999)

    assert Agreement.objects.count() == 1


@pytest.mark.parametrize("data", [b"", b"x" * (10 * 1024 * 1024 + 1)])
def test_an_empty_or_huge_file_is_refused_at_once(data: bytes) -> None:
    with pytest.raises(TableUnusable) as refusal:
        services.begin_import(name="а.csv", data=data, by=make_person(side=make_side(A)))

    assert message_for(refusal.value)
    assert not RegisterImport.objects.exists()


def test_many_rows_need_few_queries() -> None:
    counts = []
    for rows, year in ((1, 2001), (40, 2010)):
        data = table(*(new(signed_on=f"{year + number % 10}-01-{1 + number // 10:02}") for number in range(rows)))
        started = services.begin_import(name="а.csv", data=data, by=make_person(side=make_side(A)))
        with CaptureQueriesContext(connection) as asked:
            services.run_import(import_id=started.pk)
        counts.append(len(asked))

    assert Agreement.objects.count() == 41
    assert counts[1] <= counts[0]


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("import_takes_all_or_nothing", {"state": "refused", "added": 1}),
        ("import_that_ended_has_its_moment", {"state": "done", "ended_at": None}),
        ("import_that_ended_has_its_moment", {"state": "checking"}),
        ("import_state_is_known", {"state": "eaten"}),
    ],
)
def test_the_database_keeps_an_import_whole(constraint: str, fields: dict[str, Any]) -> None:
    side: Side = make_side(A)
    whole = {"state": "stopped", "name": "а", "content": b"", "asked_at": timezone.now(), "ended_at": timezone.now()}

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        RegisterImport.objects.create(**{**whole, **fields}, side=side, by=make_person(side=side))


def test_a_cell_that_is_missing_says_nothing_and_an_empty_one_too() -> None:
    refused: list[CellRefused] = []
    given = given_of(2, {"kind": "Договор", "parties": "Татарстан; Минфин Чувашии", "notice": ""}, refused.append)

    assert not refused
    assert (given.kind, given.notice, given.term, given.signed_on) == ("treaty", "", None, "")
    assert [(party.kind, party.code) for party in given.parties] == [("territory", A), ("body", None)]


def test_every_reason_has_its_sentence() -> None:
    from kunak.agreements.refusals import CELL_REASONS, TABLE_REASONS

    told: list[KunakError] = [CellRefused(column="kind", reason=reason, detail="5") for reason in CELL_REASONS]
    told += [TableUnusable(reason=reason, detail="5") for reason in TABLE_REASONS]
    assert all(message_for(error) for error in told)
    assert cells_of(make_agreement())["kind"] == "Соглашение"
