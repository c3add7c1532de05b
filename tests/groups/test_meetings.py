"""Meetings: planned, called, moved, cancelled, with agenda and answers; the calendar file that those invited get."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar
from tests.factories.execution import answer, make_report
from tests.factories.groups import (
    NAMES,
    ON,
    called,
    make_group,
    make_meeting,
    make_member,
    meeting_input,
    opened,
    person_of,
    staffed,
)
from tests.factories.people import make_person
from tests.factories.versions import make_version

from kunak.core.errors import KunakError
from kunak.core.groups import Repeat
from kunak.core.lifecycle import ForbiddenMove
from kunak.groups import policies, services
from kunak.groups.content import members_of
from kunak.groups.errors import (
    DaysOutOfOrder,
    EmptyAgenda,
    GroupChangedMeanwhile,
    GroupFieldMissing,
    ItemInUse,
    ItemRestricted,
    MaterialsAfterMeeting,
    MeetingClosed,
    MeetingNotCalled,
    MeetingTooLong,
    NotInThisGroup,
)
from kunak.groups.letters import invitation_lines, meeting_ics
from kunak.groups.models import GroupRole, Meeting, Said, WorkingGroup
from kunak.groups.queries import group_page, sources
from kunak.groups.queries.groups import group_rows
from kunak.groups.services import ItemInput
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Person, Role
from kunak.programme.services import open_problem, start_new_version

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_group)]


@pytest.mark.shares(made_by=None)
def test_materials_are_due_by_the_rule_of_the_group_or_on_the_day_that_is_told() -> None:
    group = make_group(materials_days=7)

    assert make_meeting(group).materials_on == ON - timedelta(days=7)
    assert make_meeting(group, materials_on=date(2026, 4, 1)).materials_on == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"place": "", "link": ""}, GroupFieldMissing, "place"),
        ({"ends_on": ON - timedelta(days=1)}, DaysOutOfOrder, "ends_on"),
        ({"ends_on": ON + timedelta(days=15)}, MeetingTooLong, "ends_on"),
        ({"materials_on": ON + timedelta(days=1)}, MaterialsAfterMeeting, "materials_on"),
    ],
)
def test_a_meeting_without_what_it_needs_is_refused_by_the_field(
    changes: dict[str, object], refusal: type[KunakError], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        make_meeting(make_group(), **changes)

    assert refused.value.field == field


def test_a_meeting_takes_fifteen_days_at_most_and_materials_may_come_on_its_day() -> None:
    meeting = make_meeting(make_group(), ends_on=ON + timedelta(days=14), materials_on=ON)

    assert (meeting.ends_on - meeting.starts_on, meeting.materials_on) == (timedelta(days=14), ON)


def test_a_series_is_held_on_each_territory_in_turn() -> None:
    group = make_group()
    sides = [party.side for party in group.agreement.parties.all()]

    made = services.plan_series(
        group=group, given=meeting_input(host=sides[1]), repeat=Repeat.QUARTER, count=3, by=person_of(group)
    )

    assert [one.host for one in made] == [sides[1], sides[0], sides[1]]
    assert [one.starts_on for one in made] == [ON, date(2026, 7, 14), date(2026, 10, 14)]
    assert len({one.series for one in made}) == 1


def test_nobody_is_invited_to_an_empty_agenda_and_a_meeting_is_called_once() -> None:
    group = make_group()
    by = person_of(group)
    empty = make_meeting(group, items=0)
    with pytest.raises(EmptyAgenda):
        services.call_meeting(meeting=empty, by=by)

    meeting = called(group)

    with pytest.raises(ForbiddenMove):
        services.call_meeting(meeting=meeting, by=by)


def test_answers_are_kept_the_last_one_counts_and_a_substitute_has_a_name() -> None:
    group, chairs = staffed()
    meeting, person = called(group), chairs[1].person
    services.reply(meeting=meeting, member=chairs[1], said=Said.DECLINES, note="в отпуске", by=person)
    with pytest.raises(GroupFieldMissing):
        services.reply(meeting=meeting, member=chairs[1], said=Said.SUBSTITUTE, substitute=" ", by=person)

    services.reply(
        meeting=meeting, member=chairs[1], said=Said.SUBSTITUTE, substitute="Хамхоев, замминистра", by=person
    )

    assert [one.said for one in meeting.replies.all()] == ["declines", "substitute"]
    with pytest.raises(NotAllowed):  # nobody answers for somebody of another side
        services.reply(meeting=meeting, member=chairs[1], said=Said.ACCEPTS, by=person_of(group))


def test_only_who_is_in_the_group_that_day_answers_and_only_an_invitation() -> None:
    group, chairs = staffed()
    planned = make_meeting(group)
    with pytest.raises(MeetingNotCalled):
        services.reply(meeting=planned, member=chairs[0], said=Said.ACCEPTS, by=chairs[0].person)

    services.call_meeting(meeting=planned, by=person_of(group))
    later = make_member(group, "Позже Придёт", since=ON + timedelta(days=1))

    with pytest.raises(NotInThisGroup):
        services.reply(meeting=planned, member=later, said=Said.ACCEPTS, by=person_of(group))


def test_a_moved_meeting_keeps_its_uid_and_its_next_invitation_has_the_next_number() -> None:
    group, _chairs = staffed()
    by = person_of(group)
    planned = make_meeting(group)
    moved = services.change_meeting(
        meeting=planned, revision=planned.revision, given=meeting_input(starts_on=date(2026, 4, 15)), by=by
    )
    meeting = services.call_meeting(meeting=moved, by=by)

    again = services.change_meeting(
        meeting=meeting, revision=meeting.revision, given=meeting_input(starts_on=date(2026, 4, 16)), by=by
    )

    assert (moved.sequence, again.sequence) == (0, 1)
    assert again.uid == planned.uid
    with pytest.raises(GroupChangedMeanwhile):
        services.change_meeting(meeting=meeting, revision=meeting.revision, given=meeting_input(), by=by)


def test_a_cancelled_meeting_gives_its_items_back_to_the_backlog() -> None:
    group = make_group()
    meeting = called(group)

    off = services.cancel_meeting(meeting=meeting, reason="карантин", by=person_of(group))

    assert (off.state, off.sequence) == ("cancelled", 1)
    assert [one.title for one in group.items.filter(meeting__isnull=True)] == ["Вопрос 1"]
    with pytest.raises(MeetingClosed):
        services.cancel_meeting(meeting=meeting, reason="ещё раз", by=person_of(group))


def parsed(meeting: Meeting) -> Calendar:
    """Return the calendar file as a mail program reads it."""
    replies = {one.member_id: one for one in meeting.replies.all()}
    return Calendar.from_ical(meeting_ics(meeting, members_of(meeting), replies, site="https://kunak.example"))


def test_the_calendar_file_is_a_request_with_organizer_attendees_and_their_answers() -> None:
    group, chairs = staffed()
    meeting = called(group, link="https://video.example/1")
    services.reply(meeting=meeting, member=chairs[1], said=Said.ACCEPTS, by=chairs[1].person)

    calendar = parsed(meeting)
    [event] = calendar.walk("VEVENT")

    assert (str(calendar["METHOD"]), str(event["UID"]), event["SEQUENCE"]) == ("REQUEST", str(meeting.uid), 0)
    assert event.decoded("DTSTART") == datetime(2026, 4, 14, 8, tzinfo=UTC)  # eleven in Moscow
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=20)
    assert str(event["ORGANIZER"]) == f"mailto:{chairs[0].email}"
    assert [(str(one), one.params["PARTSTAT"]) for one in event["ATTENDEE"]] == [
        (f"mailto:{chairs[0].email}", "NEEDS-ACTION"),
        (f"mailto:{chairs[1].email}", "ACCEPTED"),
    ]
    assert "Казань, Министерство, https://video.example/1" in str(event["LOCATION"])


def test_the_calendar_file_of_a_moved_and_of_a_cancelled_meeting_updates_and_cancels_the_same_event() -> None:
    group, _chairs = staffed()
    meeting, by = called(group), person_of(group)
    given = meeting_input(starts_on=date(2026, 4, 20), ends_on=date(2026, 4, 21), starts_at=None)
    moved = services.change_meeting(meeting=meeting, revision=meeting.revision, given=given, by=by)
    [update] = parsed(moved).walk("VEVENT")

    calendar = parsed(services.cancel_meeting(meeting=moved, reason="карантин", by=by))
    [event] = calendar.walk("VEVENT")

    assert update.decoded("DTSTART") == date(2026, 4, 20)
    assert update.decoded("DTEND") == date(2026, 4, 22)  # the day after the last one
    assert (str(calendar["METHOD"]), str(event["STATUS"])) == ("CANCEL", "CANCELLED")
    assert [one["UID"] for one in (update, event)] == [str(meeting.uid)] * 2
    assert (update["SEQUENCE"], event["SEQUENCE"]) == (1, 2)


@pytest.mark.shares(made_by=None)
def test_a_group_without_addresses_is_its_own_organizer_and_names_with_marks_break_no_line() -> None:
    group = make_group(name='Группа "А"; Б, В: Г')
    make_member(group, NAMES[0])

    [event] = parsed(called(group)).walk("VEVENT")

    assert str(event["ORGANIZER"]).startswith("https://kunak.example/groups/")
    assert "ATTENDEE" not in event


def test_the_letter_tells_when_where_and_what() -> None:
    told = "\n".join(invitation_lines(make_meeting(make_group())))

    assert "14 апреля 2026 г., 11:00" in told.replace("\u00a0", " ")
    assert "1. Вопрос 1 (Минздрав)" in told
    assert "до 4 апреля 2026 г." in told.replace("\u00a0", " ")


def test_items_are_raised_put_off_taken_on_and_taken_off_while_nothing_is_on_them() -> None:
    group = make_group()
    by = person_of(group)
    meeting = make_meeting(group, items=3)
    first, _second, third = meeting.items.all()

    services.raise_item(item=third, on=ON, by=by)
    services.put_off(item=first, on=ON, by=by)
    assert [one.title for one in meeting.items.all()] == ["Вопрос 3", "Вопрос 2"]
    services.take_on(item=first, meeting=meeting, on=ON, by=by)
    assert [one.title for one in meeting.items.all()] == ["Вопрос 3", "Вопрос 2", "Вопрос 1"]
    services.drop_item(item=first, on=ON, by=by)
    services.give_material(item=third, file=("Справка.pdf", b"%PDF-1.4"), on=ON, by=by)

    with pytest.raises(ItemInUse):
        services.drop_item(item=third, on=ON, by=by)


def test_an_item_is_never_taken_on_the_agenda_of_another_group() -> None:
    group = make_group()
    other = make_group(agreement=group.agreement, name="Вторая")
    by = person_of(group)
    item = services.add_item(group=group, given=ItemInput(title="Вопрос"), on=ON, by=by)

    with pytest.raises(NotInThisGroup):
        services.take_on(item=item, meeting=make_meeting(other), on=ON, by=by)
    with pytest.raises(NotInThisGroup):
        services.add_item(group=group, meeting=make_meeting(other), given=ItemInput(title="В"), on=ON, by=by)


def test_what_is_put_off_from_a_restricted_meeting_stays_with_those_who_may_know_of_it() -> None:
    group, chairs = staffed()
    by, observer = person_of(group), person_of(group, role=Role.OBSERVER)
    moved = make_meeting(group, by=by, is_restricted=True)
    off = services.put_off(item=moved.items.get(), on=ON, by=by)
    services.cancel_meeting(meeting=make_meeting(group, by=by, is_restricted=True), reason="рано", by=by)
    told = Entry.objects.filter(about=f"agreements.agreement:{group.agreement_id}", verb__startswith="item")

    def backlog(reader: Person) -> int:
        found = WorkingGroup.objects.prefetch_related("agreement__parties__side").get(pk=group.pk)
        return len(group_page(found, reader, on=ON, today=ON).backlog)

    lead = person_of(group, role=Role.SECTOR_LEAD)
    assert (backlog(by), backlog(chairs[0].person), backlog(observer), backlog(lead)) == (2, 2, 0, 0)
    with pytest.raises(NotOfTheParties):
        services.give_material(item=off, file=("а.pdf", b"%PDF"), on=ON, by=lead)
    with pytest.raises(ItemRestricted):
        services.take_on(item=off, meeting=make_meeting(group, by=by, items=0), on=ON, by=by)
    taken = services.take_on(item=off, meeting=moved, on=ON, by=by)
    services.drop_item(item=group.items.get(meeting=None), on=ON, by=by)
    assert (taken.is_restricted, taken.meeting) == (False, moved)
    assert not told.exists()


def test_who_leads_the_group_on_the_day_runs_its_meetings_and_a_plain_member_does_not() -> None:
    group = make_group()
    side = group.agreement.parties.get(order=0).side
    secretary, member = (make_person(side=side, role="observer") for _ in range(2))
    make_member(group, "Секретарь", role=GroupRole.SECRETARY, person=secretary)
    make_member(group, "Член", person=member)

    assert make_meeting(group, by=secretary).group == group
    with pytest.raises(NotAllowed):
        make_meeting(group, by=member)
    with pytest.raises(NotAllowed):  # not yet in the group
        make_meeting(group, by=secretary, starts_on=date(2026, 1, 14))


def test_a_restricted_meeting_does_not_exist_for_who_is_not_in_the_group() -> None:
    group = make_group()
    side = group.agreement.parties.get(order=0).side
    member, lead = make_person(side=side, role="observer"), make_person(side=side, role="sector_lead")
    make_member(group, "Член", person=member)
    meeting = opened(group, [], is_restricted=True)

    policies.check_can_see_meeting(member, meeting)
    policies.check_can_see_meeting(person_of(group, 1), meeting)
    with pytest.raises(NotOfTheParties):
        policies.check_can_see_meeting(lead, meeting)


def test_a_meeting_that_sits_now_is_not_told_among_those_that_were_held() -> None:
    group, staff = staffed()
    sits = opened(group, staff)
    reader = person_of(group, 0)

    page = group_page(group, reader, on=ON, today=ON)

    assert (list(page.ahead), list(page.held)) == ([sits], [])
    assert group_rows(group.agreement, reader, ON)[0].next == sits


@pytest.mark.shares(made_by=None)
def test_what_hinders_a_measure_is_offered_for_the_agenda_to_who_may_know_of_it_until_the_measure_is_over() -> None:
    group = make_group(sectors=("procurement",))
    meeting, (ours, theirs) = opened(group, []), (person_of(group, order) for order in (0, 1))
    version = make_version(agreement=group.agreement)
    draft = start_new_version(programme=version.programme, by=ours)
    told = {"kind": "risk", "owner_side": theirs.memberships.get().side, "owner": "Минэкономразвития", "by": ours}
    measure = open_problem(measure=draft.measures.get(), text="Снимем", **told) and version.measures.get()

    def offered(by: Person, on: date = date(2026, 3, 18)) -> list[tuple[str, str]]:
        return [(one.kind, one.note) for one in sources(group, meeting, by, on)]

    assert (offered(ours), offered(theirs)) == ([("problem", "Снимем")], [])
    open_problem(measure=measure, text="Нет зала", **told)
    assert offered(theirs) == [("problem", "Нет зала")]
    answer(make_report(measure, by=ours), by=theirs)
    assert offered(ours, ON) == offered(theirs, ON) == []
