"""Invitations and feeds in a calendar of another house: `ical`, which Home Assistant shows calendars with.

It shares no code with `icalendar`, which writes the files, and refuses what RFC 5545 does not allow: see decision 19.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.agreements import coordinators, make_agreement
from tests.factories.groups import NAMES, ON, called, meeting_input, person_of, staffed

from kunak.groups import services as groups
from kunak.groups.content import members_of
from kunak.groups.letters import meeting_ics
from kunak.groups.models import Meeting, Said
from kunak.reminders import services

if TYPE_CHECKING:
    from ical.calendar import Calendar
    from ical.event import Event

pytestmark = [pytest.mark.django_db, pytest.mark.answers]
ODD = 'Министерство; "Зал, 5"\\ 2-й этаж \N{BABY}' + " и ещё слова" * 20


def shown(meeting: Meeting) -> "tuple[Calendar, Event]":
    """Return a meeting as the calendar has it after it took the file."""
    from ical.calendar_stream import IcsCalendarStream  # its library takes a quarter of a second

    replies = {one.member_id: one for one in meeting.replies.all()}
    made = meeting_ics(meeting, members_of(meeting), replies, site="https://kunak.example.org")
    calendar = IcsCalendarStream.calendar_from_ics(made.decode())
    [event] = calendar.events
    return calendar, event


def test_an_invitation_stands_on_its_day_moves_and_is_cancelled() -> None:
    group, chairs = staffed()
    by = person_of(group)
    meeting = called(group, by=by, place=ODD)
    groups.reply(meeting=meeting, member=chairs[0], said=Said.ACCEPTS, by=chairs[0].person)
    asked, first = shown(Meeting.objects.get(pk=meeting.pk))
    later = meeting_input(starts_on=ON + timedelta(7), place=ODD)
    moved = groups.change_meeting(meeting=meeting, revision=meeting.revision, given=later, by=by)
    again, second = shown(moved)
    off, last = shown(groups.cancel_meeting(meeting=moved, reason="Перенос", by=by))

    assert [one.method for one in (asked, again, off)] == ["REQUEST", "REQUEST", "CANCEL"]
    assert {one.uid for one in (first, second, last)} == {str(meeting.uid)}
    assert [one.sequence for one in (first, second, last)] == [0, 1, 2]
    assert [one.status for one in (first, last)] == ["CONFIRMED", "CANCELLED"]
    assert [list(one.timeline.on_date(ON)) for one in (asked, again)] == [[first], []]
    assert list(again.timeline.on_date(ON + timedelta(7))) == [second]
    assert (first.location, first.summary) == (ODD, f"{group.name}: заседание")
    told = {one.common_name: one.status for one in first.attendees}
    assert told == {NAMES[0]: "ACCEPTED", NAMES[1]: "NEEDS-ACTION"}
    assert first.organizer is not None


@pytest.mark.parametrize("changes", [{"starts_at": None, "ends_on": ON + timedelta(2)}, {"ends_on": ON + timedelta(2)}])
def test_a_meeting_of_several_days_stands_on_each_of_them(changes: dict[str, Any]) -> None:
    group, _chairs = staffed()
    calendar, event = shown(called(group, **changes))

    days = [ON + timedelta(number) for number in range(-1, 4)]
    assert [list(calendar.timeline.on_date(day)) for day in days] == [[], [event], [event], [event], []]


def test_a_feed_stands_day_by_day_in_the_calendar(client: Client) -> None:
    from ical.calendar_stream import IcsCalendarStream

    agreement = make_agreement(notice="P6M")
    _feed, secret = services.make_feed(agreement=agreement, by=coordinators(agreement)[0])
    answer = client.get(reverse("reminders:feed", args=[secret]))

    calendar = IcsCalendarStream.calendar_from_ics(answer.content.decode())

    assert calendar.prodid
    assert len({one.uid for one in calendar.events}) == len(calendar.events) >= 3
    for event in calendar.events:
        assert event in list(calendar.timeline.on_date(event.dtstart))
