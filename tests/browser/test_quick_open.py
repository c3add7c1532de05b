"""The search over any page, by the keyboard alone."""

from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser.prepare import TA
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
