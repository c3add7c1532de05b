"""Two people at the same thing: the second learns what the first has done, and nothing that was typed is lost."""

from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser import steps
from tests.browser.prepare import LEAD, TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]


def health_measure(who: Visitor) -> str:
    """Return the address of a health measure of the plan that is being drafted, found from the desk."""
    who.goto("/desk/")
    who.page.locator("section[aria-labelledby=h-draft] a").first.click()
    who.page.locator("main tr[data-sector=health] ~ tr th a[href*='/measure/']").first.click()
    who.page.wait_for_url("**/programme/measure/*/")
    return who.path


def test_the_second_to_save_a_measure_sees_what_changed_and_loses_nothing(sample_server: Server, visit: Visit) -> None:
    first, second = visit(sample_server.url).come_back(LEAD), visit(sample_server.url).come_back(TA)
    measure = health_measure(second)
    for who in (first, second):
        who.goto(f"{measure}change/")

    steps.fill_measure(first, expected_result="Совместный протокол лечения")
    form = second.page.locator("#measure-form")
    form.locator("[name=money]").fill("Республиканский бюджет")
    form.locator("[name=expected_result]").fill("Десять операций")
    form.locator("button[name=save]").click()

    told = second.page.locator(".err-sum")
    expect(told).to_be_focused()
    expect(told).to_contain_text("Ответственный за здравоохранение, Татарстан")
    expect(told).to_contain_text("Совместный протокол лечения")
    expect(form.locator("[name=money]")).to_have_value("Республиканский бюджет")
    expect(form.locator("[name=expected_result]")).to_have_value("Десять операций")
    second.check_accessibility()

    form.locator("[name=expected_result]").fill("Совместный протокол лечения; десять операций")
    steps.fill_measure(second)
    first.goto(measure)
    expect(first.page.locator("main")).to_contain_text("Совместный протокол лечения; десять операций")
    expect(first.page.locator("main")).to_contain_text("Республиканский бюджет")
    sample_server.check_journal()


def test_the_second_to_correct_a_value_sees_what_stands_and_loses_nothing(sample_server: Server, visit: Visit) -> None:
    first, second = visit(sample_server.url).come_back(LEAD), visit(sample_server.url).come_back(TA)
    for who in (first, second):
        who.goto("/documents/?state=review")
        who.page.locator("main td a").first.click()
        steps.open_row(who, "title").locator("[name=value_field]").fill(f"о дружбе: {who is first}")

    steps.save_row(first, "title")
    row = steps.row(second, "title")
    row.locator("form.rec__form .btn").first.click()

    expect(row.get_by_role("alert")).to_contain_text("о дружбе: True")
    expect(row.locator("[name=value_field]")).to_have_value("о дружбе: False")
    steps.save_row(second, "title")
    expect(row).to_contain_text("о дружбе: False")
