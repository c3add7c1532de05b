"""Several documents at once, and two documents of one agreement: from the files to one card."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from tests.browser import steps
from tests.browser.prepare import TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
PAIR = Path(__file__).resolve().parents[1] / "documents" / "pair"


def test_a_release_and_the_signed_text_become_one_agreement(another_server: Server, visit: Visit) -> None:
    who = visit(another_server.url).come_back(TA)
    for name in ("release.txt", "signed.txt"):
        steps.add_file(who, (PAIR / name).read_bytes(), name)

    offered = who.page.locator("#likely")
    expect(offered).to_contain_text("release.txt")
    who.check_accessibility()
    # unseen words lie within the half that scrolls: else they make the page under it longer
    outside = "[...document.querySelectorAll('.pane .sr')].filter(one => one.offsetParent?.matches('body')).length"
    assert who.page.evaluate(outside) == 0
    offered.locator("form[action*='/together/'] button").click()
    who.page.wait_for_url("**/documents/together/*/")
    who.check_accessibility()

    term = who.page.locator(".matter", has=who.page.locator("q", has_text="в течение трёх лет"))
    expect(term.locator("q")).to_have_count(2)
    who.page.locator("main form[action*='/agreements/accept/'] button").click()
    expect(who.page.locator("main .note--bad")).to_be_visible()  # the documents differ, and nobody has chosen
    waiting = who.page.locator("#h-differ").locator("xpath=ancestor::section").locator(".rec__row--check")
    for left in range(waiting.count(), 0, -1):
        waiting.first.locator("form[action*='/choose/'] button").first.click()
        expect(waiting).to_have_count(left - 1)
    who.page.locator("main form[action*='/confirm/'] button").click()
    both = who.path
    for name in ("Пресс-релиз", "Текст соглашения"):  # each tells something in doubt
        alone = who.page.locator("#h-alone").locator("xpath=ancestor::section")
        alone.get_by_role("link", name=name).first.click()
        steps.confirm_doubts(who)
        who.goto(both)
    who.page.locator("main form[action*='/agreements/accept/'] button").click()
    who.page.wait_for_url(steps.AGREEMENT)

    expect(who.page.locator("#t-term dd")).to_contain_text(
        "3"
    )  # years, as the signed text says and the release does not
    expect(who.page.locator("#documents li")).to_have_count(2)
    another_server.check_journal()


def test_many_files_are_read_while_their_page_tells_how_far_it_is(another_server: Server, visit: Visit) -> None:
    who = visit(another_server.url).come_back(TA)
    release = (PAIR / "release.txt").read_bytes()
    large = release + b"\n" * 5_000_000  # more than is opened while somebody waits
    given = [(f"{number}.txt", release + b" " * number) for number in range(3)] + [
        ("large.txt", large),
        ("0.bin", b"\0" * 9),
    ]

    who.goto("/documents/add/")
    files = [{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in given]
    who.page.set_input_files("#id_file", files)
    who.page.click("main form button.btn")
    who.page.wait_for_url("**/documents/uploads/*/")

    progress = who.page.locator("#upload progress")
    expect(progress).to_have_attribute("max", "4")
    expect(progress).to_have_attribute("value", "4")  # the page asks again by itself
    expect(who.page.locator("#upload table tbody tr")).to_have_count(4)
    expect(who.page.locator("#upload")).to_contain_text("0.bin")  # not taken, and told by name
    who.check_accessibility()
    another_server.check_journal()
