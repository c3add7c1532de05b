"""Groups and their meetings, made the way that people make them."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from tests.factories.agreements import make_agreement
from tests.factories.people import make_person
from tests.factories.shared import once_a_file

from kunak.agreements.models import Agreement
from kunak.assignments.services import BodyInput
from kunak.groups import services
from kunak.groups.models import Decision, GroupRole, Meeting, Member, Minutes, MinutesPaper, WorkingGroup
from kunak.groups.services import DecisionInput, GroupInput, ItemInput, MeetingInput, MemberInput, PaperInput
from kunak.people.models import Person, Side

ACT_ON = date(2026, 1, 15)
NAMES = ("Алиев Ахмед Исаевич", "Гайсина Алия Маратовна")


def person_of(group: WorkingGroup, order: int = 0, **changes: Any) -> Person:
    """Return a new person of a party's side, a coordinator by default."""
    return make_person(side=group.agreement.parties.get(order=order).side, **changes)


def group_input(**changes: Any) -> GroupInput:
    """Return an ordinary group of health."""
    fields: dict[str, Any] = {
        "name": "Рабочая группа по здравоохранению",
        "sectors": ("health",),
        "act_title": "Приказ Минпромторга Республики Татарстан",
        "act_number": "17-од",
        "act_on": ACT_ON,
    }
    return GroupInput(**(fields | changes))


@once_a_file
def make_group(*, agreement: Agreement | None = None, by: Person | None = None, **changes: Any) -> WorkingGroup:
    """Return a group that the first party's side entered."""
    agreement = agreement or make_agreement()
    by = by or make_person(side=agreement.parties.get(order=0).side)
    return services.set_up_group(agreement=agreement, given=group_input(**changes), by=by)


def make_member(
    group: WorkingGroup, name: str = NAMES[0], *, order: int = 0, by: Person | None = None, **changes: Any
) -> Member:
    """Return a member of a party's side, named by its coordinator."""
    side = group.agreement.parties.get(order=order).side
    fields: dict[str, Any] = {"side": side, "role": GroupRole.MEMBER, "name": name, "since": ACT_ON}
    return services.add_member(group=group, given=MemberInput(**(fields | changes)), by=by or make_person(side=side))


def seat(group: WorkingGroup, person: Person, role: GroupRole = GroupRole.MEMBER, **changes: Any) -> Member:
    """Return a place of somebody who signs in."""
    side = person.memberships.get().side
    order = group.agreement.parties.get(side=side).order
    return make_member(group, person.name, order=order, role=role, person=person, **changes)


@once_a_file
def staffed(group: WorkingGroup | None = None) -> tuple[WorkingGroup, list[Member]]:
    """Return a group with a co-chair of each side, both with an address and an account."""
    group = group or make_group()
    people = [person_of(group, order, name=name) for order, name in enumerate(NAMES)]
    chairs = [seat(group, one, GroupRole.CHAIR, email=one.email, post="Министр") for one in people]
    return group, chairs


ON = date(2026, 4, 14)  # a Tuesday


def meeting_input(**changes: Any) -> MeetingInput:
    """Return an ordinary meeting in Kazan at eleven."""
    fields: dict[str, Any] = {"starts_on": ON, "starts_at": time(11), "place": "Казань, Министерство"}
    return MeetingInput(**(fields | changes))


def make_meeting(group: WorkingGroup, *, by: Person | None = None, items: int = 1, **changes: Any) -> Meeting:
    """Return a planned meeting with so many items."""
    by = by or person_of(group)
    meeting = services.plan_meeting(group=group, given=meeting_input(**changes), by=by)
    for number in range(1, items + 1):
        given = ItemInput(title=f"Вопрос {number}", presenter="Минздрав", minutes=20)
        services.add_item(group=group, meeting=meeting, given=given, on=meeting.starts_on, by=by)
    return meeting


def called(group: WorkingGroup, *, by: Person | None = None, **changes: Any) -> Meeting:
    """Return a meeting to which people are invited."""
    by = by or person_of(group)
    return services.call_meeting(meeting=make_meeting(group, by=by, **changes), by=by)


def opened(group: WorkingGroup, members: Sequence[Member], *, by: Person | None = None, **changes: Any) -> Meeting:
    """Return a meeting under way with these members there."""
    by = by or person_of(group)
    planned = make_meeting(group, by=by, **changes)
    meeting = services.open_meeting(meeting=planned, on=planned.starts_on, by=by)
    for one in members:
        services.note_attendance(meeting=meeting, member=one, is_present=True, by=by)
    return meeting


def decide(meeting: Meeting, *, by: Person | None = None, order: int = 0, place: int = 0, **changes: Any) -> Decision:
    """Return a decision on an item that gives a body of a party's side something to do."""
    party = meeting.group.agreement.parties.get(order=order)
    fields: dict[str, Any] = {
        "text": "Собрать запросы клиник на стажировки",
        "executor_side": party.side,
        "executor": f"Минздрав, {party.side.label}",
    }
    item = meeting.items.all()[place]
    return services.write_decision(
        item=item, given=DecisionInput(**(fields | changes)), by=by or person_of(meeting.group)
    )


def helper(meeting: Meeting, name: str, order: int = 0) -> BodyInput:
    """Return a co-executor of a party's side."""
    return BodyInput(meeting.group.agreement.parties.get(order=order).side, name)


def circulated(meeting: Meeting, *, by: Person | None = None) -> Minutes:
    """Return the minutes of an opened meeting, sent round."""
    by = by or person_of(meeting.group)
    services.close_meeting(meeting=meeting, by=by)
    return services.circulate(meeting=meeting, by=by)


def enter_paper(meeting: Meeting, side: Side, by: Person, **changes: Any) -> MinutesPaper:
    """Enter the paper by which a side that has nobody here accepts the circulated minutes."""
    fields: dict[str, Any] = {"title": "Письмо Минэкономразвития", "number": "15", "dated_on": ON}
    given, latest = PaperInput(**(fields | changes)), meeting.minutes.last()
    told = {"given": given, "content_hash": latest.content_hash, "on": ON}
    return services.enter_minutes_paper(meeting=meeting, side=side, **told, by=by)


def accepted(meeting: Meeting, *, on: date = ON) -> Meeting:
    """Return a meeting whose circulated minutes all sides have accepted."""
    latest = meeting.minutes.last()
    for party in meeting.group.agreement.parties.all():
        services.turn_minutes_key(
            meeting=meeting, content_hash=latest.content_hash, on=on, by=make_person(side=party.side)
        )
    return Meeting.objects.get(pk=meeting.pk)
