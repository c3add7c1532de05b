"""What keeps a person's session and typing safe, seen from the browser."""

import re
from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser import steps
from tests.browser.prepare import OBSERVER, TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]


def test_the_session_is_a_cookie_that_scripts_and_strangers_cannot_have(server: Server, visit: Visit) -> None:
    ta = visit(server.url).sign_in(TA)

    kept = {one["name"]: one for one in ta.context.cookies()}

    assert kept["kunak_session"]["httpOnly"]
    assert kept["kunak_session"]["sameSite"] == kept["kunak_csrf"]["sameSite"] == "Lax"
    assert kept["kunak_session"]["expires"] == -1  # it ends with the browser, unless one asks to stay
    assert not ta.page.evaluate("document.cookie.includes('kunak_session')")


def test_every_answer_forbids_what_is_not_the_products_own(server: Server, visit: Visit) -> None:
    ta = visit(server.url).come_back(TA)

    for address in ("/", "/desk/", "/people/sign-in/", "/no-such-page/", "/public/1.json"):
        headers = ta.page.request.get(server.url + address).headers
        policy = set(headers["content-security-policy"].split("; "))
        assert {"default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'"} <= policy, address
        assert all(part.endswith((" 'self'", " 'none'")) for part in policy)
        assert headers["x-frame-options"] == "DENY"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_after_signing_out_no_page_is_left_in_the_browser(server: Server, visit: Visit) -> None:
    ta = visit(server.url).sign_in(TA)
    ta.goto("/people/me/")
    ta.submit("/sign-out/")
    ta.page.wait_for_url(f"{server.url}/")

    ta.page.go_back()

    expect(ta.page.locator("body")).not_to_contain_text(TA)


def test_a_form_that_was_open_too_long_gets_a_page_that_says_so(server: Server, visit: Visit) -> None:
    ta = visit(server.url).come_back(TA)
    ta.goto("/documents/add/")
    ta.page.fill("#id_text", "Текст соглашения")
    ta.context.clear_cookies(name="kunak_csrf")

    ta.page.click("main form button.btn")

    expect(ta.page.locator("h1")).to_have_text("Форма была открыта слишком долго")
    ta.check_forms()
    ta.page.go_back()
    expect(ta.page.locator("#id_text")).to_have_value("Текст соглашения")


def test_what_was_typed_into_a_value_or_pasted_is_not_left_behind_unasked(server: Server, visit: Visit) -> None:
    ta = visit(server.url).come_back(TA)
    asked: list[str] = []
    ta.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    ta.goto("/documents/add/")
    ta.page.fill("#id_text", "Текст соглашения")
    ta.page.click("main .crumbs a >> nth=0")
    ta.page.wait_for_timeout(200)
    expect(ta.page.locator("#id_text")).to_have_value("Текст соглашения")

    assert asked == ["beforeunload"]


def test_a_silent_server_is_told_and_what_was_typed_stays(server: Server, visit: Visit) -> None:
    ta = visit(server.url).come_back(TA)
    steps.add_text(ta, steps.SAMPLE.read_text(encoding="utf-8"))
    form = steps.open_row(ta, "title")
    form.locator("[name=value_field]").fill("о дружбе")

    ta.context.set_offline(True)
    form.locator(".btn").first.click()

    expect(ta.page.get_by_role("status").last).to_contain_text("Сервер не ответил")
    expect(form.locator("[name=value_field]")).to_have_value("о дружбе")
    ta.context.set_offline(False)
    form.locator(".btn").first.click()
    expect(steps.row(ta, "title")).to_contain_text("о дружбе")
    ta.faults[:] = [fault for fault in ta.faults if not fault.startswith(("console: htmx:", "console: Failed to load"))]


def test_guessing_passwords_is_stopped_with_a_page_that_says_when_to_come_back(server: Server, visit: Visit) -> None:
    guest = visit(server.url)
    guest.goto("/people/sign-in/")
    for _ in range(7):
        guest.page.fill("input[name=username]", OBSERVER)
        guest.page.fill("input[name=password]", "не тот пароль")
        with guest.page.expect_navigation():
            guest.page.click("main form button")

    expect(guest.page.locator("h1")).to_have_text("Слишком много попыток")
    expect(guest.page.locator("main")).to_contain_text(re.compile(r"до \d\d:\d\d"))
    guest.check_forms()


def test_pages_of_refusal_are_readable(server: Server, visit: Visit) -> None:
    guest, ta = visit(server.url), visit(server.url).come_back(TA)

    for who, address, status in ((guest, "/no-such-page/", 404), (ta, "/agreements/999/", 404)):
        assert who.goto(address).status == status
        who.check_forms()
    guest.goto("/people/sign-in/")
    guest.page.click("main form button")
    expect(guest.page.locator(".err-sum")).to_be_focused()
    guest.check_forms()
