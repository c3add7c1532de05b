"""Every page of the product in four forms and in both languages, as each role comes to it by links."""

import gettext
import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, FilePayload, expect
from tests.browser.client import Client
from tests.browser.crawl import Found, addresses, crawl, name_of
from tests.browser.prepare import ADMIN, CODE, FEED, IN, LEAD, OBSERVER, TA
from tests.browser.server import Server
from tests.browser.visitor import DESK_DARK, DESK_LIGHT, FORMS, PHONE_DARK, PHONE_LIGHT, Visitor

Visit = Callable[..., Visitor]
ROLES = {"anybody": "", "coordinator": TA, "other side": IN, "lead": LEAD, "observer": OBSERVER, "administrator": ADMIN}
# where those without script stand after a refusal, and a page that is one of many of its list
FOLLOWED = {"coordinator": {"of_each": 2, "of_name": 8}, "administrator": {"of_each": 1, "of_name": 3}}
OF_OTHERS = {"of_each": 1, "of_name": 1}  # they come to the same pages; what they see of them differs
BESIDE_LINKS = {
    "coordinator": [
        "/agreements/1/card-keys/",
        "/documents/together/1/",
        "/bodies/1/",
        f"/bodies/municipalities/new/?called={quote('Арский муниципальный район')}",
        "/programme/version/3/change-many/",
        "/programme/version/3/dropped/",
        "/programme/version/3/document/5/",
        "/programme/import/1/",
        "/groups/meetings/1/minutes/",
    ],
    "other side": [
        "/programme/3/",
        "/programme/measure/16/",
        *(f"/programme/version/1/{way}/" for way in ("board", "map", "timeline")),
    ],
    "lead": ["/documents/together/2/", "/drafts/2/disagreements/1/"],
    "anybody": [f"/proposals/by-link/{CODE}/", f"/reminders/calendar/{FEED}.ics"],
}
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
KINDS = """() => {
    const kind = (one) => `${one.localName}.${one.className}`;
    return [...document.body.querySelectorAll('*')].map((one) =>
        one.localName === 'a' ? `${kind(one)} in ${kind(one.parentElement)}` : kind(one));
}"""
IN_PLACE = """async ([address, known]) => {
    const answer = known === null ? await fetch(address) : new Response(known);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const sheets = (of) => new Map([...of.querySelectorAll('link[rel=stylesheet]')].map((one) => [one.href, one]));
    const [present, asked] = [sheets(document), sheets(page)];
    present.forEach((one, href) => asked.has(href) || one.remove());
    await Promise.all([...asked].filter(([href]) => !present.has(href)).map(([href, one]) => new Promise((done) => {
        const sheet = Object.assign(document.createElement('link'), {rel: 'stylesheet', href, onload: done});
        document.head.append(sheet);
    })));
    document.title = page.title;
    document.body.replaceWith(page.body);
    history.replaceState(null, '', address);
    return [answer.status, page.documentElement.lang];
}"""


FILES: list[FilePayload] = [
    {"name": "письмо.txt", "mimeType": "text/plain", "buffer": "Благодарим за приглашение на выставку.".encode()},
    {"name": "чертёж.dwg", "mimeType": "application/octet-stream", "buffer": bytes(range(256))},
]

TABLE: FilePayload = {"name": "реестр.csv", "mimeType": "text/csv", "buffer": "kind;parties\nУказ;Татарстан\n".encode()}


@pytest.fixture(scope="module")
def come_to(chromium: Browser, sample_server: Server) -> dict[str, Found]:
    """Return what each role comes to. Of links of one name that a page has, other roles than the first follow one."""
    found, known = dict[str, Found](), set[tuple[str, ...]]()
    for role, email in ROLES.items():
        asker = Client(sample_server.url)
        starts = ["/", "/desk/" if email else "/people/sign-in/", *BESIDE_LINKS.get(role, ())]
        if email:
            asker.come_back(email)
        found[role] = crawl(asker, starts, known, **FOLLOWED.get(role, OF_OTHERS))
    coordinator = found["coordinator"]
    with chromium.new_context(locale="ru-RU") as context:
        visitor = Visitor(context, sample_server.url).come_back(TA)
        told = [give_files(visitor), give_table(visitor)]  # last: what was given would be found by the others
        coordinator.names.add(name_of(open_view(visitor)))
        coordinator.texts |= {at: visitor.context.request.get(visitor.url + at).text() for at in told}
    coordinator.pages += told
    coordinator.names.update(map(name_of, told))
    return found


@pytest.fixture(scope="module")
def kinds_seen() -> set[tuple[int, str]]:
    """Return the kinds of elements that were looked at thoroughly, each with the width of the window."""
    return set()


@pytest.fixture(scope="module")
def opened() -> set[str]:
    """Return the names of pages that somebody opened, so that their scripts ran and their sheets were asked for."""
    return set()


@pytest.fixture
def somebody(visit: Visit, sample_server: Server) -> Visit:
    """Return a maker of visitors in a role."""

    def make(role: str, **options: Any) -> Visitor:
        visitor = visit(sample_server.url, **options)
        return visitor.come_back(ROLES[role]) if ROLES[role] else visitor

    return make


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
    expect(visitor.page.locator("#import tbody tr")).to_have_count(2)
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


def test_no_link_leads_nowhere(come_to: dict[str, Found]) -> None:
    assert not {role: found.dead for role, found in come_to.items() if found.dead}


def test_every_address_is_come_to_by_links_or_takes_only_forms(come_to: dict[str, Found], somebody: Visit) -> None:
    names = {name for found in come_to.values() for name in found.names}
    asker = somebody("coordinator")

    left = {name: address for name, address in addresses().items() if name not in names}
    answers = {name: asker.context.request.get(asker.url + at, max_redirects=0) for name, at in left.items()}

    assert answers.pop("ui:language").status == 302  # Django's own view goes back where one came from
    assert answers.pop("desk:quick").status == 200  # the script of the search asks it
    assert "json" in answers.pop("portal:schema").headers["content-type"]  # the open data name it
    assert answers.pop("groups:minutes-paper").status == 404  # a file, kept only for a side that has nobody here
    assert not {name: answer.status for name, answer in answers.items() if answer.status != 405}


@pytest.mark.parametrize("role", ROLES)
def test_every_page_is_russian_and_readable_for_everybody_on_a_desk_and_on_a_phone_in_the_light_and_in_the_dark(
    role: str,
    come_to: dict[str, Found],
    somebody: Visit,
    kinds_seen: set[tuple[int, str]],
    opened: set[str],
) -> None:
    """Each page is looked at in two opposite forms, by turns, so that what pages share is looked at in all four.

    axe looks at the second only where there is a kind of element that it has not looked at so yet, and at the colours
    of such elements. If this person has been on its like, axe looks at such elements alone.

    One of each name is opened, so that its scripts run and its sheets are asked for; the others are put in the place of
    the one before as they came when links were followed.
    """
    visitor = somebody(role)
    visitor.bring_axe()

    names, english = list[str](), {}
    for turn, address in enumerate(come_to[role].pages):
        variants = names.count(name := name_of(address))  # the same page with other pieces: one form each, in turn
        forms = [variants % 4] if variants else OPPOSITE[turn % 2]
        visitor.take_form(forms[0])
        if names and name in opened:
            assert visitor.page.evaluate(IN_PLACE, [address, come_to[role].texts[address]]) == [200, "ru"]
        else:
            assert visitor.goto(address).status == 200
        opened.add(name)
        english[address] = [one for one in visitor.page.evaluate(SENTENCES) if ENGLISH.search(one)]
        widths = [FORMS[form][0]["viewport"]["width"] for form in forms]
        kinds = visitor.page.evaluate(KINDS)
        new = set(itertools.product(widths, kinds)) - kinds_seen
        closely = [at for at, kind in enumerate(kinds) if any((width, kind) in new for width in widths)]
        visitor.check_forms(*forms, closely=closely, alone=bool(variants))
        kinds_seen |= new
        names.append(name)

    assert not {address: sentences for address, sentences in english.items() if sentences}


@pytest.mark.parametrize("role", ["anybody", "coordinator", "administrator"])
def test_every_page_is_english_for_readers_of_english(role: str, come_to: dict[str, Found], somebody: Visit) -> None:
    """Words are the server's, so a page is put in the place of the one before: to open it takes ten times as long."""
    visitor, russian = somebody(role), translations()
    visitor.context.add_cookies([{"name": "kunak_language", "value": "en", "url": visitor.url}])
    visitor.goto("/")

    left = {}
    for address in come_to[role].pages:
        assert visitor.page.evaluate(IN_PLACE, [address, None]) == [200, "en"]
        left[address] = russian.intersection(visitor.page.evaluate(SENTENCES))
        visitor.check_width()

    assert len(russian) > 200
    assert not {address: sentences for address, sentences in left.items() if sentences}


def test_somebody_without_an_account_proposes_by_a_link(
    somebody: Visit,
) -> None:
    guest = somebody("anybody")
    guest.goto(f"/proposals/by-link/{CODE}/")
    guest.page.fill("form.stack [name=text]", "Обменные гастроли театров")
    guest.page.fill("form.stack [name=author]", "Иванова")

    guest.page.click("form.stack [name=propose]")

    expect(guest.page.locator("section[aria-labelledby=h-own]")).to_contain_text("Обменные гастроли театров")


def translations() -> set[str]:
    """Return every Russian sentence of the product's own that an English page may not show."""
    found: set[str] = set()
    for path in (Path(__file__).resolve().parents[2] / "src" / "kunak").glob("*/locale/ru/LC_MESSAGES/django.mo"):
        with path.open("rb") as file:
            catalog = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # there is no other way
        found.update(sentence for original, sentence in catalog.items() if original)
    return {sentence for sentence in found if re.search("[а-яё]{3} [а-яё]", sentence) and "%" not in sentence}
