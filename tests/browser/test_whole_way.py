"""The whole way with two people at two browsers: from the file to the public page."""

import json
from collections.abc import Callable

from playwright.sync_api import expect
from tests.browser import steps
from tests.browser.prepare import IN, TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]


def test_the_thin_way_from_a_pasted_text_to_the_public_page(server: Server, visit: Visit) -> None:
    ta, in_ = visit(server.url).sign_in(TA), visit(server.url).sign_in(IN)

    steps.add_text(ta, steps.SAMPLE.read_text(encoding="utf-8"))
    steps.confirm_doubts(ta)
    agreement = steps.accept(ta)
    version = steps.propose(ta, agreement)
    steps.add_measure(ta, version, ("Минпромторг РТ", "Минэк РИ"), text="Провести форум", sector="trade", term="2026")
    ta.submit("/send/")

    in_.goto("/desk/")
    in_.page.click(f"main a[href='{version}']")
    in_.submit("/turn-key/")
    number = steps.number_of(agreement)
    for who in (ta, in_):
        who.goto(agreement)
        who.submit("/card-keys/")
        who.goto(version)
        who.submit("/public/")

    anybody = visit(server.url)
    anybody.goto(f"/public/{number}/")
    expect(anybody.page.locator("main")).to_contain_text("Провести форум")
    open_data = anybody.page.request.get(f"{server.url}/public/{number}.json").json()
    assert "Провести форум" in json.dumps(open_data, ensure_ascii=False)
    assert server.check_journal() > 10
