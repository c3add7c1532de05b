"""By the keyboard alone: the search over any page, the measures of a plan."""

from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser.prepare import IN, TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor


def test_a_key_opens_the_search_letters_find_arrows_choose_and_enter_opens(
    sample_server: Server, visit: Callable[..., Visitor]
) -> None:
    ta = visit(sample_server.url).come_back(TA)
    ta.goto("/desk/")
    keys, asked = ta.page.keyboard, ta.page.get_by_role("combobox")

    keys.press("Control+K")
    expect(asked).to_be_focused()
    keys.press("Escape")
    expect(asked).to_be_hidden()
    keys.press("/")
    keys.type("медицинских технологий")
    option = ta.page.get_by_role("option").first
    expect(option).to_be_visible()
    keys.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(asked).to_have_attribute("aria-activedescendant", str(option.get_attribute("id")))
    ta.check_accessibility()
    address = str(option.get_attribute("href"))
    keys.press("Enter")

    ta.page.wait_for_url(f"**{address}")
    keys.press("/")
    keys.type("туризм")
    keys.press("Enter")
    ta.page.wait_for_url("**/desk/search/?q=*")
    expect(ta.page.locator("#found mark").first).to_be_visible()


def test_letters_go_through_the_measures_of_a_plan_and_open_the_form_of_one(
    sample_server: Server, visit: Callable[..., Visitor]
) -> None:
    ri = visit(sample_server.url).come_back(IN)
    ri.goto("/programme/version/2/")
    ri.page.get_by_role("button", name="Отозвать и доработать").click()
    keys, links = ri.page.keyboard, ri.page.locator("#plan-rows tr[id^='m-'] th a:first-child")
    expect(ri.page.locator(".plan__change").first).to_be_visible()
    ri.page.wait_for_load_state()  # the script that listens for letters comes after the rows

    for key, place in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        keys.press(key)
        expect(links.nth(place)).to_be_focused()
    ri.page.locator("#q").press("j")
    expect(ri.page.locator("#q")).to_have_value("j")
    links.nth(1).focus()
    keys.press("e")

    ri.page.wait_for_url("**/change/")
