"""Who may set groups up, name members, run meetings, speak to minutes: people of the sides, each for the own side."""

from datetime import date

from kunak.agreements.models import Agreement
from kunak.agreements.policies import check_can_see as check_can_see_agreement
from kunak.agreements.policies import sides_of
from kunak.groups.errors import OnlyThosePresent
from kunak.groups.models import AgendaItem, GroupRole, Meeting, Member, WorkingGroup
from kunak.groups.models.groups import LEADING
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Membership, Role, Side
from kunak.people.policies import Reader, asks, check_any_side, check_role


def check_can_see(person: Reader, agreement: Agreement) -> Membership:
    """Let people of all sides of the agreement see its groups.

    Raises:
        NotOfTheParties: for everybody else there is none.
    """
    return check_can_see_agreement(person, agreement)


def check_can_set_up(person: Reader, agreement: Agreement) -> Membership:
    """Let coordinators of every side set a group up.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
    """
    return check_role(person, sides_of(agreement), [Role.COORDINATOR], action="set a group up")


def check_can_change(person: Reader, group: WorkingGroup) -> Membership:
    """Let coordinators of the side that set the group up change its act and its rules.

    Raises:
        NotOfTheParties, NotAllowed: another person, or one of another side.
    """
    check_can_set_up(person, group.agreement)
    try:
        return check_role(person, [group.made_for], [Role.COORDINATOR], action="change the group")
    except NotOfTheParties:
        raise NotAllowed(action="change the group", needed=str(group.made_for)) from None


def check_can_name(person: Reader, group: WorkingGroup, side: Side) -> Membership:
    """Let coordinators name members of their own side, and of a side that has nobody here.

    Raises:
        NotOfTheParties, NotAllowed: another person; nobody for a side that has people of its own.
    """
    membership = check_can_set_up(person, group.agreement)
    if membership.side_id != side.pk and side.memberships.exists():
        raise NotAllowed(action="name members of another side", needed=str(side))
    return membership


def check_can_run(person: Reader, group: WorkingGroup, on: date) -> Membership:
    """Let coordinators of every side run a group's meetings, and who leads it on the day: chairs, deputies, secretary.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
    """
    membership = check_can_see(person, group.agreement)
    if membership.role == Role.COORDINATOR or _holds(group, membership, LEADING, on):
        return membership
    raise NotAllowed(action="run the group's meetings", needed="co-chair, deputy, secretary or coordinator")


def check_can_see_meeting(person: Reader, meeting: Meeting) -> Membership:
    """Let people of all sides see a meeting; a restricted one, coordinators and members of the group on its day alone.

    Raises:
        NotOfTheParties: for everybody else there is none.
    """
    membership = check_can_see(person, meeting.group.agreement)
    if not meeting.is_restricted or membership.role == Role.COORDINATOR:
        return membership
    if not _holds(meeting.group, membership, list(GroupRole), meeting.starts_on):
        raise NotOfTheParties(action="see a restricted meeting")
    return membership


def check_can_see_item(person: Reader, item: AgendaItem, on: date) -> Membership:
    """Let who sees a meeting see its items; in the backlog all sides, restricted ones as `check_can_see_meeting`.

    Raises:
        NotOfTheParties: for everybody else there is none.
    """
    if item.meeting:
        return check_can_see_meeting(person, item.meeting)
    membership = check_can_see(person, item.group.agreement)
    knows = membership.role == Role.COORDINATOR or not item.is_restricted
    if not knows and not _holds(item.group, membership, list(GroupRole), on):
        raise NotOfTheParties(action="see a restricted item")
    return membership


def check_can_run_meeting(person: Reader, meeting: Meeting) -> Membership:
    """Let who runs the group on the meeting's day prepare it, write what happens and put its minutes into order.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
    """
    check_can_see_meeting(person, meeting)
    return check_can_run(person, meeting.group, meeting.starts_on)


def check_can_give_material(person: Reader, item: AgendaItem, on: date) -> Membership:
    """Let coordinators and sector leads of every side give documents for an item that they see.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
    """
    check_can_see_item(person, item, on)
    return check_role(
        person, sides_of(item.group.agreement), [Role.COORDINATOR, Role.SECTOR_LEAD], action="give a document"
    )


def check_can_reply(person: Reader, meeting: Meeting, member: Member) -> Membership:
    """Let who was invited answer, and who runs the group for the own side or for one that has nobody here.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    membership = check_can_see_meeting(person, meeting)
    if member.person_id == membership.person_id:
        return membership
    check_can_run_meeting(person, meeting)
    if membership.side_id != member.side_id and member.side.memberships.exists():
        raise NotAllowed(action="answer for somebody of another side", needed=str(member.side))
    return membership


def check_can_speak(person: Reader, meeting: Meeting, member: Member) -> Membership:
    """Let who was there give remarks and corrections, and who runs the group write them down for others.

    Raises:
        NotOfTheParties, NotAllowed: another person.
        OnlyThosePresent: the member was not there.
    """
    membership = check_can_see_meeting(person, meeting)
    if member.person_id != membership.person_id:
        check_can_run_meeting(person, meeting)
    there = meeting.attendance.filter(member=member).first()
    if there is None or not (there.is_present or there.substitute):
        raise OnlyThosePresent
    return membership


def check_can_turn_key(person: Reader, meeting: Meeting) -> Membership:
    """Let coordinators and the co-chair of each side accept minutes or return them, each for the own side.

    Raises:
        NotOfTheParties, NotAllowed: another person; administrators never.
    """
    membership = check_can_see_meeting(person, meeting)
    if membership.role == Role.COORDINATOR or _holds(meeting.group, membership, [GroupRole.CHAIR], meeting.starts_on):
        return membership
    raise NotAllowed(action="accept the minutes", needed="co-chair or coordinator")


def check_can_set_rule(person: Reader) -> Membership:
    """Let coordinators set what their own side begins its groups with.

    Raises:
        NotOfTheParties, NotAllowed: another person.
    """
    side = check_any_side(person, action="set the rule of groups").side
    return check_role(person, [side], [Role.COORDINATOR], action="set the rule of groups")


def _holds(group: WorkingGroup, membership: Membership, roles: list[GroupRole], on: date) -> bool:
    """Tell whether the person has one of these places on the day, on the own side. One query."""
    places = group.members.filter(person=membership.person_id, side=membership.side_id, role__in=roles)
    return any(place.term.holds_on(on) for place in places)


can_see = asks(check_can_see)
can_set_up = asks(check_can_set_up)
can_change = asks(check_can_change)
can_name = asks(check_can_name)
can_run = asks(check_can_run)
can_see_meeting = asks(check_can_see_meeting)
can_see_item = asks(check_can_see_item)
can_run_meeting = asks(check_can_run_meeting)
can_give_material = asks(check_can_give_material)
can_reply = asks(check_can_reply)
can_speak = asks(check_can_speak)
can_turn_key = asks(check_can_turn_key)
can_set_rule = asks(check_can_set_rule)
