"""The whole way with two people at two browsers: from the file to the public page."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
import icalendar
import pytest
from playwright.sync_api import expect
from tests.browser import steps
from tests.browser.chromium import PHONE
from tests.browser.prepare import IN, TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
NEXT_YEAR = datetime.now(UTC).year + 1  # a plan is proposed from today on; a term outside of it is refused
FORUM, REASON, WAIVER = "Провести форум предпринимателей", "Назовите срок форума", "Проводит только Татарстан"
MARKED = "сотрудничестве"
EXECUTORS = ("Минпромторг Республики Татарстан", "Минэкономразвития Республики Ингушетия")


@pytest.mark.corpus
def test_the_whole_way_of_the_real_release(another_server: Server, visit: Visit, seed: bytes) -> None:
    ta, in_ = visit(another_server.url).sign_in(TA), visit(another_server.url).come_back(IN)

    steps.add_file(ta, seed, "press-release.txt")
    agreement = review(ta)
    see_agreement(ta, agreement)
    version = plan(ta, agreement)
    send(ta, version)
    agree(in_, ta, version)
    papers(ta, in_, version)
    publish(ta, in_, agreement, version)

    see_public(visit(another_server.url), agreement)
    see_history(in_, agreement)
    assert another_server.check_journal() > 20


def test_the_whole_way_of_the_sample_on_phones(server: Server, visit: Visit) -> None:
    ta, in_ = (visit(server.url, **PHONE).come_back(who) for who in (TA, IN))

    steps.add_text(ta, steps.SAMPLE.read_text(encoding="utf-8"))
    agreement = review(ta)
    version = plan(ta, agreement)
    send(ta, version, waiver=WAIVER)
    agree(in_, ta, version)
    publish(ta, in_, agreement, version)

    see_public(visit(server.url, **PHONE), agreement)
    see_history(in_, agreement)
    steps.sign_out(ta)
    assert server.check_journal() > 20


def review(ta: Visitor) -> str:
    """See what was read and its words; confirm, correct by marking words, refuse, enter; accept into the register."""
    page = ta.page
    assert page.locator("#sheet .sp").count() > 12
    steps.row(ta, "term").hover()
    expect(page.locator("#sheet .sp[data-field=term]")).to_have_class(re.compile("is-on"))
    expect(page.locator("#sheet .sp[data-field=term]")).to_have_text("пять лет")

    steps.confirm(ta, "renewal")
    steps.open_row(ta, "title").locator("[name=value_field]").fill("о сотрудничестве двух республик")
    steps.select_words(ta, MARKED)
    expect(steps.row(ta, "title").locator("[name=words]")).to_have_value(MARKED)
    steps.save_row(ta, "title")
    expect(page.locator("#sheet .sp[data-field=title], #sheet .sp[data-also~=title]")).to_have_text(MARKED)
    steps.refuse(ta, "place")
    expect(steps.row(ta, "place").locator("del")).to_have_text("Магас")
    steps.open_row(ta, "notice").locator("[name=value_field]").fill("6 месяцев")
    steps.save_row(ta, "notice")
    steps.confirm_doubts(ta)
    return steps.accept(ta)


def see_agreement(ta: Visitor, agreement: str) -> None:
    """See parties, strip with the predecessor, what happens if nobody acts, the term that was entered."""
    main = ta.page.locator("main")
    expect(main.locator("h1")).to_contain_text("о сотрудничестве двух республик")
    for words in ("Республика Татарстан", "Республика Ингушетия", "2013", "Министерство экономического развития"):
        expect(main).to_contain_text(words)
    expect(ta.page.locator("#t-notice")).to_contain_text("6 месяцев")
    expect(ta.page.locator("#if-nobody-acts")).to_contain_text("2030")
    ta.goto(f"{agreement}?on=2031-01-01")
    expect(ta.page.locator("#if-nobody-acts")).to_contain_text("2035")


def plan(ta: Visitor, agreement: str) -> str:
    """Have a plan proposed, one measure for each commitment; name executors of both sides, set a term; add one measure.

    The one that is added has executors of one side only.
    """
    ta.goto(agreement)
    commitments = ta.page.locator(".promises > li:not(:has(> .none))").count()
    version = steps.propose(ta, agreement)
    proposed = steps.measures(ta, version)
    assert len(proposed) == commitments > 5
    steps.name_executors(ta, version, EXECUTORS)
    ta.goto(f"{proposed[0]}change/")
    steps.fill_measure(ta, term=f"III квартал {NEXT_YEAR}")
    steps.add_measure(ta, version, (EXECUTORS[0], ""), text=FORUM, sector="trade")
    assert len(steps.measures(ta, version)) == commitments + 1
    return version


def send(ta: Visitor, version: str, waiver: str = "") -> None:
    """Be refused with a measure of one side; then give the reason, or name the other side's executors; send."""
    ta.submit("/send/")
    expect(ta.page.locator("#keys-panel [role=alert]")).to_be_visible()
    expect(ta.page.locator("form[action$='/send/']")).to_have_count(1)
    if waiver:
        ta.submit("/send/", waiver=waiver)
    else:
        mend_forum(ta, version, EXECUTORS)
        ta.submit("/send/")
    expect(ta.page.locator("form[action$='/recall/']")).to_be_visible()


def mend_forum(ta: Visitor, version: str, executors: tuple[str, str] | None = None, **fields: str) -> None:
    """Change the measure that was added by hand."""
    ta.goto(version)
    ta.page.get_by_role("link", name=FORUM, exact=True).click()
    ta.page.locator(".head a[href$='/change/']").click()
    steps.fill_measure(ta, executors, **fields)


def agree(in_: Visitor, ta: Visitor, version: str) -> None:
    """Return the plan with a reason; it is mended and sent again; turn the second key: in force and frozen."""
    in_.goto("/desk/")
    in_.page.locator(f"main a[href='{version}']").first.click()
    in_.submit("/return/", reason=REASON)
    expect(in_.page.locator("form[action$='/turn-key/']")).to_have_count(0)
    expect(in_.page.locator("main h2")).to_contain_text("Над планом работает Татарстан")

    ta.goto("/desk/")
    expect(ta.page.locator("main")).to_contain_text(REASON)
    mend_forum(ta, version, term=f"15.05.{NEXT_YEAR}")
    ta.goto(version)
    ta.submit("/send/")

    in_.goto(version)
    in_.submit("/turn-key/")
    ta.goto(version)
    for who in (ta, in_):
        expect(who.page.locator("#keys-panel .is-wait")).to_have_count(0)
        expect(who.page.locator("form[action$='/send/'], form[action$='/recall/'], a[href$='/add/']")).to_have_count(0)
    ta.page.get_by_role("link", name=FORUM, exact=True).first.click()
    ta.page.wait_for_url("**/programme/measure/*/")
    expect(ta.page.locator("#measure-form, main a[href$='/change/']")).to_have_count(0)


def papers(ta: Visitor, in_: Visitor, version: str) -> None:
    """Take the plan as Word, each side first on its own copy, and as a calendar; open them."""
    for who, name in ((ta, "Татарстан"), (in_, "Ингушетия")):
        who.goto(version)
        who.page.locator("details.choice-of summary").click()
        link = who.page.locator("a[href$='.docx']", has_text=name)
        paper = docx.Document(io.BytesIO(downloaded(who, link.get_attribute("href"))))
        approvals = [cell.text for cell in paper.tables[0].rows[0].cells]
        assert name in approvals[0]
        assert len(approvals) == 2
        assert any(FORUM in cell.text for row in paper.tables[1].rows for cell in row.cells)
        assert paper.sections[0].page_width > paper.sections[0].page_height
    calendar = icalendar.Calendar.from_ical(downloaded(ta, ta.page.locator("a[href$='.ics']").get_attribute("href")))
    assert FORUM in "".join(str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))


def downloaded(who: Visitor, address: str | None) -> bytes:
    """Click a link to a file and return the file."""
    with who.page.expect_download() as awaited:
        who.page.locator(f"a[href='{address}']").click()
    return Path(awaited.value.path()).read_bytes()


def publish(ta: Visitor, in_: Visitor, agreement: str, version: str) -> None:
    """Agree to make the card and the plan public; one consent is not enough."""
    public = f"/public/{steps.number_of(agreement)}/"
    for who, status in ((ta, 404), (in_, 200)):
        who.goto(agreement)
        who.submit("/card-keys/")
        who.goto(version)
        who.submit("/public/")
        assert who.goto(public).status == status


def see_public(anybody: Visitor, agreement: str) -> None:
    """See the public page and its data without signing in, and no way inside."""
    number = steps.number_of(agreement)
    anybody.goto("/")
    anybody.page.click(f"a[href='/public/{number}/']")
    expect(anybody.page.locator("main")).to_contain_text(FORUM)
    expect(anybody.page.locator("main")).to_contain_text(EXECUTORS[0])
    data = anybody.page.request.get(f"{anybody.url}/public/{number}.json")
    assert FORUM in data.text()
    assert REASON not in data.text() + anybody.page.content()
    anybody.goto(agreement)
    assert anybody.path == "/people/sign-in/"


def see_history(in_: Visitor, agreement: str) -> None:
    """Read in the history who did what, by names of people and with the reason."""
    in_.goto(f"{agreement}history/")
    history = in_.page.locator("main table").text_content() or ""
    assert in_.page.locator("main tbody tr").count() > 8
    for words in ("Координатор, Татарстан", "Координатор, Ингушетия", REASON):
        assert words in history
