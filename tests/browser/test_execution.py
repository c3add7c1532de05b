"""From a signed measure to a confirmed result: two people report with proof, return, report again, confirm."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from tests.browser import steps
from tests.browser.prepare import IN, TA
from tests.browser.server import Server
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
REPORT = re.compile(r"/execution/reports/\d+/(#.*)?$")


def report(who: Visitor, address: str, proof: Path, **fields: str) -> str:
    """Fill the form of a report, add a proof and send it; return the address of the report."""
    who.goto(address)
    who.page.check("[name=outcome][value=done]")
    for name, value in fields.items():
        who.page.fill(f"[name={name}]", value)
    who.page.set_input_files("[name=proofs]", proof)
    who.page.locator("main form button.btn").click()
    who.page.wait_for_url(REPORT)
    return who.path


def test_two_sides_take_a_measure_from_a_report_with_proof_to_a_confirmed_result(
    sample_server: Server, visit: Visit, tmp_path: Path
) -> None:
    ta = visit(sample_server.url).come_back(TA)
    in_ = visit(sample_server.url, java_script_enabled=False).come_back(IN)
    measure = steps.measures(ta, "/programme/version/1/")[-1]
    proof = tmp_path / "Протокол.pdf"
    proof.write_bytes(b"%PDF-1.4 minutes")

    ta.goto(measure)
    form = str(ta.page.locator("#execution a.btn").first.get_attribute("href"))
    first = report(ta, form, proof, held_on="20.11.2026", result="Подписаны три договора")
    assert "Ждут нашего подтверждения" in steps.main_of(in_, "/desk/")
    in_.goto(first)
    in_.page.locator("#keys-panel summary").click()
    in_.page.fill("#answer-reason", "нет списка участников")
    in_.page.click("button[name=returned]")
    assert "нет списка участников" in steps.main_of(ta, measure)
    second = report(ta, f"{first}mend/", proof, participants="По пять человек от каждой стороны")
    assert "редакция 2" in steps.main_of(in_, second)
    in_.page.click("button[name=confirmed]")
    expect(in_.page.locator("#keys-panel h2")).to_contain_text("Подтверждено всеми сторонами")

    assert "Исполнено 20" in steps.main_of(ta, measure)
    assert second not in ta.page.goto(f"{sample_server.url}/desk/").text()
    assert not ta.faults
    assert not in_.faults
