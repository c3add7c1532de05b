"""What is asked of groups at each address and of each service; see `tests.factories.policies`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.factories.groups import (
    ACT_ON,
    NAMES,
    ON,
    circulated,
    decide,
    enter_paper,
    group_input,
    make_group,
    make_meeting,
    meeting_input,
    opened,
)

from kunak.agreements.models import Agreement
from kunak.core.groups import Repeat
from kunak.groups import services
from kunak.groups.models import GroupRole, Member, Said, WorkingGroup
from kunak.groups.services import DecisionInput, ItemInput, MemberInput
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
FILE = ("Справка.pdf", b"%PDF-1.4 material")
MEETING = {"starts_on": "14.04.2026", "place": "Казань"}
ITEM = {"title": "Ещё вопрос"}
GIVEN_ITEM = ItemInput(title="Ещё вопрос")
DECISION = DecisionInput(text="Принять к сведению")
ENDS = {"until": date(2026, 6, 30), "ground": "приказ № 41"}


class Groups:
    """A group of A and B that A entered, with a co-chair of each side."""

    def __init__(self, agreement: Agreement, a: Person, b: Person) -> None:
        given = group_input(act_file=("Приказ.pdf", b"%PDF-1.4 act"))
        self.group: WorkingGroup = services.set_up_group(agreement=agreement, given=given, by=a)
        self.of_a, self.of_b = (self.named(one, name) for one, name in zip((a, b), NAMES, strict=True))
        self.planned = make_meeting(self.group, by=a)
        self.called = services.call_meeting(meeting=make_meeting(self.group, by=a), by=a)
        self.item = self.called.items.get()
        self.material = services.give_material(item=self.item, file=FILE, on=ON, by=a)
        self.waiting = services.add_item(group=self.group, given=ItemInput(title="Отложенный"), on=ON, by=a)
        members = [self.of_a, self.of_b]
        self.open = opened(self.group, members, by=a, starts_on=date(2026, 4, 21))
        self.heard = self.open.items.get()
        self.decision = decide(self.open, by=a)
        self.clean = opened(self.group, members, by=a, starts_on=date(2026, 5, 12))
        decide(self.clean, by=a)
        services.close_meeting(meeting=self.clean, by=a)
        self.out = opened(self.group, members, by=a, starts_on=date(2026, 6, 9))
        decide(self.out, by=a)
        self.minutes = circulated(self.out, by=a)
        self.asking = opened(self.group, members, by=a, starts_on=date(2026, 6, 16))
        decide(self.asking, by=a)
        circulated(self.asking, by=a)
        self.correction = services.ask_correction(meeting=self.asking, member=self.of_a, text="Иначе", by=a)
        self.secret = make_meeting(self.group, by=a, is_restricted=True)

    def wait_for_a_paper(self, agreement: Agreement, a: Person) -> None:
        """Circulate minutes that B, who has nobody here, accepts on paper; of another revision it did."""
        group = make_group(agreement=agreement, by=a)
        self.absent = agreement.parties.get(order=1).side
        self.papered = opened(group, [], by=a)
        services.write_item(item=self.papered.items.get(), revision=1, heard="Доклад", spoke="", by=a)
        circulated(self.papered, by=a)
        self.on_paper = opened(group, [], by=a)
        services.write_item(item=self.on_paper.items.get(), revision=1, heard="Доклад", spoke="", by=a)
        circulated(self.on_paper, by=a)
        self.paper = enter_paper(self.on_paper, self.absent, a, file=FILE)

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
    "groups.plan_meeting/shared": lambda w, by: services.plan_meeting(group=w.group, given=meeting_input(), by=by),
    "groups.plan_series/shared": lambda w, by: services.plan_series(
        group=w.group, given=meeting_input(), repeat=Repeat.MONTH, count=2, by=by
    ),
    "groups.change_meeting/planned": lambda w, by: services.change_meeting(
        meeting=w.planned, revision=w.planned.revision, given=meeting_input(), by=by
    ),
    "groups.change_meeting/restricted": lambda w, by: services.change_meeting(
        meeting=w.secret, revision=w.secret.revision, given=meeting_input(), by=by
    ),
    "groups.call_meeting/planned": lambda w, by: services.call_meeting(meeting=w.planned, by=by),
    "groups.cancel_meeting/planned": lambda w, by: services.cancel_meeting(meeting=w.planned, reason="нет", by=by),
    "groups.reply/of A": lambda w, by: services.reply(meeting=w.called, member=w.of_a, said=Said.ACCEPTS, by=by),
    "groups.add_item/shared": lambda w, by: services.add_item(
        group=w.group, meeting=w.called, given=GIVEN_ITEM, on=ON, by=by
    ),
    "groups.change_item/shared": lambda w, by: services.change_item(
        item=w.item, revision=w.item.revision, given=GIVEN_ITEM, on=ON, by=by
    ),
    "groups.raise_item/shared": lambda w, by: services.raise_item(item=w.item, on=ON, by=by),
    "groups.put_off/shared": lambda w, by: services.put_off(item=w.item, on=ON, by=by),
    "groups.take_on/shared": lambda w, by: services.take_on(item=w.waiting, meeting=w.called, on=ON, by=by),
    "groups.drop_item/shared": lambda w, by: services.drop_item(item=w.waiting, on=ON, by=by),
    "groups.give_material/shared": lambda w, by: services.give_material(
        item=w.item, file=("а.pdf", b"%PDF"), on=ON, by=by
    ),
    "groups.open_meeting/called": lambda w, by: services.open_meeting(meeting=w.called, on=ON, by=by),
    "groups.close_meeting/under way": lambda w, by: services.close_meeting(meeting=w.open, by=by),
    "groups.continue_meeting/closed": lambda w, by: services.continue_meeting(meeting=w.clean, by=by),
    "groups.note_attendance/under way": lambda w, by: services.note_attendance(
        meeting=w.open, member=w.of_b, is_present=False, by=by
    ),
    "groups.note_guest/under way": lambda w, by: services.note_guest(meeting=w.open, name="Гость", side=None, by=by),
    "groups.write_item/under way": lambda w, by: services.write_item(
        item=w.heard, revision=w.heard.revision, heard="Доклад", spoke="", by=by
    ),
    "groups.give_remark/of A": lambda w, by: services.give_remark(
        meeting=w.open, member=w.of_a, text="Замечание", by=by
    ),
    "groups.write_decision/under way": lambda w, by: services.write_decision(item=w.heard, given=DECISION, by=by),
    "groups.change_decision/under way": lambda w, by: services.change_decision(
        decision=w.decision, revision=w.decision.revision, given=DECISION, by=by
    ),
    "groups.remove_decision/under way": lambda w, by: services.remove_decision(
        decision=w.decision, revision=w.decision.revision, by=by
    ),
    "groups.circulate/closed": lambda w, by: services.circulate(meeting=w.clean, by=by),
    "groups.take_back/circulated": lambda w, by: services.take_back(meeting=w.out, by=by),
    "groups.ask_correction/of A": lambda w, by: services.ask_correction(
        meeting=w.out, member=w.of_a, text="Иначе", by=by
    ),
    "groups.answer_correction/of A": lambda w, by: services.answer_correction(
        correction=w.correction, is_taken=True, by=by
    ),
    "groups.turn_minutes_key/circulated": lambda w, by: services.turn_minutes_key(
        meeting=w.out, content_hash=w.minutes.content_hash, on=ON, by=by
    ),
    "groups.enter_minutes_paper/of a side without people": lambda w, by: enter_paper(w.papered, w.absent, by),
    "groups.return_minutes/circulated": lambda w, by: services.return_minutes(
        meeting=w.out, content_hash=w.minutes.content_hash, reason="нет", by=by
    ),
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
    "groups:plan/shared": lambda w: ({"pk": w.group.pk}, MEETING),
    "groups:backlog/shared": lambda w: ({"pk": w.group.pk}, ITEM),
    "groups:meeting/shared": lambda w: ({"pk": w.called.pk}, {}),
    "groups:meeting/restricted": lambda w: ({"pk": w.secret.pk}, {}),
    "groups:change-meeting/planned": lambda w: ({"pk": w.planned.pk}, MEETING | {"revision": w.planned.revision}),
    "groups:cancel/planned": lambda w: ({"pk": w.planned.pk}, {"reason": "нет"}),
    "groups:meeting-deed/planned": lambda w: ({"pk": w.planned.pk}, {"what": "call"}),
    "groups:calendar/shared": lambda w: ({"pk": w.called.pk}, {}),
    "groups:calendar/restricted": lambda w: ({"pk": w.secret.pk}, {}),
    "groups:reply/of A": lambda w: ({"pk": w.called.pk, "member": w.of_a.pk}, {"said": "accepts"}),
    "groups:add-item/shared": lambda w: ({"pk": w.called.pk}, ITEM),
    "groups:item/shared": lambda w: ({"pk": w.item.pk}, ITEM | {"revision": w.item.revision}),
    "groups:item-deed/shared": lambda w: ({"pk": w.item.pk}, {"what": "raise"}),
    "groups:give-material/shared": lambda w: ({"pk": w.waiting.pk}, {}),
    "groups:material/shared": lambda w: ({"pk": w.material.pk}, {}),
    "groups:conduct/under way": lambda w: ({"pk": w.open.pk}, {}),
    "groups:attendance/under way": lambda w: ({"pk": w.open.pk}, {"member": w.of_b.pk, "is": "away"}),
    "groups:remark/of A": lambda w: ({"pk": w.open.pk}, {"member": w.of_a.pk, "text": "Замечание"}),
    "groups:heard/under way": lambda w: (
        {"pk": w.heard.pk},
        {"revision": w.heard.revision, "heard": "Доклад", "spoke": ""},
    ),
    "groups:decide/under way": lambda w: ({"pk": w.heard.pk}, {f"new{w.heard.pk}-text": "Принять"}),
    "groups:decision/under way": lambda w: (
        {"pk": w.decision.pk},
        {"revision": w.decision.revision, "remove": "1"},
    ),
    "groups:minutes/circulated": lambda w: ({"pk": w.out.pk}, {}),
    "groups:minutes-deed/circulated": lambda w: (
        {"pk": w.out.pk},
        {"what": "turn", "content": w.minutes.content_hash},
    ),
    "groups:minutes-deed/closed": lambda w: ({"pk": w.clean.pk}, {"what": "circulate"}),
    "groups:enter-paper/of a side without people": lambda w: (
        {"pk": w.papered.pk},
        {"side": w.absent.pk, "title": "Письмо", "number": "7", "dated_on": "14.04.2026"}
        | {"content": w.papered.minutes.last().content_hash},
    ),
    "groups:minutes-paper/of a side without people": lambda w: ({"pk": w.paper.pk}, {}),
    "groups:correct/of A": lambda w: ({"pk": w.out.pk}, {"member": w.of_a.pk, "text": "Иначе"}),
    "papers:minutes/circulated": lambda w: ({"pk": w.out.pk}, {}),
    "papers:extract/circulated": lambda w: ({"pk": w.out.pk}, {"body": w.out.decisions.get().executor}),
    "papers:invitation/of A": lambda w: ({"pk": w.called.pk, "member": w.of_a.pk}, {}),
    "papers:invitation/restricted": lambda w: ({"pk": w.secret.pk, "member": w.of_a.pk}, {}),
    "papers:order/of A": lambda w: ({"pk": w.group.pk}, {}),
    "groups:correction/of A": lambda w: ({"pk": w.correction.pk}, {"take": "1"}),
}
