"""All components in a real browser: on a desk and on a phone, in both themes, with and without script."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.test.utils import override_settings
from playwright.sync_api import Browser, Page, expect

DESK, PHONE = (1440, 900), (390, 800)


class Server(ThreadingMixIn, WSGIServer):
    """Answers each request in a thread of its own; the pages here ask no database."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """Writes nothing to the terminal."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return where the page of all components is served."""
    passed = [one for one in settings.MIDDLEWARE if one != "kunak.people.once.Once"]  # it asks what was sent before
    with override_settings(ROOT_URLCONF="tests.ui.kitchen", ALLOWED_HOSTS=["127.0.0.1"], MIDDLEWARE=passed):
        server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=Server, handler_class=Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


def visit(
    browser: Browser, address: str, size: tuple[int, int] = DESK, theme: str = "", *, script: bool = True
) -> Page:
    """Open the page of all components; a fault that the browser tells of fails the test at `faults`."""
    viewport = {"width": size[0], "height": size[1]}
    context = browser.new_context(
        viewport=viewport,  # type: ignore[arg-type]
        locale="ru-RU",
        java_script_enabled=script,
        reduced_motion="reduce",
    )
    if theme:
        context.add_cookies([{"name": "theme", "value": theme, "url": address}])
    page = context.new_page()
    page.faults = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
    page.on("console", lambda line: line.type == "error" and page.faults.append(line.text))  # type: ignore[attr-defined]
    page.goto(address + "/kitchen/")
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_component_is_readable_for_everybody(
    chromium: Browser, address: str, size: tuple[int, int], theme: str
) -> None:
    page = visit(chromium, address, size, theme)
    assert page.faults == []  # type: ignore[attr-defined]

    page.get_by_role("button", name="Сохранить").click()
    expect(page.locator(".err-sum")).to_be_focused()
    found = Axe().run(page)

    assert not found.response["violations"], found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.context.close()


def test_every_icon_is_drawn_from_the_sprite(chromium: Browser, address: str) -> None:
    page = visit(chromium, address)

    shown = "[...document.querySelectorAll('svg.icon use')].filter((one) => one.checkVisibility())"
    empty = page.evaluate(f"{shown}.filter((one) => !one.getBBox().width && !one.getBBox().height).length")

    assert page.locator("svg.icon use").count() > 60
    assert empty == 0
    page.context.close()


def test_the_theme_changes_in_place_and_what_was_typed_stays(chromium: Browser, address: str) -> None:
    page = visit(chromium, address)
    page.get_by_label("Название").fill("Форум")

    for theme, told in (("light", "светлая"), ("dark", "тёмная")):
        page.locator("[data-theme-form] button").click()
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        expect(page.get_by_role("button", name=f"Тема: {told}")).to_be_visible()

    expect(page.get_by_label("Название")).to_have_value("Форум")
    assert [one["value"] for one in page.context.cookies() if one["name"] == "theme"] == ["dark"]
    page.context.close()


def test_without_script_theme_menu_and_form_work(chromium: Browser, address: str) -> None:
    page = visit(chromium, address, PHONE, script=False)

    page.locator("[data-theme-form] button").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.locator("summary", has_text="Меню").click()
    expect(page.locator(".mast__menu li", has_text="Войти")).to_be_visible()
    page.get_by_label("Название").fill("Форум")
    page.get_by_role("button", name="Сохранить").click()

    expect(page.locator(".err-sum h2")).to_have_text("Исправьте 3 поля")
    expect(page.get_by_label("Название")).to_have_value("Форум")
    page.context.close()


def test_a_form_with_something_typed_is_not_left_by_mistake(chromium: Browser, address: str) -> None:
    page = visit(chromium, address)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Название").fill("Форум")

    page.reload()

    assert asked == ["beforeunload"]
    page.context.close()


def test_messages_and_windows_open_and_close_by_keyboard(chromium: Browser, address: str) -> None:
    page = visit(chromium, address)

    page.get_by_role("button", name="Показать сообщение").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Подтверждено за Татарстан")
    page.get_by_role("button", name="Закрыть").press("Enter")
    expect(page.locator(".toast")).to_have_count(0)
    page.get_by_role("button", name="Открыть окно").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    page.context.close()


def test_a_chosen_file_is_named(chromium: Browser, address: str) -> None:
    page = visit(chromium, address)

    page.locator(".drop input").set_input_files({"name": "соглашение.txt", "mimeType": "text/plain", "buffer": b"x"})

    expect(page.locator("[data-drop-names]")).to_have_text("соглашение.txt")
    page.context.close()


def test_many_chosen_files_are_counted_and_stay_within_their_frame(chromium: Browser, address: str) -> None:
    page = visit(chromium, address)
    names = [f"{'оченьдлинноеимя' * 6}{number}.txt" for number in range(100)]

    page.locator(".drop input").evaluate("one => one.multiple = true")
    page.locator(".drop input").set_input_files([{"name": n, "mimeType": "text/plain", "buffer": b"x"} for n in names])

    told = page.locator("[data-drop-names]")
    expect(told).to_contain_text("Файлов: 100. ")
    expect(told.locator("bdi")).to_have_count(12)
    frame, inside = page.locator(".drop").bounding_box(), told.bounding_box()
    assert frame
    assert inside
    assert inside["x"] >= frame["x"]
    assert inside["x"] + inside["width"] <= frame["x"] + frame["width"]
    page.context.close()
