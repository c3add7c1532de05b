"""The same way without script; on phones it is walked in `test_whole_way`."""

from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import expect
from tests.browser import steps
from tests.browser.prepare import IN, TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
EXECUTORS = ("Минпромторг", "Минэкономразвития")
WITHOUT_SCRIPT = {"java_script_enabled": False}
YEAR = "2024"  # another year is another agreement


def test_the_way_from_a_text_to_the_public_page(server: Server, visit: Visit) -> None:
    ta, in_ = (visit(server.url, **WITHOUT_SCRIPT) for _ in range(2))
    ta.sign_in(TA)
    in_.come_back(IN)

    steps.add_text(ta, steps.SAMPLE.read_text(encoding="utf-8").replace("2025", YEAR))
    agreement = review(ta)
    version = steps.propose(ta, agreement)
    steps.name_executors(ta, version, EXECUTORS)
    change_first(ta, version)
    exchange(ta, in_, version)
    publish(ta, in_, agreement, version)

    anybody = visit(server.url, **WITHOUT_SCRIPT)
    anybody.goto(f"/public/{steps.number_of(agreement)}/")
    expect(anybody.page.locator("main")).to_contain_text(EXECUTORS[1])
    steps.sign_out(ta)


def review(who: Visitor) -> str:
    """Correct with pasted words, have a mistake told with nothing lost, refuse, take back, enter, confirm, accept."""
    form = steps.open_row(who, "title")
    form.locator("[name=value_field]").fill("о сотрудничестве республик")
    form.locator("[name=words]").fill("таких слов в тексте нет")
    form.locator(".btn").first.click()
    expect(steps.row(who, "title").locator(".err").first).to_be_visible()
    expect(steps.row(who, "title").locator("[name=value_field]")).to_have_value("о сотрудничестве республик")
    steps.row(who, "title").locator("[name=words]").fill("соглашение о сотрудничестве")
    steps.save_row(who, "title")
    steps.refuse(who, "place")
    expect(steps.row(who, "place").locator("del")).to_have_text("Магас")
    steps.open_row(who, "notice").locator("[name=value_field]").fill("6 месяцев")
    steps.save_row(who, "notice")
    steps.confirm_doubts(who)
    who.check_width()
    return steps.accept(who)


def change_first(who: Visitor, version: str) -> None:
    """Give the first measure a term and another kind, whose usual milestones are offered."""
    first = steps.measures(who, version)[0]
    who.goto(f"{first}change/")
    steps.fill_measure(who, term=str(datetime.now(UTC).year + 1), expected_result="Договор")
    who.goto(first)
    expect(who.page.locator("main")).to_contain_text("Договор")


def exchange(ta: Visitor, in_: Visitor, version: str) -> None:
    """Send, be given it back, send again, be agreed with."""
    ta.goto(version)
    ta.submit("/send/")
    in_.goto(version)
    in_.submit("/return/", reason="Уточните срок")
    expect(in_.page.locator("form[action$='/return/']")).to_have_count(0)
    ta.goto(version)
    expect(ta.page.locator("#keys-panel")).to_contain_text("Уточните срок")
    ta.submit("/send/")
    in_.goto(version)
    in_.submit("/turn-key/")
    expect(in_.page.locator("#keys-panel .is-wait")).to_have_count(0)


def publish(ta: Visitor, in_: Visitor, agreement: str, version: str) -> None:
    """Both sides make the card and the plan public; one takes its consent back and gives it again."""
    for who in (ta, in_):
        who.goto(agreement)
        who.submit("/card-keys/")
        who.goto(version)
        who.submit("/public/")
    in_.goto(agreement)
    in_.submit("/card-keys/", reason="Ошибка в подписанте")
    assert in_.goto(f"/public/{steps.number_of(agreement)}/").status == 404
    in_.goto(agreement)
    in_.submit("/card-keys/")
