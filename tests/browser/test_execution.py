"""From a commitment to a confirmed result, by two people: report with proof, return, report again, confirm, publish."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.browser import steps
from tests.browser.chromium import DESK
from tests.browser.client import Client
from tests.browser.prepare import IN, TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor

from kunak.core.reference import measure_kinds

AGREEMENT, PUBLIC = "/agreements/1/", "/public/1/"
CONFIRMED = "Подтверждено всеми сторонами"
REPORT = re.compile(r"/execution/reports/\d+/(#.*)?$")
# of each sector of the release: the kind of its measure, what is told of it afterwards, how the page writes it
SECTORS = {
    "trade": ("b2b-meeting", {"participants_fact": "64"}, "64 чел."),
    "procurement": ("procurement-exchange", {"participants_fact": "18"}, "18 чел."),
    "investment": ("investment-project", {"invest_done": "12 500 000,50", "jobs_fact": "9"}, "12 500 000,50 руб."),
    "tech-exchange": ("technology-transfer", {"licence_no": "RU 2 712 345"}, "RU 2 712 345"),
    "health": ("tech-adoption-clinic", {"participants_fact": "4"}, "4 чел."),
    "education": ("student-exchange", {"persons_out": "11", "persons_in": "10"}, "11 чел."),
    "culture": ("exhibition", {"visitors": "2 318"}, "2 318 чел."),
    "tourism": ("tourist-route", {"participants_fact": "24"}, "24 чел."),
    "digital": ("e-gov-component", {"reg_record": "№ 10256"}, "№ 10256"),
}


@dataclass
class Two:
    """A coordinator of each side, the second one without script, and a proof."""

    ta: Visitor
    in_: Visitor
    proof: Path

    def in_turn(self, place: int) -> tuple[Visitor, Visitor | Client]:
        """Return who reports, by turns, and who answers: each once in a browser, then without one, all the same."""
        ours, theirs = (self.ta, self.in_) if place % 2 == 0 else (self.in_, self.ta)
        return ours, theirs if place < 2 else Client(ours.url).come_back(TA if theirs is self.ta else IN)


@pytest.fixture(scope="module")
def two(chromium: Browser, sample_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Return two people who have signed in, the same for all walks; at the end none may have seen a fault."""
    given = {"locale": "ru-RU", "timezone_id": "Europe/Moscow", "reduced_motion": "reduce", **DESK}
    contexts = [chromium.new_context(**given), chromium.new_context(**given, java_script_enabled=False)]
    ta, in_ = (Visitor(one, sample_server.url).come_back(email) for one, email in zip(contexts, (TA, IN), strict=True))
    proof = tmp_path_factory.mktemp("proofs") / "Протокол.pdf"
    proof.write_bytes(b"%PDF-1.4 minutes")
    yield Two(ta, in_, proof)
    for one in contexts:
        one.close()
    assert not [*ta.faults, *in_.faults]


def report(who: Visitor, proof: Path, **fields: str) -> str:
    """Fill the form of a report that stands on the page, add a proof and send it; return the address of the report."""
    who.page.check("[name=outcome][value=done]")
    for name, value in fields.items():
        who.page.fill(f"[name={name}]", value)
    who.page.set_input_files("[name=proofs]", proof)
    who.page.locator("main form button.btn").click()
    who.page.wait_for_url(REPORT)
    return who.path


def open_form(who: Visitor) -> None:
    """Come to the form of a report from the page of the measure."""
    who.page.locator("#execution a.btn").first.click()
    who.page.wait_for_selector("[name=proofs]")


@pytest.mark.parametrize("sector", SECTORS)
def test_two_sides_take_each_sector_from_its_commitment_to_a_confirmed_result_with_proof(two: Two, sector: str) -> None:
    kind, told, shown = SECTORS[sector]
    ours, theirs = two.in_turn(list(SECTORS).index(sector))
    result = f"Итог сферы {sector}"

    measure = measure_of(ours, sector, kind)
    open_form(ours)
    fields = {f"detail_{code}": value for code, value in told.items()}
    made = report(ours, two.proof, held_on="20.11.2026", place="Магас", result=result, **fields)
    confirm(theirs, made, shown, two.proof.name)

    assert "Исполнено 20 ноября 2026 г." in steps.main_of(ours, measure)
    for who in (theirs, ours):
        assert result not in ours.page.request.get(f"{ours.url}{PUBLIC}").text()
        show_to_all(who, made)
    assert result in ours.page.request.get(f"{ours.url}{PUBLIC}").text()


def confirm(who: Visitor | Client, report: str, shown: str, proof: str) -> None:
    """See what is reported with its proof, and confirm it."""
    if isinstance(who, Client):
        page = who.ask(report)
        words, proofs = page.css_first("main").text(), [one.text(strip=True) for one in page.css(".proofs a")]
        page = who.send(report, "#keys-panel form:has(button[name=confirmed])", confirmed="1")
        assert CONFIRMED in page.css_first("#keys-panel h2").text()
    else:
        who.goto(report)
        words, proofs = who.page.locator("main").inner_text(), who.page.locator(".proofs a").all_inner_texts()
        who.page.click("button[name=confirmed]")
        expect(who.page.locator("#keys-panel h2")).to_contain_text(CONFIRMED)
    assert shown in words.replace("\u00a0", " ")
    assert proofs == [proof]


def show_to_all(who: Visitor | Client, report: str) -> None:
    """Agree to show a report on the public page."""
    if isinstance(who, Client):
        who.send(report, "main form[action$='/public/']")
    else:
        who.goto(report)
        who.submit("/public/")


def measure_of(who: Visitor, sector: str, kind: str) -> str:
    """Come from the sector's commitment, by the page of the agreement, to its measure; return the measure's address."""
    who.goto(AGREEMENT)
    links = who.page.locator(f".sectors [data-sector={sector}] a.cov").all()
    for address in [str(one.get_attribute("href")) for one in links]:
        who.goto(address)
        who.page.locator("main table th a[href*='/programme/measure/']").first.click()
        who.page.wait_for_url(re.compile(r"/programme/measure/\d+/$"))
        if who.page.locator(".head__kind", has_text=measure_kinds()[kind].name_ru).count():
            return who.path
    raise AssertionError(f"{kind} carries out no commitment of {sector}")


def test_a_report_is_returned_with_a_reason_mended_and_confirmed_and_then_leaves_the_desk(two: Two) -> None:
    ta, in_ = two.ta, two.in_
    measure = steps.measures(ta, "/programme/version/1/")[-1]

    ta.goto(measure)
    open_form(ta)
    first = report(ta, two.proof, held_on="20.11.2026", result="Подписаны три договора")
    assert "Ждут нашего подтверждения" in steps.main_of(in_, "/desk/")
    in_.goto(first)
    in_.page.locator("#keys-panel summary").click()
    in_.page.fill("#answer-reason", "нет списка участников")
    in_.page.click("button[name=returned]")
    assert "нет списка участников" in steps.main_of(ta, measure)
    ta.goto(f"{first}mend/")
    second = report(ta, two.proof, participants="По пять человек от каждой стороны")
    assert "редакция 2" in steps.main_of(in_, second)
    in_.page.click("button[name=confirmed]")
    expect(in_.page.locator("#keys-panel h2")).to_contain_text(CONFIRMED)

    assert "Исполнено 20" in steps.main_of(ta, measure)
    assert second not in ta.page.request.get(f"{ta.url}/desk/").text()
