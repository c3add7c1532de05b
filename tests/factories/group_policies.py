"""What is asked of groups at each address and of each service; see `tests.factories.policies`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.factories.groups import ACT_ON, NAMES, group_input

from kunak.agreements.models import Agreement
from kunak.groups import services
from kunak.groups.models import GroupRole, Member, WorkingGroup
from kunak.groups.services import MemberInput
from kunak.people.models import Person

RULE = {"decision_mask": "{номер}", "minutes_mask": "{номер}", "materials_days": 7}
GROUP = {
    "name": "Группа по культуре",
    "sectors": ["culture"],
    "act_title": "Приказ",
    "act_number": "18",
    "act_on": "02.02.2026",
    "quorum_least": "1",
} | RULE
ENDS = {"until": date(2026, 6, 30), "ground": "приказ № 41"}


class Groups:
    """A group of A and B that A entered, with a co-chair of each side."""

    def __init__(self, agreement: Agreement, a: Person, b: Person) -> None:
        given = group_input(act_file=("Приказ.pdf", b"%PDF-1.4 act"))
        self.group: WorkingGroup = services.set_up_group(agreement=agreement, given=given, by=a)
        self.of_a, self.of_b = (self.named(one, name) for one, name in zip((a, b), NAMES, strict=True))

    def input(self, person: Person, name: str, **changes: Any) -> MemberInput:
        """Return a place on a person's side."""
        side = person.memberships.get().side
        fields: dict[str, Any] = {"side": side, "role": GroupRole.MEMBER, "name": name, "since": ACT_ON}
        return MemberInput(**(fields | changes))

    def named(self, person: Person, name: str) -> Member:
        """Name a co-chair of the person's side."""
        return services.add_member(group=self.group, given=self.input(person, name, role=GroupRole.CHAIR), by=person)

    def typed(self, member: Member, name: str, **changes: str) -> dict[str, Any]:
        """Return a place on the member's side as it is typed."""
        return {"side": member.side_id, "name": name, "role": "member", "since": "15.01.2026"} | changes


def _instead(w: Groups, by: Person) -> object:
    given = MemberInput(
        side=w.of_a.side, role=GroupRole.CHAIR, name="Сафина Р. И.", since=date(2026, 7, 1), ground="приказ № 42"
    )
    return services.replace_member(member=w.of_a, given=given, by=by)


SERVICES: dict[str, Callable[[Groups, Person], object]] = {
    "groups.set_up_group/shared": lambda w, by: services.set_up_group(
        agreement=w.group.agreement, given=group_input(name="Вторая"), by=by
    ),
    "groups.change_group/of A": lambda w, by: services.change_group(
        group=w.group, revision=w.group.revision, given=group_input(), by=by
    ),
    "groups.set_group_rule": lambda w, by: services.set_group_rule(**RULE, by=by),
    "groups.add_member/to A": lambda w, by: services.add_member(
        group=w.group, given=MemberInput(side=w.of_a.side, role=GroupRole.GUEST, name="Гость", since=ACT_ON), by=by
    ),
    "groups.end_place/of A": lambda w, by: services.end_place(member=w.of_a, **ENDS, by=by),
    "groups.replace_member/of A": _instead,
}
ADDRESSES: dict[str, Callable[[Groups], tuple[dict[str, Any], dict[str, Any]]]] = {
    "groups:agreement/shared": lambda w: ({"pk": w.group.agreement_id}, {}),
    "groups:new/shared": lambda w: ({"pk": w.group.agreement_id}, GROUP),
    "groups:group/of A": lambda w: ({"pk": w.group.pk}, {}),
    "groups:change/of A": lambda w: ({"pk": w.group.pk}, GROUP | {"revision": w.group.revision}),
    "groups:document/of A": lambda w: ({"pk": w.group.pk, "which": "act"}, {}),
    "groups:add-member/to A": lambda w: ({"pk": w.group.pk}, w.typed(w.of_a, "Гость")),
    "groups:replace-member/of A": lambda w: (
        {"pk": w.of_a.pk},
        w.typed(w.of_a, "Сафина", since="01.07.2026", ground="приказ № 42"),
    ),
    "groups:end-place/of A": lambda w: ({"pk": w.of_a.pk}, {"until": "30.06.2026", "ground": "приказ № 41"}),
    "groups:rule": lambda w: ({}, RULE),
}
