"""What happens in the room, and minutes: circulated, corrected, accepted by all sides, with their assignments."""

from datetime import date, timedelta

import pytest
from tests.factories.groups import (
    ON,
    accepted,
    called,
    circulated,
    decide,
    enter_paper,
    helper,
    make_group,
    make_meeting,
    make_member,
    opened,
    person_of,
    seat,
    staffed,
)
from tests.factories.people import make_side

from kunak.agreements.errors import KeyAlreadyTurned, ReasonMissing, SideHasAccess, StaleContent
from kunak.assignments.models import Assignment
from kunak.assignments.services import BodyInput
from kunak.core.assignments import Wording
from kunak.core.errors import KunakError
from kunak.desk.queries.meetings import meetings
from kunak.groups import services
from kunak.groups.content import minutes_content
from kunak.groups.errors import (
    BodyTwice,
    CorrectionAnswered,
    CorrectionsOpen,
    DueBeforeMeeting,
    GoneMeanwhile,
    GroupChangedMeanwhile,
    GroupFieldMissing,
    MeetingClosed,
    MeetingHeldAhead,
    MinutesRepeated,
    NothingDecided,
    NotInThisGroup,
    OnlyThosePresent,
    PaperAhead,
    VotesBeyondPresent,
)
from kunak.groups.models import AgendaItem, Decision, Meeting, Said
from kunak.groups.queries.minutes import minutes_page
from kunak.groups.services import DecisionInput, ItemInput
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed
from kunak.people.models import Person, Role

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_group)]


@pytest.mark.shares(made_by=None)
def test_a_meeting_is_opened_on_its_day_and_its_minutes_are_numbered_by_the_mask() -> None:
    group = make_group(minutes_mask="{номер}/{год}")
    by = person_of(group)
    early = make_meeting(group)
    with pytest.raises(MeetingHeldAhead):
        services.open_meeting(meeting=early, on=ON - timedelta(days=1), by=by)

    numbers = [opened(group, [], starts_on=day).number for day in (ON, date(2026, 6, 2), date(2027, 2, 2))]

    assert numbers == ["1/2026", "2/2026", "1/2027"]


def test_a_substitute_makes_the_quorum_and_a_guest_does_not() -> None:
    group, chairs = staffed()
    meeting, by = opened(group, chairs[:1]), person_of(group)
    services.note_guest(meeting=meeting, name="Профессор", side=chairs[1].side, by=by)
    assert not minutes_content(meeting).has_quorum

    services.note_attendance(meeting=meeting, member=chairs[1], is_present=False, substitute="Заместитель", by=by)

    assert minutes_content(meeting).has_quorum


def test_what_two_people_write_on_one_item_at_once_is_never_lost() -> None:
    group = make_group()
    meeting = opened(group, [])
    item = meeting.items.get()
    services.write_item(item=item, revision=1, heard="Доклад", spoke="", by=person_of(group))

    with pytest.raises(GroupChangedMeanwhile):
        services.write_item(item=item, revision=1, heard="Другой доклад", spoke="", by=person_of(group, 1))

    item.refresh_from_db()
    assert (item.heard, item.revision) == ("Доклад", 2)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text": " "}, GroupFieldMissing),
        ({"executor": "", "executor_side": None, "wording": Wording.URGENT}, GroupFieldMissing),
        ({"executor_side": None}, GroupFieldMissing),
        ({"due_on": ON - timedelta(days=1)}, DueBeforeMeeting),
    ],
)
def test_a_decision_without_what_it_needs_is_refused(changes: dict[str, object], refusal: type[KunakError]) -> None:
    with pytest.raises(refusal):
        decide(opened(make_group(), []), **changes)


def test_a_body_is_named_once_on_a_decision_and_only_of_a_party() -> None:
    meeting = opened(make_group(), [])
    own = helper(meeting, "Минздрав, Татарстан")

    for helpers, refusal in (
        ((own,), BodyTwice),
        ((helper(meeting, "Минфин", 1), helper(meeting, " минфин", 1)), BodyTwice),
        ((BodyInput(make_side("RU-SA"), "Минфин"),), NotInThisGroup),
    ):
        with pytest.raises(refusal):
            decide(meeting, executor="Минздрав, Татарстан", co_executors=helpers)
    assert decide(meeting, co_executors=(helper(meeting, "Минфин"), helper(meeting, "Минфин", 1), helper(meeting, " ")))


def test_what_somebody_took_off_meanwhile_is_refused_and_not_looked_for_in_vain() -> None:
    group, chairs = staffed()
    by = person_of(group)
    meeting = opened(group, chairs, by=by, items=2)
    first, second = meeting.items.all()
    decision = decide(meeting, by=by)
    services.remove_decision(decision=Decision.objects.get(pk=decision.pk), revision=1, by=by)
    services.drop_item(item=AgendaItem.objects.get(pk=second.pk), on=ON, by=by)
    given = DecisionInput(text="Решили")

    for deed in (
        lambda: services.remove_decision(decision=decision, revision=1, by=by),
        lambda: services.change_decision(decision=decision, revision=1, given=given, by=by),
        lambda: services.write_decision(item=second, given=given, by=by),
        lambda: services.write_item(item=second, revision=1, heard="Доклад", spoke="", by=by),
        lambda: services.change_item(item=second, revision=1, given=ItemInput(title="Иное"), on=ON, by=by),
        lambda: services.give_material(item=second, file=("а.pdf", b"%PDF"), on=ON, by=by),
    ):
        with pytest.raises(GoneMeanwhile):
            deed()
    assert list(meeting.items.all()) == [first]


def test_decisions_are_numbered_within_items_and_anew_when_the_agenda_changed() -> None:
    group = make_group()
    meeting, by = opened(group, [], items=2), person_of(group)
    numbers = [decide(meeting, place=place, text=f"Решение {place}").number for place in (0, 1, 1)]
    assert numbers == ["1.1", "2.1", "2.2"]
    first = Decision.objects.get(number="2.1")
    services.remove_decision(decision=first, revision=first.revision, by=by)
    services.raise_item(item=meeting.items.all()[1], on=ON, by=by)

    circulated(meeting)

    assert sorted(one.number for one in meeting.decisions.all()) == ["1.1", "2.1"]


def test_votes_are_never_more_than_the_members_who_are_there() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    side = chairs[0].side_id

    with pytest.raises(VotesBeyondPresent):
        decide(meeting, votes=((side, 1, 1, 0),))

    assert not meeting.decisions.exists()
    decide(meeting, votes=((side, 1, 0, 0),))
    assert "за — 1" in minutes_content(meeting).items[0].decisions[0].votes[0]


def test_a_remark_is_of_somebody_who_is_there_and_its_author_or_who_runs_the_meeting_writes_it() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs[:1])
    services.give_remark(meeting=meeting, member=chairs[0], text="Против", is_special=True, by=chairs[0].person)
    with pytest.raises(OnlyThosePresent):
        services.give_remark(meeting=meeting, member=chairs[1], text="И я", by=chairs[1].person)
    plain = seat(group, person_of(group, 0, role="observer"))
    with pytest.raises(NotAllowed):
        services.give_remark(meeting=meeting, member=chairs[0], text="За него", by=plain.person)

    assert minutes_content(meeting).remarks[0].is_special


def test_minutes_go_round_once_every_item_says_something_and_are_frozen_meanwhile() -> None:
    group = make_group()
    meeting, by = opened(group, []), person_of(group)
    services.close_meeting(meeting=meeting, by=by)
    with pytest.raises(NothingDecided):
        services.circulate(meeting=meeting, by=by)
    services.write_item(item=meeting.items.get(), revision=1, heard="Доклад", spoke="", by=by)

    services.circulate(meeting=meeting, by=by)

    with pytest.raises(MeetingClosed):
        services.write_item(item=meeting.items.get(), revision=2, heard="Иначе", spoke="", by=by)
    with pytest.raises(MeetingClosed):
        decide(meeting)


def test_a_taken_correction_sends_the_minutes_back_and_the_next_revision_waits_for_both_keys_anew() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    decide(meeting)
    first = circulated(meeting)
    by = person_of(group)
    services.turn_minutes_key(meeting=meeting, content_hash=first.content_hash, on=ON, by=by)
    asked = services.ask_correction(
        meeting=meeting, member=chairs[1], text="Не «собрать», а «обобщить»", by=chairs[1].person
    )
    with pytest.raises(CorrectionsOpen):
        services.turn_minutes_key(meeting=meeting, content_hash=first.content_hash, on=ON, by=person_of(group, 1))
    services.answer_correction(correction=asked, is_taken=True, by=by)
    with pytest.raises(CorrectionAnswered):
        services.answer_correction(correction=asked, is_taken=False, answer="нет", by=by)
    with pytest.raises(MinutesRepeated):
        services.circulate(meeting=meeting, by=by)
    decision = meeting.decisions.get()
    given = DecisionInput(text="Обобщить запросы", executor_side=decision.executor_side, executor=decision.executor)
    services.change_decision(decision=decision, revision=decision.revision, given=given, by=by)

    second = services.circulate(meeting=meeting, by=by)

    assert (first.number, second.number) == (1, 2)
    with pytest.raises(StaleContent):
        services.turn_minutes_key(meeting=meeting, content_hash=first.content_hash, on=ON, by=person_of(group, 1))
    assert accepted(meeting).state == "accepted"


def test_a_refused_correction_has_its_reason_and_minutes_are_returned_with_one() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    decide(meeting)
    latest, by = circulated(meeting), person_of(group)
    asked = services.ask_correction(meeting=meeting, member=chairs[0], text="Иначе", by=chairs[0].person)
    with pytest.raises(ReasonMissing):
        services.answer_correction(correction=asked, is_taken=False, by=by)
    services.answer_correction(correction=asked, is_taken=False, answer="так и было", by=by)
    with pytest.raises(ReasonMissing):
        services.return_minutes(meeting=meeting, content_hash=latest.content_hash, reason=" ", by=person_of(group, 1))

    services.return_minutes(
        meeting=meeting, content_hash=latest.content_hash, reason="нет срока", by=person_of(group, 1)
    )

    assert Meeting.objects.get(pk=meeting.pk).state == "clean_up"


def test_no_side_accepts_twice_and_one_side_is_not_enough() -> None:
    group, chairs = staffed()
    meeting = opened(group, chairs)
    decide(meeting)
    latest = circulated(meeting)
    services.turn_minutes_key(meeting=meeting, content_hash=latest.content_hash, on=ON, by=chairs[0].person)

    with pytest.raises(KeyAlreadyTurned):
        services.turn_minutes_key(meeting=meeting, content_hash=latest.content_hash, on=ON, by=person_of(group))

    assert Meeting.objects.get(pk=meeting.pk).state == "circulated"
    assert not Assignment.objects.exists()


def test_a_side_that_has_nobody_here_accepts_on_paper_and_everybody_sees_who_entered_it() -> None:
    group, _chairs = staffed()
    meeting, by = opened(group, []), person_of(group)
    decide(meeting, by=by)
    latest, side = circulated(meeting, by=by), group.agreement.parties.get(order=1).side
    with pytest.raises(SideHasAccess):
        enter_paper(meeting, side, by)
    Person.objects.filter(memberships__side=side).update(is_active=False)
    with pytest.raises(NotInThisGroup):
        enter_paper(meeting, group.agreement.parties.get(order=0).side, by)
    paper = enter_paper(meeting, side, by, file=("Письмо.pdf", b"%PDF-1.4 letter"))
    with pytest.raises(KeyAlreadyTurned):
        enter_paper(meeting, side, by)
    assert Meeting.objects.get(pk=meeting.pk).state == "circulated"

    services.turn_minutes_key(meeting=meeting, content_hash=latest.content_hash, on=ON, by=by)

    assert Meeting.objects.get(pk=meeting.pk).state == "accepted"
    [_own, shown] = minutes_page(Meeting.objects.get(pk=meeting.pk), by).sides
    assert (shown.key, shown.paper, str(paper)) == (None, paper, "Письмо Минэкономразвития от 14.04.2026 № 15")
    entry = Entry.objects.get(verb="minutes accepted on paper")
    assert (entry.by_id, entry.after["paper"], entry.after["side"]) == (by.pk, str(paper), str(side))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"title": " "}, GroupFieldMissing),
        ({"number": ""}, GroupFieldMissing),
        ({"dated_on": None}, GroupFieldMissing),
        ({"dated_on": ON + timedelta(days=1)}, PaperAhead),
    ],
)
def test_a_paper_without_what_it_needs_is_refused(changes: dict[str, object], refusal: type[KunakError]) -> None:
    group = make_group()
    meeting, by, side = opened(group, []), person_of(group), group.agreement.parties.get(order=1).side
    decide(meeting, by=by)
    circulated(meeting, by=by)
    Person.objects.filter(memberships__side=side).update(is_active=False)

    with pytest.raises(refusal):
        enter_paper(meeting, side, by, **changes)


def test_with_the_last_key_the_decisions_are_assignments_and_the_next_agenda_opens_with_the_unfinished() -> None:
    group, chairs = staffed()
    following = make_meeting(group, starts_on=date(2026, 7, 7))
    meeting = opened(group, chairs)
    decide(meeting, text="Срочно назвать клиники", wording=Wording.URGENT)
    decide(meeting, order=1, text="Докладывать о ходе", wording=Wording.MONTHLY)
    decide(
        meeting, order=1, text="Проверить перечень", co_executors=tuple(helper(meeting, "Минфин", at) for at in (0, 1))
    )
    decide(meeting, text="Принять к сведению", executor="", executor_side=None)
    circulated(meeting)

    accepted(meeting, on=date(2026, 4, 16))

    given = {one.text: one for one in Assignment.objects.all()}
    assert {text: (one.rule, one.counted_on) for text, one in given.items()} == {
        "Срочно назвать клиники": ("urgent", date(2026, 4, 19)),  # three days from the acceptance
        "Докладывать о ходе": ("report", date(2026, 5, 10)),  # by the tenth of the next month
        "Проверить перечень": ("month", date(2026, 5, 14)),
    }
    assert given["Проверить перечень"].source == "Протокол от 14.04.2026 № 1, п. 1.3"
    assert all(one.is_joint for one in given.values())
    helpers = given["Проверить перечень"].parts.filter(is_co=True)
    assert [(one.side, one.name) for one in helpers] == [(one.side, "Минфин") for one in chairs]
    heads = [one.assignment for one in following.items.all()][:3]
    assert set(heads) == set(given.values())
    again = make_meeting(group, starts_on=date(2026, 9, 8), items=0)
    assert not again.items.exists()  # they stand on an agenda ahead already


def test_a_restricted_meeting_tells_the_history_of_the_agreement_nothing() -> None:
    group, chairs = staffed()
    before = Entry.objects.filter(about=f"agreements.agreement:{group.agreement_id}").count()
    meeting = opened(group, chairs, is_restricted=True)
    item = meeting.items.get()
    services.write_item(item=item, revision=1, heard="Секрет", spoke="", by=person_of(group))
    circulated(meeting)

    told = Entry.objects.filter(about=f"agreements.agreement:{group.agreement_id}")[before:]

    assert not any("Секрет" in str(one.after) for one in told)
    assert [one.verb for one in told if one.verb != "item put on the agenda"] == []


def test_a_member_who_came_later_is_not_in_the_minutes_of_an_earlier_day() -> None:
    group, chairs = staffed()
    make_member(group, "Новый", since=ON + timedelta(days=1))

    with pytest.raises(KunakError):
        opened(group, [group.members.get(name="Новый")])

    assert [one.name for one in minutes_content(opened(group, chairs)).attended] == [one.name for one in chairs]


def test_minutes_wait_on_the_desk_for_the_own_key_and_invitations_for_the_own_answer() -> None:
    group, chairs = staffed()
    by = person_of(group)
    meeting = opened(group, chairs, by=by)
    decide(meeting, by=by)
    latest = circulated(meeting, by=by)
    ahead = called(group, by=by, starts_on=date(2026, 6, 2))
    of_chair, of_coordinator = (urls_on_desk(one) for one in (chairs[1].person, by))
    services.turn_minutes_key(meeting=meeting, content_hash=latest.content_hash, on=ON, by=chairs[1].person)
    services.reply(meeting=ahead, member=chairs[1], said=Said.ACCEPTS, by=chairs[1].person)

    assert of_chair == {latest.get_absolute_url(), ahead.get_absolute_url()}
    assert of_coordinator == {latest.get_absolute_url()}
    assert urls_on_desk(chairs[1].person) == set()


def test_minutes_wait_on_the_desk_for_nobody_who_cannot_turn_the_key_on_them() -> None:
    group, chairs = staffed()
    by, former = person_of(group), chairs[1].person
    services.end_place(member=chairs[1], until=ON - timedelta(days=1), ground="приказ № 3", by=person_of(group, 1))
    meeting = opened(group, [chairs[0]], by=by, is_restricted=True)
    decide(meeting, by=by)
    circulated(meeting, by=by)
    former.memberships.update(role=Role.OBSERVER)
    chairs[0].person.memberships.update(role=Role.OBSERVER)

    assert urls_on_desk(Person.objects.get(pk=former.pk)) == set()
    assert urls_on_desk(Person.objects.get(pk=chairs[0].person_id)) == {meeting.minutes.get().get_absolute_url()}


def urls_on_desk(person: Person) -> set[str]:
    """Return where the desk sends a person about meetings."""
    side = person.memberships.get().side
    return {one.url for one in meetings(Person.objects.get(pk=person.pk), side, ON).section.rows}
