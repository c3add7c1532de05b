"""What an agreement is on any day: terms counted from the text, notices before they are recorded, what replaced it."""

from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser.prepare import IN, TA
from tests.browser.server import Server
from tests.browser.steps import main_of, record, taken
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
RELEASE = "{day} Республика Татарстан и Республика Ингушетия подписали соглашение о сотрудничестве. {term}"
OLD = RELEASE.format(day="14 июля 2009 года", term="Соглашение заключено бессрочно.")
NEW = RELEASE.format(
    day="12 февраля 2014 года",
    term="Соглашение заключено на пять лет и автоматически продлевается на один год, если ни одна из сторон не менее "
    "чем за шесть месяцев до истечения срока не уведомит другую о намерении его прекратить.",
)


def test_check_1_terms_run_as_the_text_says_and_a_later_agreement_ends_the_earlier(
    server: Server, visit: Visit
) -> None:
    ta, in_ = visit(server.url).come_back(TA), visit(server.url, java_script_enabled=False).come_back(IN)
    old, new = taken(ta, OLD), taken(ta, NEW)

    first = main_of(ta, f"{new}?on=2018-08-01")
    assert "12 февраля 2019 г." in first
    assert "5 лет с 12 февраля 2014 г.; статьи 191 и 192 ГК РФ" in first
    assert "12 августа 2018 г." in first
    assert "10 августа 2018 г." in first
    assert "12 февраля 2021 г." in main_of(ta, f"{new}?on=2020-02-13")

    record(ta, new, "notice", on="13.08.2018", ground="письмо № 1")
    expect(ta.page.locator("#act-preview .note--warn")).to_contain_text("опоздало на 1 день")
    expect(ta.page.locator("#act-preview .changes")).to_contain_text("соглашение закончится 12 февраля 2020 г.")
    ta.check_accessibility()

    record(in_, old, "supersession", on="12.02.2014", effective="12.02.2014", later_title="2014", ground="пункт 9")
    in_.page.click("button[name=record]")
    ta.goto(in_.path)
    ta.page.click("#act-keys-panel form:has([name=content]) button")
    expect(ta.page.locator("#act-keys-panel .is-wait")).to_have_count(0)
    assert "Заменено" in main_of(in_, f"{old}?on=2014-02-12")
    assert "Действует" in main_of(in_, f"{old}?on=2014-02-11")
    server.check_journal()
