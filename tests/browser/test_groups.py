"""A working group from its act to accepted minutes: called, run on a phone, corrected, accepted, met again."""

import re
from collections.abc import Callable
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import expect
from tests.browser import steps
from tests.browser.chromium import PHONE
from tests.browser.prepare import IN, TA, today_typed
from tests.browser.server import Server
from tests.browser.visitor import Visitor

Visit = Callable[..., Visitor]
MEETING = re.compile(r"/groups/meetings/\d+/(#.*)?$")
GROUP = re.compile(r"/groups/\d+/$")


def sent(who: Visitor, address: str, arrives: re.Pattern[str], **fields: str) -> str:
    """Fill the form of a page and send it; return where that leads."""
    who.goto(address)
    for name, value in fields.items():
        field = who.page.locator(f"main form [name={name}]").first
        if field.evaluate("one => one.localName") == "select":
            field.select_option(label=value)
        else:
            field.fill(value)
    who.page.locator("main form .btns .btn").first.click()
    who.page.wait_for_url(arrives)
    return who.path


def decide(phone: Visitor, text: str, term: str, side: str) -> None:
    """Write a decision with an executor on the first item, as one does on a phone."""
    item = phone.page.locator("section[id^=item-]").first
    item.locator("details:has(form[action$='/decide/']) > summary").click()
    form = item.locator("form[action$='/decide/']")
    form.locator("textarea[name$=text]").fill(text)
    form.locator("[name$=executor_side]").select_option(label=side)
    form.locator("[name$=executor]").fill(f"Министерство культуры, {side}")
    form.locator("[name$=wording]").select_option(label=term)
    form.locator(".btns .btn").click()
    expect(item.locator(".decided")).to_contain_text(text)


def given(who: Visitor, group: str, *texts: str) -> list[str]:
    """Return where the assignments with these words are, that the page of their group shows."""
    who.goto(group)
    links = [who.page.locator("#h-assignments").locator("xpath=../..").get_by_text(text) for text in texts]
    return [str(link.get_attribute("href")) for link in links]


def report(who: Visitor, assignment: str, outcome: str, proof: Path) -> None:
    """Report on an assignment with a document that proves it."""
    who.goto(assignment)
    who.page.locator("a[href$='/report/']").first.click()
    who.page.check(f"[name=outcome][value={outcome}]")
    who.page.fill("[name=result]", "Программа составлена")
    who.page.select_option("[name=result_kind]", "letter")
    who.page.fill("[name=paper]", "Письмо от 09.12.2026 № 45")
    who.page.set_input_files("[name=proofs]", proof)
    who.page.locator("main form .btns .btn").first.click()
    who.page.wait_for_url(re.compile(r"/assignments/\d+/(#.*)?$"))


def decided(who: Visitor, assignment: str, button: str, reason: str = "") -> None:
    """Answer what waits at an assignment."""
    who.goto(assignment)
    if reason:
        who.page.locator(f"summary:has-text('{button}')").click()
        who.page.locator("[name=reason]:visible").fill(reason)
        who.page.locator("button[name=return]:visible").click()
    else:
        who.page.get_by_role("button", name=button).click()
    who.page.wait_for_load_state()


def test_a_group_is_set_up_meets_on_a_phone_and_both_sides_accept_its_minutes(
    sample_server: Server, visit: Visit, tmp_path: Path
) -> None:
    ta = visit(sample_server.url).come_back(TA)
    in_ = visit(sample_server.url, java_script_enabled=False).come_back(IN)
    phone = visit(sample_server.url, **PHONE).come_back(TA)
    today = today_typed()

    ta.goto("/groups/agreement/1/new/")
    ta.page.check("[name=sectors][value=culture]")
    for name, value in {
        "name": "Группа по культуре",
        "act_title": "Приказ",
        "act_number": "5",
        "act_on": today,
    }.items():
        ta.page.fill(f"[name={name}]", value)
    ta.page.locator("main form .btns .btn").first.click()
    ta.page.wait_for_url(GROUP)
    group = ta.path
    for who, name in ((ta, "Гайсина Алия Маратовна"), (in_, "Алиев Ахмед Исаевич")):
        sent(who, f"{group}members/add/", GROUP, name=name, role="сопредседатель", email=f"{len(name)}@example.org")
    meeting = sent(ta, f"{group}meetings/plan/", MEETING, starts_on=today, place="Казань", starts_at="11:00")
    for title in ("Дни культуры", "Обмен выставками"):
        ta.submit("/items/add/", title=title)
        expect(ta.page.locator(".agenda")).to_contain_text(title)
    ta.page.locator("button[value=call]").click()
    expect(ta.page.locator(".head .tag").first).to_contain_text("созвано")

    in_.goto(meeting)
    in_.page.locator("details:has(form[action*='/reply/']) summary").click()
    in_.page.locator("button[value=accepts]").click()
    assert "Ответили 1 из 2" in steps.main_of(ta, meeting)
    file = ta.page.request.get(f"{sample_server.url}{meeting}meeting.ics").body()
    [event] = Calendar.from_ical(file).walk("VEVENT")
    assert [one.params["PARTSTAT"] for one in event["ATTENDEE"]] == ["NEEDS-ACTION", "ACCEPTED"]

    phone.goto(meeting)
    phone.page.locator("button[value=open]").click()
    phone.page.wait_for_url(re.compile(r"/room/$"))
    for place in range(2):
        phone.page.locator("button[value=there]").nth(place).click()
        expect(phone.page.locator("#attendance [aria-pressed=true]")).to_have_count(place + 1)
    expect(phone.page.locator("#quorum")).to_contain_text("кворум есть")
    for place, words in enumerate(("Доклад о программе", "Предложения музеев")):
        item = phone.page.locator("section[id^=item-]").nth(place)
        item.locator("[name=heard]").fill(words)
        item.locator("[name=spoke]").focus()  # what was written is saved when it is left
        expect(item.locator("[id^=heard-state]")).to_contain_text("Сохранено")
    decide(phone, "Составить программу", "срочно, незамедлительно", "Татарстан")
    decide(phone, "Докладывать о подготовке", "ежемесячно", "Ингушетия")
    decide(phone, "Согласовать перечень выставок", "срок не указан", "Ингушетия")
    phone.check_width()
    phone.page.locator("button[value=close]").click()
    phone.page.wait_for_url(re.compile(r"/minutes/$"))
    minutes = phone.path
    phone.page.locator("button[value=circulate]").click()
    expect(phone.page.locator("#h-keys")).to_contain_text("Протокол ждёт согласия сторон")

    in_.goto(minutes)
    refused = in_.page.locator("button[value=turn]")
    in_.page.locator("summary:has-text('Вернуть')").click()
    in_.page.fill("#return-reason", "Музей назван неверно")
    in_.page.locator("button[value=return]").click()
    expect(refused).to_have_count(0)
    ta.goto(f"{meeting}room/")
    item = ta.page.locator("section[id^=item-]").nth(1)
    item.locator("[name=heard]").fill("Предложения Национального музея")
    item.locator("form[action$='/heard/'] button").click()
    expect(item.locator("[id^=heard-state]")).to_contain_text("Сохранено")
    ta.goto(minutes)
    ta.page.locator("button[value=circulate]").click()
    expect(ta.page.locator(".inline-diff ins", has_text="Национального музея")).not_to_have_count(0)
    ta.page.locator("button[value=turn]").click()
    in_.goto(minutes)
    in_.page.locator("button[value=turn]").click()
    expect(in_.page.locator("#h-keys")).to_contain_text("Принят всеми сторонами")

    first, monthly, usual = given(ta, group, "Составить программу", "Докладывать о подготовке", "Согласовать перечень")
    proof = tmp_path / "Программа.pdf"
    proof.write_bytes(b"%PDF-1.4 programme")
    report(ta, first, "done", proof)
    decided(in_, first, "Принять отчёт")
    assert "Снято с контроля" in steps.main_of(ta, first)
    report(in_, monthly, "period", proof)
    decided(ta, monthly, "Вернуть на доработку", reason="Нет сведений о музеях")
    assert "Нет сведений о музеях" in steps.main_of(in_, monthly)
    in_.goto(f"{usual}ask/")
    in_.page.locator("[name=kind]").first.check()
    in_.page.fill("[name=to_on]", "15.03.2027")
    in_.page.fill("[name=reason]", "Музей на ремонте")
    in_.page.locator("main form .btns .btn").first.click()
    decided(ta, usual, "Согласиться")
    assert "15 марта 2027" in steps.main_of(in_, usual).replace("\u00a0", " ")

    following = sent(ta, f"{group}meetings/plan/", MEETING, starts_on="10.12.2099", place="Магас")
    agenda = steps.main_of(ta, following)
    assert "Составить программу" not in agenda
    assert all(words in agenda for words in ("Докладывать о подготовке", "Согласовать перечень"))
