"""The life before the signing: two people take an agreement from the intent to the register."""

import re
from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser import steps
from tests.browser.prepare import IN, TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
DRAFT = re.compile(r"/drafts/\d+/(#.*)?$")
TEXT = (
    "СОГЛАШЕНИЕ\nо сотрудничестве в сфере туризма между Республикой Татарстан и Республикой Ингушетия\n\n"
    "Статья 1\nСтороны содействуют развитию туристских маршрутов.\n\n"
    "Статья 2\nСоглашение заключено сроком на {term}.\n"
)


def send_form(who: Visitor, address: str, **fields: str) -> None:
    """Fill the fields of the form of a page and send it."""
    who.goto(address)
    for name, value in fields.items():
        who.page.fill(f"main [name={name}]", value)
    who.page.locator(f"main form:has([name={next(iter(fields))}]) button.btn").first.click()


def words(who: Visitor, address: str) -> str:
    """Return the words of a page, with plain spaces."""
    who.goto(address)
    return who.page.locator("main").inner_text().replace("\u00a0", " ")


def agree(who: Visitor, draft: str) -> None:
    """Turn the own side's key on the text that lies before the sides."""
    who.goto(draft)
    who.page.locator("#keys-panel form:has([name=content]) button.btn").first.click()
    expect(who.page.locator("#keys-panel form > button.btn")).to_have_count(0)


def propose(who: Visitor) -> str:
    """Record a proposal; return the address of the draft."""
    who.goto("/drafts/new/")
    who.page.select_option("[name=partner]", label="Ингушетия")
    who.page.fill("[name=title]", "о сотрудничестве в сфере туризма")
    who.page.fill("[name=proposed_on]", "02.02.2026")
    who.page.fill("[name=ground]", "протокол о намерениях от 02.02.2026")
    who.page.locator("main form button.btn").click()
    who.page.wait_for_url(DRAFT)
    return who.path


def test_two_sides_take_an_agreement_from_the_intent_to_the_register(server: Server, visit: Visit) -> None:
    ta, in_ = visit(server.url).come_back(TA), visit(server.url, java_script_enabled=False).come_back(IN)

    draft = propose(ta)
    send_form(ta, f"{draft}editions/new/", text=TEXT.format(term="три года"))
    assert "текста пока нет" in words(in_, draft)
    ta.goto(f"{draft}editions/1/")
    ta.page.click("[name=send]")
    ta.page.wait_for_url(DRAFT)

    send_form(in_, f"{draft}disagreements/new/", clause="2", text="сроком на пять лет")
    row = in_.page.locator("#disagreements th a").first.get_attribute("href") or ""
    ta.goto(row)
    in_.goto(row)
    in_.page.fill("[name=settled]", "сроком на пять лет")
    in_.page.locator("main form:has([name=settled]) button.btn").click()
    ta.page.fill("[name=text]", "сроком на четыре года")
    ta.page.locator("main form:has([name=settled]) button.btn").click()
    expect(ta.page.locator("main [role=alert]")).to_contain_text("изменил")
    expect(ta.page.locator("[name=text]")).to_have_value("сроком на четыре года")
    ta.page.locator("[name=agree]").click()
    ta.page.wait_for_url(DRAFT)

    send_form(in_, f"{draft}editions/new/", text=TEXT.format(term="пять лет"), note="срок")
    in_.goto(f"{draft}editions/2/")
    in_.page.click("[name=send]")
    ta.goto(f"{draft}compare/")
    expect(ta.page.locator("main ins")).to_have_text("пять лет")
    ta.check_accessibility()
    for who in (ta, in_):
        agree(who, draft)
    assert "согласовано" in words(ta, draft)

    for who, name in ((ta, "Минниханов Рустам"), (in_, "Калиматов Махмуд-Али")):
        send_form(who, f"{draft}signing/", on="18.03.2026", place="Магас", name=name)
    for who in (ta, in_):
        who.goto(f"{draft}signing/")
        who.page.locator("form:has([name=content]) button.btn").click()
        who.page.wait_for_url(DRAFT)
    shown = words(ta, draft)
    assert "подписано, регистрируется" in shown
    assert "10 календарных дней с 18 марта 2026 г." in shown
    ta.check_accessibility()

    agreement = ta.page.locator(".head__row a.btn").get_attribute("href") or ""
    in_.goto(agreement)
    in_.goto(in_.page.locator("#documents a").first.get_attribute("href") or "")
    steps.confirm_doubts(in_)
    assert steps.accept(in_) == agreement
    assert "5 лет" in words(ta, agreement)
    for who in (ta, in_):
        send_form(who, f"{agreement}registration/", **{"number-registered_on": "20.03.2026"})
        who.page.wait_for_url(re.compile(r"/agreements/\d+/#registration$"))
    assert "зарегистрировано" in words(ta, draft)
    assert "Калиматов Махмуд-Али" in words(ta, agreement)
