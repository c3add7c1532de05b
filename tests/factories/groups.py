"""Groups and their meetings, made the way that people make them."""

from datetime import date
from typing import Any

from tests.factories.agreements import make_agreement
from tests.factories.people import make_person

from kunak.agreements.models import Agreement
from kunak.groups import services
from kunak.groups.models import GroupRole, Member, WorkingGroup
from kunak.groups.services import GroupInput, MemberInput
from kunak.people.models import Person

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


def staffed(group: WorkingGroup | None = None) -> tuple[WorkingGroup, list[Member]]:
    """Return a group with a co-chair of each side, both with an address and an account."""
    group = group or make_group()
    people = [person_of(group, order, name=name) for order, name in enumerate(NAMES)]
    chairs = [seat(group, one, GroupRole.CHAIR, email=one.email, post="Министр") for one in people]
    return group, chairs
