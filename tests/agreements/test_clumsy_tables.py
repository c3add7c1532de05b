"""Tables as people make them by hand: a title over the head, merged cells, several sheets, formulas, days as text."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import pytest

from kunak.agreements.errors import CellRefused, TableUnusable
from kunak.agreements.refusals import CELL_REASONS
from kunak.agreements.tables.reading import table_rows
from kunak.agreements.tables.wording import date_of, length_of
from kunak.core.sheets import csv_sheet
from kunak.ui.errors import message_for

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = [" Вид документа ", "Стороны\u00a0", "Дата  подписания"]
ROW, OTHER = ["Соглашение", "Татарстан; Чувашия", "01.03.2024"], ["Договор", "Татарстан; Дагестан", "12.04.2023"]
Rows = Sequence[Sequence[str]]


def book(sheets: Mapping[str, Rows], merged: str = "") -> bytes:
    """Return an XLSX file with these sheets; a cell that begins with ``=`` is a formula that nobody has counted."""
    parts = {"[Content_Types].xml": "<Types/>"}
    named, targets = "", ""
    for number, (name, rows) in enumerate(sheets.items(), 1):
        named += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
        targets += f'<Relationship Id="r{number}" Target="worksheets/sheet{number}.xml"/>'
        data = "".join(_row(place, row) for place, row in enumerate(rows, 1))
        ends = "".join(f'<mergeCell ref="{one}"/>' for one in merged.split())
        more = f"<mergeCells>{ends}</mergeCells>" if ends else ""
        xml = f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{more}</worksheet>'
        parts[f"xl/worksheets/sheet{number}.xml"] = xml
    parts["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships>{targets}</Relationships>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def _row(number: int, row: Sequence[str]) -> str:
    cells = ((f"{chr(65 + place)}{number}", cell) for place, cell in enumerate(row) if cell)
    return f'<row r="{number}">{"".join(_cell(*one) for one in cells)}</row>'


def _cell(name: str, text: str) -> str:
    if text.startswith("="):
        return f'<c r="{name}"><f>{escape(text[1:])}</f><v></v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def rows(data: bytes) -> list[tuple[int, list[str]]]:
    return [(one.number, list(one.cells.values())) for one in table_rows(data)]


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(TableUnusable) as refused:
        rows(data)
    assert message_for(refused.value)
    return refused.value.reason, refused.value.detail


@pytest.mark.parametrize(
    "sheets",
    [
        {"Лист1": [["Реестр соглашений Республики Татарстан"], [], ["на 1 марта 2026 г.", "Иванов"], HEAD, ROW]},
        {"Записка": [["Пояснительная записка"], ["Стороны"]], "Реестр": [[], [], [], HEAD, ROW]},
        {"Реестр": [[], [], [], HEAD, ROW, []], "Справочник": [["Сферы"], ["культура"]], "Лист3": []},
        {"Пустой": [HEAD], "Реестр": [[], [], [], HEAD, ROW]},
    ],
)
def test_the_head_is_found_below_a_title_and_on_its_sheet(sheets: Mapping[str, Rows]) -> None:
    assert rows(book(sheets)) == [(5, ROW)]


def test_a_head_far_below_is_none_and_what_stands_first_is_told() -> None:
    title = [["Список соглашений"]] * 21

    assert refusal(csv_sheet([*title, HEAD, ROW])) == ("unknown column", "Список соглашений")
    assert rows(csv_sheet([*title[1:], HEAD, ROW]))[0][1] == ROW


def test_a_title_of_csv_without_a_delimiter_leaves_that_of_the_head() -> None:
    text = 'Реестр соглашений\n\nВид документа,Стороны\nСоглашение,"Татарстан; Чувашия"\n'

    assert rows(text.encode()) == [(4, ["Соглашение", "Татарстан; Чувашия"])]


def test_two_sheets_with_such_a_table_are_refused_by_their_names() -> None:
    assert refusal(book({"2023": [HEAD, OTHER], "2024": [HEAD, ROW]})) == ("several sheets", "2023; 2024")


def test_what_is_merged_downwards_stands_in_every_row_that_holds_anything() -> None:
    down = [HEAD, ROW, ["", *OTHER[1:]], [], ["", "Татарстан; Коми"], ["", "Татарстан; Карелия"]]

    found = rows(book({"Лист1": down}, merged="A2:A5 C3:C4 B1:C1"))

    assert found == [
        (2, ROW),
        (3, ["Соглашение", *OTHER[1:]]),
        (5, ["Соглашение", "Татарстан; Коми", ""]),
        (6, ["", "Татарстан; Карелия", ""]),
    ]


def test_a_formula_that_nobody_has_counted_is_named() -> None:
    assert refusal(book({"Лист1": [HEAD, ROW, ["Соглашение", '="А;"&"Б"']]})) == ("formula", "B3")


def test_columns_are_told_all_at_once_and_a_number_of_the_row_is_none() -> None:
    assert rows(csv_sheet([["№ п/п", *HEAD], ["1", *ROW]])) == [(2, ROW)]
    assert refusal(csv_sheet([[*HEAD, "Примечание", "Срок  действия"], ROW])) == (
        "unknown column",
        "Примечание; Срок действия",
    )


@pytest.mark.parametrize("head", [[*HEAD], [*HEAD[:2], "", HEAD[2]]])
def test_what_stands_in_no_column_is_not_left_out_in_silence(head: list[str]) -> None:
    assert rows(csv_sheet([head, ROW[:2]]))[0][1][:2] == ROW[:2]
    assert refusal(csv_sheet([head, [*ROW[:2], "", "", "приложение"]])) == ("no head", "E2")
    assert refusal(csv_sheet([["Вид документа", "", "Стороны"], ["Соглашение", "важное", "А; Б"]])) == ("no head", "B2")


@pytest.mark.parametrize(
    ("typed", "known"),
    [("3 (три) года", "P3Y"), ("на 3 года", "P3Y"), ("сроком на пять лет", "P5Y"), ("за 6 (шесть) месяцев", "P6M")],
)
def test_lengths_are_understood_as_agreements_write_them(typed: str, known: str) -> None:
    assert length_of("term", typed) == known


def test_days_of_spreadsheets_are_understood_or_told() -> None:
    assert date_of("signed_on", "2023-04-12 00:00:00") == "2023-04-12"
    for typed, reason in (("45352", "serial"), ("12.04.23", "date"), ("4535", "date"), ("2023-04-12 15:30", "date")):
        with pytest.raises(CellRefused) as refused:
            date_of("signed_on", typed)
        assert refused.value.reason == reason
        assert reason in CELL_REASONS


def test_of_a_closed_list_the_words_are_told() -> None:
    told = message_for(CellRefused(column="kind", reason="choice", detail="Соглашение о сотрудничестве"))

    assert "Соглашение; Договор; Меморандум" in told
