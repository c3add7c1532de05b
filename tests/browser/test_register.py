"""A walk through the register: a table comes in, is filtered, kept as a view, seen in a year, and goes out again."""

from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser.prepare import IN, TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor

from kunak.core.sheets import csv_sheet, xlsx_rows

HEADS = [
    "Вид документа",
    "Название",
    "Стороны",
    "Дата подписания",
    "Срок",
    "Пролонгация",
    "Период пролонгации",
    "Уведомление",
]
ROWS = [  # the first is process.md, 11.1: five years, then a year at a time
    [
        "Соглашение",
        "о сотрудничестве",
        "Татарстан; Чувашия",
        "12.02.2014",
        "5 лет",
        "автоматическая",
        "1 год",
        "6 месяцев",
    ],
    ["Соглашение", "о туризме", "Татарстан; Ингушетия", "2013", "5 лет", "не предусмотрена", "", ""],
]
WRONG = ["Указ", "о погоде", "Татарстан; Ингушетия", "вчера", "", "", "", ""]


def test_a_table_comes_in_is_asked_and_goes_out(server: Server, visit: Callable[..., Visitor]) -> None:
    ta, in_ = (visit(server.url).come_back(who) for who in (TA, IN))

    give(ta, [*ROWS, WRONG])
    expect(ta.page.locator("#import tbody tr")).to_have_count(2)
    expect(ta.page.locator("#import tbody")).to_contain_text("«вчера» — не дата")
    give(ta, ROWS)
    expect(ta.page.locator("#import")).to_contain_text("2 соглашения")

    ta.goto("/agreements/?on=2026-11-25")
    ta.page.fill("#q", "сотрудничества")
    ta.page.click(".filters__more summary")
    ta.page.select_option("#renewed", "3")
    ta.page.click("form.filters > button")
    expect(ta.page.locator("#rows tbody tr")).to_have_count(1)
    expect(ta.page.locator("#rows tbody")).to_contain_text("до 12 февраля 2027 г.")
    ta.check_width()
    ta.page.click("#rows details summary")
    ta.page.fill("#view-name", "Продлённые")
    ta.page.click("#rows details button")
    expect(ta.page.locator(".chip", has_text="Продлённые")).to_have_attribute("aria-current", "true")

    ta.page.locator(".tabs a", has_text="Календарь").click()
    ta.page.goto(ta.page.url + "&year=2027")
    expect(ta.page.locator(".terms li")).to_have_count(2)  # renewed on 13 February, the next notice by 12 August
    ta.page.locator(".tabs a", has_text="Статистика").click()
    expect(ta.page.locator("#figures")).to_contain_text("Чувашия")
    ta.goto("/agreements/")
    with ta.page.expect_download() as download:
        ta.page.locator("#rows a", has_text="XLSX").click()
    rows = [row.cells for row in xlsx_rows(download.value.path().read_bytes())]
    assert [row[3] for row in rows[1:]] == ["о сотрудничестве", "о туризме"]

    in_.goto("/agreements/")
    expect(in_.page.locator("#rows tbody tr")).to_have_count(1)


def give(who: Visitor, rows: list[list[str]]) -> None:
    """Give a table and wait until the worker is through with it."""
    who.goto("/agreements/imports/")
    who.page.set_input_files(
        "#id_file", {"name": "реестр.csv", "mimeType": "text/csv", "buffer": csv_sheet([HEADS, *rows])}
    )
    who.page.click("form[enctype] button")
    expect(who.page.locator("#import[hx-trigger]")).to_have_count(0)
