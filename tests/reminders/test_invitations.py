"""Invitations: each revision of a meeting is told once to each member with an address, with its calendar file."""

from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone
from icalendar import Calendar
from tests.factories.groups import ON, called, make_meeting, make_member, meeting_input, person_of, staffed
from tests.factories.people import make_administrator
from tests.reminders.test_letters import Server

from kunak.groups import services as groups
from kunak.groups.models import Member, WorkingGroup
from kunak.groups.services import MemberInput
from kunak.people.models import Person
from kunak.reminders import outbox, policies, services
from kunak.reminders.errors import NotToBeHandedOver
from kunak.reminders.models import Invitation, Letter
from kunak.reminders.queries import written

pytestmark = pytest.mark.django_db
SERVER = override_settings(KUNAK_MAIL={"EMAIL_HOST": "mail.example.org"}, KUNAK_SITE="https://kunak.example.org")
BEFORE = ON - timedelta(days=20)


def group_with_guest() -> tuple[WorkingGroup, list[Member], Person]:
    """Return a group with two chairs who sign in, one who has an address alone, and one who has none."""
    group, chairs = staffed()
    by = person_of(group)
    outside = make_member(group, "Профессор", by=by, email="professor@example.org")
    make_member(group, "Без Адреса", by=by)
    return group, [*chairs, outside], by


def parts(made: Any) -> tuple[str, Calendar, str]:
    """Return the subject, the calendar and its method of a letter, as a mail program reads its bytes."""
    read = message_from_bytes(made.message().as_bytes(), policy=policy.default)
    assert isinstance(read, EmailMessage)
    [part] = [one for one in read.walk() if one.get_content_type() == "text/calendar"]
    return read["Subject"].strip(), Calendar.from_ical(part.get_content()), part.get_param("method")  # type: ignore[return-value]


def test_each_member_with_an_address_is_invited_once_for_each_revision() -> None:
    group, members, by = group_with_guest()
    make_meeting(group, by=by)
    meeting = called(group, by=by)

    made = [services.invite(on=BEFORE) for _time in range(2)]
    late = make_member(group, "Новый", by=by, email="new@example.org")
    made += [services.invite(on=BEFORE)]
    moved = groups.change_meeting(
        meeting=meeting, revision=meeting.revision, given=meeting_input(starts_on=ON + timedelta(7)), by=by
    )
    made += [services.invite(on=BEFORE) for _time in range(2)]
    never = make_member(group, "Последний", by=by, email="last@example.org")
    groups.cancel_meeting(meeting=moved, reason="Перенос", by=by)
    made += [services.invite(on=BEFORE) for _time in range(2)]

    assert made == [3, 0, 1, 4, 0, 4, 0]
    assert [one.sequence for one in Invitation.objects.filter(member=members[2])] == [0, 2, 4]
    assert [one.sequence for one in Invitation.objects.filter(member=late)] == [
        1,
        2,
        4,
    ]  # who comes in has a number too
    assert not Invitation.objects.filter(member=never).exists()  # who was never invited hears of no cancellation
    assert {one.state for one in Letter.objects.all()} == {"kept"}


def test_what_is_over_or_was_never_called_is_told_to_nobody() -> None:
    group, _members, by = group_with_guest()
    planned = make_meeting(group, by=by)
    groups.cancel_meeting(meeting=planned, reason="Не нужно", by=by)
    called(group, by=by)

    assert services.invite(on=ON + timedelta(days=1)) == 0


@SERVER
def test_a_mail_program_gets_the_letter_with_a_request_then_a_change_then_a_cancellation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    server = Server()
    monkeypatch.setattr(outbox, "connection", lambda: server)
    group, _members, by = group_with_guest()
    meeting = called(group, by=by)
    changes: list[Any] = [
        lambda: None,
        lambda: groups.change_meeting(
            meeting=meeting, revision=meeting.revision, given=meeting_input(place="Магас"), by=by
        ),
        lambda: groups.cancel_meeting(meeting=meeting, reason="Перенос", by=by),
    ]
    for change in changes:
        change()
        services.invite(on=BEFORE)
        services.send_letters(now=timezone.now())

    assert [len(one.to) for one in server.taken] == [1] * 9
    mine = [parts(one) for one in server.taken if "professor@example.org" in one.to[0]]
    assert [subject.partition(":")[0] for subject, _calendar, _method in mine] == [
        "Приглашение на заседание",
        "Заседание изменено",
        "Заседание отменено",
    ]
    assert [method for _subject, _calendar, method in mine] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [calendar.walk("VEVENT")[0] for _subject, calendar, _method in mine]
    assert [calendar["METHOD"] for _subject, calendar, _method in mine] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [(int(one["SEQUENCE"]), str(one["UID"])) for one in events] == [(n, str(meeting.uid)) for n in range(3)]
    assert "mailto:professor@example.org" in [str(one) for one in events[0]["ATTENDEE"]]
    assert "https://kunak.example.org/groups" not in server.taken[0].body or "professor" not in server.taken[0].to[0]


def told_since(server: Server, count: int) -> dict[str, tuple[str, str, int, bool]]:
    """Return what left since the first letters: by the address the beginning of the subject, method, number, status."""
    found = {}
    for one in server.taken[count:]:
        subject, calendar, method = parts(one)
        [event] = calendar.walk("VEVENT")
        assert method == calendar["METHOD"]
        address = one.to[0].rpartition("<")[2].strip("<>")
        found[address] = (subject.partition(":")[0], method, int(event["SEQUENCE"]), "STATUS" in event)
    return found


@SERVER
def test_who_leaves_the_group_is_told_that_the_meeting_is_not_theirs_and_who_comes_in_is_invited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ical.calendar_stream import IcsCalendarStream  # its library takes a quarter of a second

    server = Server()
    monkeypatch.setattr(outbox, "connection", lambda: server)
    group, members, by = group_with_guest()
    meeting, former, act = called(group, by=by), members[2], {"ground": "Приказ № 3", "by": by}

    def leave() -> dict[str, tuple[str, str, int, bool]]:
        count = len(server.taken)
        for _time in range(2):
            services.invite(on=BEFORE)
            services.send_letters(now=timezone.now())
        return told_since(server, count)

    first = leave()
    given = MemberInput(
        side=former.side, role=former.role, name="Новый", since=BEFORE, email="new@example.org", ground="Приказ № 3"
    )
    new = groups.replace_member(member=former, given=given, by=by)
    replaced = leave()
    groups.end_place(member=new, until=ON - timedelta(1), **act)
    groups.end_place(member=new, until=ON, **act)
    unchanged = leave()
    groups.end_place(member=new, until=ON - timedelta(1), **act)
    ended = leave()
    groups.end_place(member=new, until=ON, **act)
    back = leave()
    meeting.refresh_from_db()
    groups.cancel_meeting(meeting=meeting, reason="Перенос", by=by)

    assert set(first.values()) == {("Приглашение на заседание", "REQUEST", 0, True)}
    assert replaced == {
        "professor@example.org": ("Приглашение на заседание отозвано", "CANCEL", 2, False),
        "new@example.org": ("Приглашение на заседание", "REQUEST", 2, True),
    }
    assert unchanged == {}
    assert ended == {"new@example.org": ("Приглашение на заседание отозвано", "CANCEL", 5, False)}
    assert back == {"new@example.org": ("Приглашение на заседание", "REQUEST", 6, True)}
    farewell = parts(server.taken[3] if "professor" in server.taken[3].to[0] else server.taken[4])[1]
    shown = IcsCalendarStream.calendar_from_ics(farewell.to_ical().decode()).events
    assert [(one.uid, [str(who.uri) for who in one.attendees]) for one in shown] == [
        (str(meeting.uid), ["mailto:professor@example.org"])
    ]
    assert set(leave()) == {"new@example.org", *(one.address for one in members[:2])}  # who left hears of it no more


@SERVER
def test_who_was_never_reached_gets_no_farewell(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server()
    monkeypatch.setattr(outbox, "connection", lambda: server)
    group, members, by = group_with_guest()
    called(group, by=by)
    services.invite(on=BEFORE)
    groups.end_place(member=members[2], until=BEFORE, ground="Приказ № 3", by=by)

    services.invite(on=BEFORE)
    services.send_letters(now=timezone.now())

    assert not [one for one in server.taken if "professor" in one.to[0]]
    assert services.invite(on=BEFORE) == 0


@SERVER
def test_a_letter_of_a_former_revision_or_to_who_lost_access_is_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server()
    monkeypatch.setattr(outbox, "connection", lambda: server)
    group, members, by = group_with_guest()
    meeting = called(group, by=by)
    services.invite(on=BEFORE)
    groups.change_meeting(meeting=meeting, revision=meeting.revision, given=meeting_input(place="Магас"), by=by)
    services.invite(on=BEFORE)
    Person.objects.filter(pk=members[0].person_id).update(is_active=False)

    services.send_letters(now=timezone.now())

    told = Letter.objects.order_by("pk").values_list("invitation__sequence", "state")
    assert sorted(told) == [(0, "withheld")] * 3 + [(1, "sent"), (1, "sent"), (1, "withheld")]


def test_the_agenda_of_a_restricted_meeting_leaves_the_house_by_no_mail() -> None:
    group, _members, by = group_with_guest()
    for is_restricted in (False, True):
        called(group, by=by, is_restricted=is_restricted)
    services.invite(on=BEFORE)

    told = {
        one.invitation.meeting.is_restricted: written(one, "ru").message().as_string().count("Вопрос 1")
        or written(one, "ru").body.count("Вопрос 1")
        for one in Letter.objects.all()
    }

    assert told == {False: 1, True: 0}


def test_a_person_reads_the_own_invitation_and_an_administrator_none() -> None:
    group, members, by = group_with_guest()
    called(group, by=by)
    services.invite(on=BEFORE)
    [own] = Letter.objects.filter(person=members[0].person_id)
    [outside] = Letter.objects.filter(person=None)

    assert policies.can_read_letter(Person.objects.get(pk=members[0].person_id), own)
    assert not any(policies.can_read_letter(one, outside) for one in (by, make_administrator()))
    assert (outside.to_name, outside.to_address) == ("Профессор", "professor@example.org")


def test_an_administrator_hands_over_an_invitation_that_holds_and_none_of_a_restricted_meeting() -> None:
    group, _members, by = group_with_guest()
    hidden, meeting = called(group, by=by, is_restricted=True), called(group, by=by)
    services.invite(on=BEFORE)
    groups.change_meeting(meeting=meeting, revision=meeting.revision, given=meeting_input(place="Магас"), by=by)
    services.invite(on=BEFORE)
    administrator, letters = make_administrator(), Letter.objects.filter(person=None).order_by("pk")

    opened = [one for one in letters if policies.can_hand_over(administrator, one)]

    assert [(one.invitation.meeting, one.invitation.sequence) for one in opened] == [(meeting, 1)]
    assert "Магас" in services.open_to_hand_over(letter=opened[0], by=administrator).body
    assert len(letters.filter(invitation__meeting=hidden)) == 1
    with pytest.raises(NotToBeHandedOver):
        services.open_to_hand_over(letter=letters.get(invitation__meeting=hidden), by=administrator)


def test_the_database_lets_a_revision_to_a_member_in_once() -> None:
    group, _members, by = group_with_guest()
    called(group, by=by)
    services.invite(on=BEFORE)
    one = Invitation.objects.first()
    letter = Letter.objects.create(side=one.member.side, kind="invitation", made_on=BEFORE, state="kept")

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(letter=letter, meeting=one.meeting, member=one.member, sequence=one.sequence)
    with pytest.raises(IntegrityError, match="letter_of_reminders_is_to_somebody_of_a_side"), transaction.atomic():
        Letter.objects.create(kind="reminders", side=letter.side, made_on=BEFORE, state="kept")
