"""Every page of the product in four forms and in both languages, as each role comes to it by links."""

import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, expect
from tests.browser.crawl import Found, addresses, crawl, name_of
from tests.browser.prepare import ADMIN, IN, LEAD, OBSERVER, TA
from tests.browser.server import Server
from tests.browser.visitor import DESK_DARK, DESK_LIGHT, PHONE_DARK, PHONE_LIGHT, Visitor

Visit = Callable[..., Visitor]
ROLES = {"anybody": "", "coordinator": TA, "other side": IN, "lead": LEAD, "observer": OBSERVER, "administrator": ADMIN}
# where those without script stand after a refusal, and a page that is one of many of its list
BESIDE_LINKS = {"coordinator": ["/agreements/1/card-keys/", "/documents/together/1/", "/bodies/1/"]}
OPPOSITE = (DESK_LIGHT, PHONE_DARK), (DESK_DARK, PHONE_LIGHT)
ENGLISH = re.compile(r"\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}\b")
SENTENCES = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
        if (!walker.currentNode.parentElement.closest('script, template')) found.push(walker.currentNode.data);
    }
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
        found.push(...['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name) ?? ''));
    }
    return [document.title, ...found].map((one) => one.replace(/\\s+/g, ' ').trim()).filter(Boolean);
}"""


FILES: list[FilePayload] = [
    {"name": "письмо.txt", "mimeType": "text/plain", "buffer": "Благодарим за приглашение на выставку.".encode()},
    {"name": "чертёж.dwg", "mimeType": "application/octet-stream", "buffer": bytes(range(256))},
]

TABLE: FilePayload = {"name": "реестр.csv", "mimeType": "text/csv", "buffer": "kind;parties\nУказ;Татарстан\n".encode()}


@dataclass(frozen=True)
class Seen:
    """What the browser keeps of somebody who signed in, and what they come to."""

    session: Any
    found: Found


@pytest.fixture(scope="module")
def seen(chromium: Browser, sample_server: Server) -> dict[str, Seen]:
    """Return what each role comes to."""
    come_to, known = {}, set[tuple[str, ...]]()
    for role, email in ROLES.items():
        with chromium.new_context(locale="ru-RU") as context:
            starts = ["/", "/desk/" if email else "/people/sign-in/", *BESIDE_LINKS.get(role, ())]
            if email:
                Visitor(context, sample_server.url).sign_in(email)
            found = crawl(context.request, sample_server.url, starts, known)
            come_to[role] = Seen(context.storage_state(), found)
    coordinator = come_to["coordinator"]
    with chromium.new_context(locale="ru-RU", storage_state=coordinator.session) as context:
        visitor = Visitor(context, sample_server.url)
        told = [give_files(visitor), give_table(visitor)]  # last: what was given would be found by the others
        coordinator.found.names.add(name_of(open_view(visitor)))
    coordinator.found.pages += told
    coordinator.found.names.update(map(name_of, told))
    return come_to


def give_files(visitor: Visitor) -> str:
    """Give several files at once, one of which cannot be read; return where it is told what became of them."""
    visitor.goto("/documents/add/")
    visitor.page.set_input_files("input[name=file]", FILES)
    visitor.page.locator("main form button").last.click()
    visitor.page.wait_for_url(re.compile(r"/documents/uploads/\d+/$"))
    return visitor.path


def give_table(visitor: Visitor) -> str:
    """Give a table that cannot be taken; return where it is told why, once the worker has looked at it."""
    visitor.goto("/agreements/imports/")
    visitor.page.set_input_files("#id_file", TABLE)
    visitor.page.click("form[enctype] button")
    visitor.page.wait_for_url(re.compile(r"/agreements/imports/\d+/$"))
    expect(visitor.page.locator("#import tbody tr")).to_have_count(2, timeout=30_000)
    return visitor.path


def open_view(visitor: Visitor) -> str:
    """Save a view of the register and open it; return its address."""
    visitor.goto("/agreements/?kind=agreement")
    visitor.page.click("#rows details summary")
    visitor.page.fill("#view-name", "Соглашения")
    visitor.page.click("#rows details button")
    address = visitor.page.locator("a.chip", has_text="Соглашения").last.get_attribute("href") or ""
    assert visitor.goto(address).status == 200
    return address


def test_no_link_leads_nowhere(seen: dict[str, Seen]) -> None:
    assert not {role: one.found.dead for role, one in seen.items() if one.found.dead}


def test_every_address_is_come_to_by_links_or_takes_only_forms(
    seen: dict[str, Seen], sample_server: Server, visit: Visit
) -> None:
    come_to = {name for one in seen.values() for name in one.found.names}
    asker = visit(sample_server.url, storage_state=seen["coordinator"].session).context.request

    left = {name: address for name, address in addresses().items() if name not in come_to}
    answers = {name: asker.get(sample_server.url + at, max_redirects=0) for name, at in left.items()}

    assert answers.pop("ui:language").status == 302  # Django's own view goes back where one came from
    assert "json" in answers.pop("portal:schema").headers["content-type"]  # the open data name it
    assert not {name: answer.status for name, answer in answers.items() if answer.status != 405}


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_russian_and_readable_for_everybody_on_a_desk_and_on_a_phone_in_the_light_and_in_the_dark(
    role: str, seen: dict[str, Seen], sample_server: Server, visit: Visit
) -> None:
    """Each page is looked at in two opposite forms, by turns, so that what pages share is looked at in all four."""
    visitor = visit(sample_server.url, storage_state=seen[role].session)

    names, english = list[str](), {}
    for turn, address in enumerate(seen[role].found.pages):
        assert visitor.goto(address).status == 200
        english[address] = [one for one in visitor.page.evaluate(SENTENCES) if ENGLISH.search(one)]
        variants = names.count(name := name_of(address))  # the same page with other pieces: one form each, in turn
        visitor.check_forms(*([variants % 4] if variants else OPPOSITE[turn % 2]))
        names.append(name)

    assert not {address: sentences for address, sentences in english.items() if sentences}


@pytest.mark.parametrize("role", ["anybody", "coordinator", "administrator"])
def test_every_page_is_english_for_readers_of_english(
    role: str, seen: dict[str, Seen], sample_server: Server, visit: Visit
) -> None:
    visitor, russian = visit(sample_server.url, storage_state=seen[role].session), translations()
    visitor.context.add_cookies([{"name": "kunak_language", "value": "en", "url": sample_server.url}])

    left = {}
    for address in seen[role].found.pages:
        visitor.goto(address)
        left[address] = russian.intersection(visitor.page.evaluate(SENTENCES))
        visitor.check_width()

    assert len(russian) > 200
    assert not {address: sentences for address, sentences in left.items() if sentences}


def translations() -> set[str]:
    """Return every Russian sentence of the product's own that an English page may not show."""
    found: set[str] = set()
    for path in (Path(__file__).resolve().parents[2] / "src" / "kunak").glob("*/locale/ru/LC_MESSAGES/django.mo"):
        with path.open("rb") as file:
            catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # there is no other way
        found.update(sentence for original, sentence in catalog.items() if original)
    return {sentence for sentence in found if re.search("[а-яё]{3} [а-яё]", sentence) and "%" not in sentence}
