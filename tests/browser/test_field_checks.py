"""Acceptance checks drawn from the field, by their numbers; check 1 is in `test_terms`."""

import io
from collections.abc import Callable

import docx
from playwright.sync_api import expect
from tests.browser.prepare import IN, TA
from tests.browser.server import Server
from tests.browser.steps import main_of, record, taken
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
YEARLY = (
    "12 февраля 2014 года Республика Татарстан и Республика Ингушетия подписали соглашение о сотрудничестве. "
    "Соглашение заключено на пять лет и автоматически продлевается на один год, если ни одна из сторон не менее "
    "чем за шесть месяцев до истечения срока не уведомит другую о намерении его прекратить."
)


def test_check_2_a_plan_that_ended_and_the_one_that_followed_stand_with_the_gap_between_them(
    sample_server: Server, visit: Visit
) -> None:
    ta = visit(sample_server.url).come_back(TA)
    ta.goto("/agreements/?q=двух планах")
    ta.page.click("#rows tbody a")
    ta.page.click("main .tabs a[href^='/programme/']")
    ta.page.wait_for_load_state()

    told = [words.replace("\u00a0", " ").split("\n") for words in ta.page.locator("#plans li").all_inner_texts()]

    second, gap, first = told[-3:]
    assert first == ["с 1 января 2019 г. по 31 декабря 2021 г.", "завершён"]
    assert gap == ["Плана нет с 1 января 2022 г. по 28 февраля 2022 г."]
    assert second == ["с 1 марта 2022 г. по 31 декабря 2024 г.", "завершён"]
    ta.check_accessibility()


def test_check_9_each_side_has_a_copy_of_one_plan_that_names_it_first(sample_server: Server, visit: Visit) -> None:
    ta = visit(sample_server.url).come_back(TA)
    ta.goto("/programme/version/1/")

    copies = {}
    for link in ta.page.locator("a[href$='.docx']").all():
        paper = docx.Document(io.BytesIO(ta.page.request.get(f"{ta.url}{link.get_attribute('href')}").body()))
        copies[link.text_content()] = [[cell.text for cell in paper.tables[at].rows[0].cells] for at in (0, 1)]

    for side, other in (("Татарстан", "Ингушетия"), ("Ингушетия", "Татарстан")):
        approvals, columns = copies[f"DOCX, сначала {side}"]
        assert [side[:-1] in cell for cell in approvals] == [True, False]
        assert columns[2:4] == [f"Ответственные исполнители: {one}" for one in (side, other)]


def test_check_10_each_renewal_stands_with_the_proof_that_no_notice_came(sample_server: Server, visit: Visit) -> None:
    ta = visit(sample_server.url).come_back(TA)
    agreement = taken(ta, YEARLY)

    told = main_of(ta, f"{agreement}?on=2021-06-01")

    for number, years, deadline in [(1, (2019, 2020), 2018), (2, (2020, 2021), 2019), (3, (2021, 2022), 2020)]:
        assert f"Пролонгация {number}, с 13 февраля {years[0]} г. по 12 февраля {years[1]} г." in told
        assert f"нет уведомления, направленного до 12 августа {deadline} г. включительно" in told
    ta.check_accessibility()


def test_check_7_measures_that_outlast_a_terminated_agreement_stand_in_its_tail(
    sample_server: Server, visit: Visit
) -> None:
    ta, in_ = visit(sample_server.url).come_back(TA), visit(sample_server.url).come_back(IN)
    assert "Не завершено" not in main_of(ta, "/agreements/1/")

    record(ta, "/agreements/1/", "termination", on="01.03.2026", effective="31.03.2026", ground="протокол № 9")
    ta.page.click("button[name=record]")
    in_.goto(ta.path)
    in_.page.click("#act-keys-panel form:has([name=content]) button")
    expect(in_.page.locator("#act-keys-panel .is-wait")).to_have_count(0)

    ta.goto("/agreements/1/?on=2026-06-01")
    expect(ta.page.locator("#tail li").first).to_be_visible()
    ta.check_accessibility()
