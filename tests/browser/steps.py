"""The steps of the whole way, done by hand on the pages; forms are found by address, so that any language will do."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect
from tests.browser.visitor import Visitor

SAMPLE = Path(__file__).resolve().parents[2] / "src" / "kunak" / "config" / "sample_data" / "release.txt"
READING = re.compile(r"/documents/\d+/")
AGREEMENT = re.compile(r"/agreements/\d+/$")
VERSION = re.compile(r"/programme/version/\d+/$")


def add_file(who: Visitor, data: bytes, name: str = "release.txt") -> None:
    """Choose a file and have it read."""
    who.goto("/documents/add/")
    who.page.set_input_files("#id_file", {"name": name, "mimeType": "text/plain", "buffer": data})
    who.page.click("main form button.btn")
    who.page.wait_for_url(READING)


def add_text(who: Visitor, text: str) -> None:
    """Paste a text and have it read."""
    who.goto("/documents/add/")
    who.page.fill("#id_text", text)
    who.page.click("main form button.btn")
    who.page.wait_for_url(READING)


def row(who: Visitor, key: str) -> Locator:
    """Return the row of a value, for instance ``signatories-0``."""
    return who.page.locator(f"#f-{key}")


def confirm(who: Visitor, key: str) -> None:
    """Say that a value was read rightly."""
    row(who, key).locator("form[action$='/confirm/'] button").click()
    expect(row(who, key).locator("form[action$='/confirm/']")).to_have_count(0)


def open_row(who: Visitor, key: str) -> Locator:
    """Open a value for correcting or entering; return its form."""
    row(who, key).locator(f"#e-{key}").click()
    form = row(who, key).locator("form.rec__form")
    expect(form).to_be_visible()
    return form


def save_row(who: Visitor, key: str) -> None:
    """Save the open value."""
    row(who, key).locator("form.rec__form .btn").first.click()
    expect(row(who, key).locator("form.rec__form")).to_have_count(0)


def refuse(who: Visitor, key: str) -> None:
    """Say that the text does not state a value."""
    open_row(who, key).locator("[formaction$='/refuse/']").click()
    expect(row(who, key).locator("form.rec__form")).to_have_count(0)


def confirm_doubts(who: Visitor) -> None:
    """Confirm, one by one, everything that the reader was not sure of."""
    who.page.wait_for_load_state()  # a link may have led here just now, and what is not yet here is not counted
    doubtful = who.page.locator(".rec__row--check:has(form[action$='/confirm/'])")
    for _ in range(doubtful.count()):
        key = doubtful.first.get_attribute("data-field")
        assert key
        confirm(who, key)


ENDS_OF_WORDS = """(words) => {
    const sheet = document.querySelector('#sheet');
    const at = sheet.textContent.indexOf(words);
    if (at < 0) throw new Error('not in the text: ' + words);
    const place = (offset) => {
        const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; offset -= node.length, node = walker.nextNode()) {
            if (offset <= node.length) return [node, offset];
        }
    };
    const range = document.createRange();
    range.setStart(...place(at + 1));
    range.setStart(range.startContainer, range.startOffset - 1);
    range.setEnd(...place(at + words.length));
    range.startContainer.parentElement.scrollIntoView({block: 'center'});
    const lines = [...range.getClientRects()], first = lines[0], last = lines.at(-1);
    return [first.left + 0.5, first.top + first.height / 2, last.right - 0.5, last.top + last.height / 2];
}"""


def select_words(who: Visitor, words: str) -> None:
    """Mark words in the text by dragging the mouse over them."""
    left, top, right, bottom = who.page.evaluate(ENDS_OF_WORDS, words)
    mouse = who.page.mouse
    mouse.move(left, top)
    mouse.down()
    mouse.move(right, bottom, steps=4)
    mouse.up()
    assert who.page.evaluate("getSelection().toString()") == words


def accept(who: Visitor) -> str:
    """Accept the reading into the register; return the address of the agreement."""
    who.page.click("#bar form[action*='/accept/'] button")
    who.page.wait_for_url(AGREEMENT)
    return who.path


def number_of(address: str) -> str:
    """Return the number in an address."""
    [number] = re.findall(r"\d+", address)
    return str(number)


def propose(who: Visitor, agreement: str) -> str:
    """Have a plan proposed for the suggested period; return the address of its first version."""
    who.goto(f"/programme/{number_of(agreement)}/")
    who.page.click("main form button.btn")
    who.page.wait_for_url(VERSION)
    return who.path


def fill_measure(who: Visitor, executors: tuple[str, str] | None = None, **fields: str) -> None:
    """Fill the form of a measure that stands on the page (its address ends with ``change/``), and save it."""
    form = who.page.locator("#measure-form")
    for at, names in enumerate(executors or ()):
        form.locator("fieldset[id^=id_executors_]").nth(at).locator("input").first.fill(names)
    for name, value in fields.items():
        field = form.locator(f"[name={name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    form.locator("button[name=save]").click()
    who.page.wait_for_url(re.compile(r"/programme/version/\d+/(#m-\d+)?$"))


def name_executors(who: Visitor, version: str, executors: tuple[str, str]) -> None:
    """Name one body of each side for all measures of every sector."""
    who.goto(f"{version}executors/")
    for at, field in enumerate(who.page.locator("#executors-form td input").all()):
        field.fill(executors[at % 2])
    who.page.click("#executors-form button.btn")
    who.page.wait_for_url(VERSION)


def add_measure(who: Visitor, version: str, executors: tuple[str, str], **fields: str) -> None:
    """Add a measure by hand."""
    who.goto(f"{version}add/")
    fill_measure(who, executors, **fields)


def measures(who: Visitor, version: str) -> list[str]:
    """Return the addresses of the measures of a version, in their order."""
    who.goto(version)
    links = who.page.locator("main table th a[href*='/programme/measure/']:not([href$='/change/'])").all()
    return [str(link.get_attribute("href")) for link in links]


def taken(who: Visitor, text: str) -> str:
    """Take a text into the register; return the address of the agreement."""
    add_text(who, text)
    confirm_doubts(who)
    return accept(who)


def record(who: Visitor, agreement: str, kind: str, **fields: str) -> None:
    """Look at what an act changes, then record it."""
    who.goto(f"{agreement}acts/new/{kind}/")
    for name, value in fields.items():
        who.page.fill(f"[name={name}]", value)
    if who.page.locator("[name=party]").count():
        who.page.locator("[name=party]").first.check()
    who.page.click("button[name=look]")


def main_of(who: Visitor, address: str) -> str:
    """Return the words of a page, with plain spaces."""
    who.goto(address)
    return who.page.locator("main").inner_text().replace("\u00a0", " ")


def sign_out(who: Visitor) -> None:
    """Sign out by the menu."""
    who.goto("/desk/")
    menu = who.page.locator("details[data-menu]:visible").first
    menu.locator("summary").click()
    menu.locator("form[action$='/sign-out/'] button").click()
    who.page.wait_for_url(f"{who.url}/")
    who.goto("/desk/")
    assert who.path == "/people/sign-in/"
