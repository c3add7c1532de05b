"""Checks of the field: what has ended keeps its tail, each renewal stands with its proof.

That copies of a paper name their own side first is a part of the whole way.
"""

from collections.abc import Callable

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


def test_each_renewal_stands_with_what_the_register_has_of_notices(sample_server: Server, visit: Visit) -> None:
    ta = visit(sample_server.url).come_back(TA)
    agreement = taken(ta, YEARLY)

    told = main_of(ta, f"{agreement}?on=2021-06-01")

    for number, years, deadline in [(1, (2019, 2020), 2018), (2, (2020, 2021), 2019), (3, (2021, 2022), 2020)]:
        assert f"Пролонгация {number}, с 13 февраля {years[0]} г. по 12 февраля {years[1]} г." in told
        assert f"нет уведомления, поступившего до 12 августа {deadline} г. включительно" in told
    ta.check_accessibility()


def test_measures_that_outlast_a_terminated_agreement_stand_in_its_tail(sample_server: Server, visit: Visit) -> None:
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
