"""The calendar file, parsed again: whole days, lines, escapes, names that stay, bytes that stay."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from icalendar import Calendar, Event

from kunak.papers.ics_plan import CalendarOfPlan, DayInCalendar, plan_ics

LINE = UUID("8d4a2c5e-0b3f-4c57-9b0e-2f6f1c9f3a10")
DAY = DayInCalendar(
    LINE, date(2026, 3, 20), "Срок: встреча закупщиков", "Татарстан: Министерство", "https://kunak.example/programme/1/"
)
PLAN = CalendarOfPlan(
    uid=UUID("6e0d6a2e-33d0-5c47-a8f5-2a5b2a6b8c11"),
    name="План мероприятий: Татарстан и Ингушетия, версия 2",
    stamp=datetime(2026, 11, 24, 14, 5, tzinfo=timezone(timedelta(hours=3))),
    sequence=2,
    is_agreed=True,
    days=(DAY,),
)
EVIL = "Срок; с запятой, и \\обратной чертой\r\nи «строкой»\x00\x07\x0bBEGIN:VEVENT"


def parsed(**changes: Any) -> tuple[Calendar, list[Event]]:
    calendar = Calendar.from_ical(plan_ics(replace(PLAN, **changes)))
    return calendar, list(calendar.walk("VEVENT"))


def test_a_term_is_a_whole_day_that_blocks_nobodys_time() -> None:
    _, [event] = parsed()

    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2026, 3, 20), date(2026, 3, 21))
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["URL"] == DAY.url


def test_the_calendar_names_itself_and_its_maker() -> None:
    calendar, _ = parsed()

    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"] == "-//Kunak//Plan of measures//RU"
    assert str(calendar["X-WR-CALNAME"]).replace("\\", "") == PLAN.name
    assert "METHOD" not in calendar


def test_each_event_has_its_name_its_moment_in_utc_and_its_edition() -> None:
    _, [event] = parsed()

    assert event["UID"] == str(LINE)
    assert event.decoded("DTSTAMP") == datetime(2026, 11, 24, 11, 5, tzinfo=UTC)
    assert event["SEQUENCE"] == 2


@pytest.mark.parametrize(("is_agreed", "status"), [(True, "CONFIRMED"), (False, "TENTATIVE")])
def test_days_of_a_draft_are_tentative(is_agreed: bool, status: str) -> None:
    _, [event] = parsed(is_agreed=is_agreed)

    assert event["STATUS"] == status


def test_the_same_version_gives_the_same_bytes_in_whatever_order_its_days_come() -> None:
    others = tuple(replace(DAY, uid=UUID(int=n), on=date(2026, 3, 20 - n % 2)) for n in range(5))

    first, second = plan_ics(replace(PLAN, days=others)), plan_ics(replace(PLAN, days=others[::-1]))

    assert first == second
    days = [event.decoded("DTSTART") for event in Calendar.from_ical(first).walk("VEVENT")]
    assert days == sorted(days)


def test_lines_end_in_crlf_and_are_folded_between_letters() -> None:
    content = plan_ics(replace(PLAN, name="Ж" * 200, days=(replace(DAY, title="Щ" * 500, text="🤝" * 300),)))

    assert content.endswith(b"\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode("utf-8")
    [event] = Calendar.from_ical(content).walk("VEVENT")
    assert (event["SUMMARY"], event["DESCRIPTION"]) == ("Щ" * 500, "🤝" * 300)


def test_every_text_comes_back_as_it_was_without_what_calendars_forbid() -> None:
    _, events = parsed(name=EVIL, days=(replace(DAY, title=EVIL, text=EVIL),))

    told = "Срок; с запятой, и \\обратной чертой\nи «строкой»\nBEGIN:VEVENT"
    assert [(event["SUMMARY"], event["DESCRIPTION"]) for event in events] == [(told, told)]


def test_the_name_of_the_calendar_is_escaped() -> None:
    lines = plan_ics(replace(PLAN, name="а, б; в")).decode().split("\r\n")

    assert "NAME:а\\, б\\; в" in lines
    assert "X-WR-CALNAME:а\\, б\\; в" in lines


def test_a_plan_without_days_is_a_calendar_without_events() -> None:
    calendar, events = parsed(days=())

    assert events == []
    assert calendar["UID"] == str(PLAN.uid)
