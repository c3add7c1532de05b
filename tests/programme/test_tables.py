"""A plan as a table: out and in by the same columns, whole or not at all, every reason by its row."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories.programme import BODIES, add, given_table, make_sent, make_version, writer_of

from kunak.agreements.errors import TableUnusable
from kunak.core.programme.term import parse_term
from kunak.core.sheets import csv_rows, csv_sheet, xlsx_rows
from kunak.journal.models import Entry
from kunak.programme import services
from kunak.programme.content import contents_of, hash_of
from kunak.programme.errors import EditedMeanwhile, RowsRefused, TooManyRowsAtOnce
from kunak.programme.models import Measure, Version
from kunak.programme.services import FundingInput, MilestoneInput

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]
FIRST, SECOND = "Исполнители: Татарстан", "Исполнители: Ингушетия"


def sheet(rows: Iterable[Mapping[str, str]]) -> bytes:
    ones = list(rows)
    heads = list(dict.fromkeys(name for one in ones for name in one))
    return csv_sheet([heads, *([one.get(name, "") for name in heads] for one in ones)])


def taken(version: Version, data: bytes) -> tuple[int, int]:
    found = given_table(data, version)
    assert found.faults == []
    return services.take_table(version=version, rows=found.rows, name="план.csv", by=writer_of(version))


def exported(client: Client, version: Version, ending: str = "csv", **asked: str) -> list[dict[str, str]]:
    client.force_login(writer_of(version))
    answer = client.get(reverse("programme:export", args=[version.pk]), {"format": ending, **asked})
    head, *rows = (csv_rows if ending == "csv" else xlsx_rows)(answer.content)
    return [dict(zip(head.cells, row.cells, strict=False)) for row in rows]


def make_plan() -> Version:
    version = make_version()
    steps = [MilestoneInput("Программа", date(2026, 3, 2)), MilestoneInput("Итог", None, is_final=True)]
    first, second = version.programme.agreement.parties.all()
    add(
        version,
        text="Форум; «врачей»",
        sector="health",
        kind="trade-mission",
        milestones=steps,
        executors={first.pk: [BODIES[0], "Минздрав"]},
        coexecutors={first.pk: ["Фонд"], second.pk: ["Союз врачей"]},
        reporters={first.pk: "Начальник отдела Иванова А. А."},
        signed_result="проработать вопрос",
        funding=[
            FundingInput(first.pk, "regional", 2026, Decimal("1500000.50")),
            FundingInput(first.pk, "federal", 2027, Decimal(10), to_party=second.pk),
        ],
        expected_result="Договоры",
        indicator="=2+2",
        money="внебюджетные",
        commitment=version.programme.agreement.commitments.first(),
        details={"place": "Казань"},
    )
    return version


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_given_back_as_it_was_taken_out_changes_nothing(client: Client, ending: str) -> None:
    version = make_plan()
    before = hash_of(version)

    client.force_login(writer_of(version))
    answer = client.get(reverse("programme:export", args=[version.pk]), {"format": ending})
    found = given_table(answer.content, version)

    assert (found.rows, found.faults, found.same) == ([], [], 4)
    assert hash_of(version) == before


def test_rows_without_a_code_make_the_same_measures_in_another_plan(client: Client) -> None:
    version = make_plan()
    rows = [row | {"Код": ""} for row in exported(client, version, q="врачей")]

    assert taken(version, sheet(rows)) == (1, 0)

    old, new = version.measures.filter(text="Форум; «врачей»").order_by("pk")
    contents = {one.line: replace(one, line="", milestones=()) for one in contents_of(version)}
    told = [contents[str(one.line)] for one in (old, new)]
    assert told[0] == told[1]
    assert told[1].coexecutors == (("Фонд",), ("Союз врачей",))
    assert [row.to_party for row in told[1].funding] == [None, 1]
    steps = [(one.name, one.due_on) for one in new.milestones.all()]
    assert steps == [("Программа", date(2026, 3, 2)), ("Итог", None)]


def test_a_row_with_a_code_changes_what_it_tells_and_leaves_what_the_table_has_not(client: Client) -> None:
    version = make_plan()
    code = exported(client, version, q="врачей")[0]["Код"]

    done = taken(version, sheet([{"code": code, "Мероприятие": "Форум", "sector": "Торговля", "Срок": "2027"}]))

    measure = version.measures.get(pk=code.partition("-")[0])
    assert done == (0, 1)
    assert (measure.text, measure.sector, measure.term, measure.revision) == ("Форум", "trade", parse_term("2027"), 2)
    assert (measure.money, measure.executors.count(), measure.milestones.count()) == ("внебюджетные", 4, 2)
    assert (measure.signed_result, measure.funding.count()) == ("проработать вопрос", 2)
    verbs = list(Entry.objects.order_by("-pk").values_list("verb", flat=True)[:2])
    assert verbs == ["measures taken from a file", "measure changed"]


def test_helpers_who_reports_and_money_are_changed_by_a_table_and_an_emptied_cell_empties_them(client: Client) -> None:
    version = make_plan()
    [row] = exported(client, version, q="врачей")
    row |= {"Соисполнители: Ингушетия": "Академия; Союз врачей", "Кто отчитывается: Татарстан": ""}

    done = taken(version, sheet([row | {"Деньги по источникам": "2026; Ингушетия; грант; 7"}]))

    measure = version.measures.get(pk=row["Код"].partition("-")[0])
    assert done == (0, 1)
    assert [one.name for one in measure.executors.filter(is_co=True)] == ["Фонд", "Академия", "Союз врачей"]
    assert not measure.executors.exclude(reporter="").exists()
    assert [(one.source, one.year, one.amount) for one in measure.funding.all()] == [("grant", 2026, 7)]


def test_every_row_that_cannot_be_taken_is_told_with_its_column_and_nothing_is_taken(client: Client) -> None:
    version = make_plan()
    code = exported(client, version, q="врачей")[0]["Код"]
    rows = [
        {"Мероприятие": "Годное", "Сфера": "Торговля", "Срок": "2027"},
        {"Мероприятие": "", "Сфера": "Торговля"},
        {"Мероприятие": "Без сферы", "Сфера": "Космос"},
        {"Мероприятие": "Срок", "Сфера": "Торговля", "Срок": "когда-нибудь"},
        {"Мероприятие": "Договорённость", "Сфера": "Торговля", "Договорённость": "нет такой"},
        {"Мероприятие": "Поля", "Сфера": "Торговля", "Поля вида": "Выдумка: да"},
        {"Мероприятие": "Деньги", "Сфера": "Торговля", "Деньги по источникам": "2026; Тверь; казна; много"},
        {"Мероприятие": "Сумма", "Сфера": "Торговля", "Деньги по источникам": "2026; Татарстан; грант; много"},
        {"Мероприятие": "Отчёт", "Сфера": "Торговля", "Кто отчитывается: Татарстан": "Иванова"},
        {"Мероприятие": "Шаг", "Сфера": "Торговля", "Контрольные события": "31.02.2026: Итог"},
        {"Код": "999999-1", "Мероприятие": "Чужое", "Сфера": "Торговля"},
        {"Код": code, "Мероприятие": "Раз", "Сфера": "Торговля"},
        {"Код": code, "Мероприятие": "Два", "Сфера": "Торговля"},
    ]

    client.force_login(writer_of(version))
    file = SimpleUploadedFile("план.csv", sheet(rows))
    answer = client.post(reverse("programme:table", args=[version.pk]), {"file": file})

    found = given_table(sheet(rows), version)
    told = [(fault.row, fault.column) for fault in found.faults]
    assert told == [
        (3, "Мероприятие"),
        (4, "Сфера"),
        (5, "Срок"),
        (6, "Договорённость"),
        (7, "Поля вида"),
        (8, "Деньги по источникам"),
        (8, "Деньги по источникам"),
        (9, "Деньги по источникам"),
        (10, "Кто отчитывается: Татарстан"),
        (11, "Контрольные события"),
        (12, "Код"),
        (14, "Код"),
    ]
    assert answer.status_code == 422
    assert all(fault.why in answer.content.decode().replace("&quot;", '"') for fault in found.faults)
    assert version.measures.count() == 4


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Мероприятие": ""}, "Ячейка пуста. Напишите: как оно будет подписано."),
        ({"Сфера": "Космос"}, "Торговля; Закупки; "),
        ({"Вид мероприятия": "Ярмарки, выставки"}, "Напишите: "),
        ({"Срок": "когда-нибудь"}, "29.05.2026; III квартал 2026; 2026; 2026–2027"),
        ({"Договорённость": "нет такой"}, "Напишите: "),
        ({"Поля вида": "Выдумка: да"}, "Поля мероприятий этого вида: Место проведения; "),
        ({"Вид мероприятия": "trade-mission", "Поля вида": "Начало: вчера"}, "Начало: «вчера»: это не дата"),
        ({"Деньги по источникам": "2026; Тверь; грант; 7"}, "Напишите: Татарстан; Ингушетия."),
        ({"Деньги по источникам": "2026; Татарстан; казна; 7"}, "федеральный бюджет; бюджет региона; "),
        (
            {"Деньги по источникам": "2026; Татарстан; грант; много"},
            "2026; Татарстан; бюджет региона; 1500000 (в рублях)",
        ),
        ({"Контрольные события": "31.02.2026: Итог"}, "Напишите, например, 29.05.2026."),
        ({"Территории, где проходит": "Тьмутаракань"}, "выберите"),
    ],
)
def test_a_refused_value_is_told_with_what_to_write_instead(cells: dict[str, str], words: str) -> None:
    row = {"Мероприятие": "Форум", "Сфера": "Торговля"} | cells

    [fault, *_] = given_table(sheet([row]), make_version()).faults

    assert fault.row == 2
    assert fault.column == list(cells)[-1]
    assert words in fault.why


def test_what_only_the_taking_can_refuse_is_told_by_rows_too() -> None:
    version = make_plan()
    measure = version.measures.last()
    rows = given_table(
        sheet(
            [
                {"Мероприятие": "Годное", "Сфера": "Торговля"},
                {"Мероприятие": "Поздно", "Сфера": "Торговля", "Срок": "2031"},
                {"Код": f"{measure.pk}-{measure.revision + 1}", "Мероприятие": "Чужая правка", "Сфера": "Торговля"},
            ]
        ),
        version,
    ).rows

    with pytest.raises(RowsRefused) as refused:
        services.take_table(version=version, rows=rows, name="план.csv", by=writer_of(version))

    assert [row for row, _error in refused.value.rows] == [3, 4]
    assert isinstance(refused.value.rows[1][1], EditedMeanwhile)
    assert version.measures.count() == 4


def test_more_rows_than_others_can_wait_for_are_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kunak.programme.services.tables.MOST", 1)
    version = make_version()
    rows = given_table(sheet([{"Мероприятие": str(n), "Сфера": "Торговля"} for n in range(2)]), version).rows

    with pytest.raises(TooManyRowsAtOnce):
        services.take_table(version=version, rows=rows, name="план.csv", by=writer_of(version))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (csv_sheet([["Мероприятие", "Сфера"]]), "empty"),
        (csv_sheet([["Мероприятие", "Выдумка"], ["а", "б"]]), "unknown column"),
        (csv_sheet([["Мероприятие", "text"], ["а", "б"]]), "column twice"),
        (csv_sheet([["Мероприятие"], ["а"]]), "missing column"),
        (csv_sheet([["Мероприятие", "Сфера", FIRST, "executors_a"], ["а", "б", "", ""]]), "column twice"),
    ],
)
def test_what_is_no_table_of_a_plan_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(TableUnusable) as refused:
        given_table(data, make_version())

    assert refused.value.reason == reason


@pytest.mark.answers
def test_the_page_takes_a_table_and_says_what_became_of_it(client: Client) -> None:
    version = make_version()
    client.force_login(writer_of(version))
    url = reverse("programme:table", args=[version.pk])
    row = {"Мероприятие": "Ярмарка", "Сфера": "торговля", FIRST: "Минторг; Минэк", SECOND: "Минэкономразвития РИ"}

    shown = client.get(url)
    nothing = client.post(url)
    done = client.post(url, {"file": SimpleUploadedFile("план.csv", sheet([row]))}, follow=True)

    measure = Measure.objects.get(text="Ярмарка")
    assert (shown.status_code, nothing.status_code) == (200, 422)
    assert "Добавлено 1 мероприятие." in done.content.decode().replace("\u00a0", " ")
    assert [one.name for one in measure.executors.all()] == ["Минторг", "Минэк", "Минэкономразвития РИ"]


@pytest.mark.answers
def test_a_frozen_version_is_given_out_and_takes_nothing(client: Client) -> None:
    version = make_sent()
    client.force_login(writer_of(version))
    url = reverse("programme:table", args=[version.pk])

    refused = client.post(url, {"file": SimpleUploadedFile("план.csv", sheet([{"Мероприятие": "а", "Сфера": "б"}]))})

    assert "id_file" not in client.get(url).content.decode()
    assert refused.status_code == 422
    assert len(exported(client, version, "xlsx")) == 3


@pytest.mark.answers
@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("план.docx", b"PK\x03\x04 cut off", "Файл DOCX повреждён."),
        ("план.odt", b"PK\x03\x04 cut off", "Файл ODT повреждён."),
        ("план.xlsx", b"PK\x03\x04 cut off", "Таблица XLSX повреждена"),
        ("план.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "Файл защищён"),
        ("план.htm", b"<html><body><p>1</p></body></html>", "документ (HTML)"),
    ],
)
def test_a_file_that_cannot_be_opened_is_told_by_what_it_is(client: Client, name: str, data: bytes, told: str) -> None:
    version = make_version()
    client.force_login(writer_of(version))

    sent = {"file": SimpleUploadedFile(name, data)}
    answer = client.post(reverse("programme:table", args=[version.pk]), sent, headers={"accept-language": "ru"})

    page = answer.content.decode().replace("\u00a0", " ")
    assert (answer.status_code, told in page) == (422, True)
    [alert] = re.findall(r'role="alert".*?</div>', page, re.DOTALL)
    assert ("XLSX" in alert) == (not name.endswith(("docx", "odt")))
