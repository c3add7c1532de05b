"""What the database itself refuses, whoever writes to it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from tests.factories.groups import ON, accepted, circulated, decide, make_member, opened, person_of, staffed
from tests.factories.people import make_person, make_side

from kunak.groups import services
from kunak.groups.models import (
    AgendaItem,
    Attendance,
    CoExecutor,
    Correction,
    Decision,
    GroupRole,
    GroupRule,
    Material,
    Meeting,
    Member,
    Minutes,
    MinutesKey,
    MinutesPaper,
    Remark,
    Reply,
    Vote,
    WorkingGroup,
)
from kunak.people.models import Person, Side

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


class Kept:
    """A group with one meeting whose minutes are accepted and one whose minutes are with the sides."""

    def __init__(self) -> None:
        self.group, self.chairs = staffed()
        self.by = person_of(self.group)
        self.meeting = opened(self.group, self.chairs, by=self.by)
        votes = ((self.chairs[0].side_id, 1, 0, 0),)
        self.decision = decide(self.meeting, by=self.by, votes=votes)
        self.remark = services.give_remark(meeting=self.meeting, member=self.chairs[0], text="Против", by=self.by)
        circulated(self.meeting, by=self.by)
        accepted(self.meeting)
        self.other = opened(self.group, self.chairs, by=self.by, starts_on=date(2026, 5, 12), items=0)
        decide(self.other, by=self.by)
        self.minutes = circulated(self.other, by=self.by)
        self.correction = services.ask_correction(meeting=self.other, member=self.chairs[0], text="Иначе", by=self.by)
        self.item = self.meeting.items.get()

    def key(self, side: Side | None = None, by: Person | None = None, **changes: object) -> MinutesKey:
        """Turn a key past the services."""
        fields = {"minutes": self.minutes, "content_hash": self.minutes.content_hash, "turned_at": timezone.now()}
        return MinutesKey.objects.create(
            **(fields | {"side": side or self.chairs[0].side, "by": by or self.by} | changes)
        )

    def paper(self, **changes: object) -> MinutesPaper:
        """Enter a paper of the second side past the services; it has its chair's account no longer."""
        side = self.chairs[1].side
        Person.objects.filter(memberships__side=side).update(is_active=False)
        fields = {"minutes": self.minutes, "side": side, "title": "Письмо", "number": "15", "dated_on": ON}
        fields |= {"entered_by": self.by, "entered_for": self.chairs[0].side, "entered_at": timezone.now()}
        return MinutesPaper.objects.create(**(fields | changes))

    def member(self, **changes: object) -> Member:
        """Name a member past the services."""
        fields = {"group": self.group, "side": self.chairs[0].side, "role": "member", "name": "Кто", "who": "кто"}
        return Member.objects.create(**(fields | {"since": date(2026, 1, 1)} | changes))

    def later(self) -> Minutes:
        """Write a later revision past the services."""
        same = {field.attname: getattr(self.minutes, field.attname) for field in Minutes._meta.fields}
        del same["id"]
        return Minutes.objects.create(**(same | {"number": 2}))


def removed(table: str, pk: int) -> None:
    """Remove a row with all that Django knows of it passed over."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE id = %s", [pk])  # noqa: S608


def answered_twice(kept: Kept) -> None:
    services.answer_correction(correction=kept.correction, is_taken=False, answer="нет", by=kept.by)
    Correction.objects.filter(pk=kept.correction.pk).update(answer="да")


def stale_key(kept: Kept) -> None:
    kept.later()
    kept.key()


def half_accepted(kept: Kept) -> None:
    kept.key()
    Meeting.objects.filter(pk=kept.other.pk).update(state="accepted")


def accepted_after_a_return(kept: Kept) -> None:
    for one in kept.chairs:
        kept.key(one.side)
    kept.key(turned_at=None, returned_at=timezone.now(), reason="нет")
    Meeting.objects.filter(pk=kept.other.pk).update(state="accepted")


def paper_of_a_side_with_its_chair(kept: Kept) -> None:
    """The chair alone is here: the side has no coordinator."""
    Person.objects.exclude(pk=kept.chairs[0].person_id).update(is_active=False)
    kept.paper(side=kept.chairs[0].side, entered_for=kept.chairs[1].side)


def stale_paper(kept: Kept) -> None:
    kept.later()
    kept.paper()


def helper(kept: Kept, **changes: object) -> CoExecutor:
    """Name a co-executor past the services."""
    fields = {"decision": kept.other.decisions.get(), "side": kept.chairs[1].side, "name": "Минфин"}
    return CoExecutor.objects.create(**(fields | changes))


def helper_of_nobody(kept: Kept) -> None:
    kept.other.decisions.update(executor="", executor_side=None)
    helper(kept)


def leave_alone(kept: Kept) -> None:
    helper(kept)
    kept.other.decisions.update(executor="", executor_side=None)


TRIGGERS: dict[str, Callable[[Kept], object]] = {
    "member_never_has_two_places_on_insert": lambda k: k.member(who=k.chairs[0].who, since=date(2027, 1, 1)),
    "member_never_has_two_places_on_update": lambda k: Member.objects.filter(
        pk=k.member(until=date(2026, 1, 2)).pk
    ).update(who=k.chairs[0].who, until=None),
    "side_never_has_two_chairs_on_insert": lambda k: k.member(role=GroupRole.CHAIR),
    "side_never_has_two_chairs_on_update": lambda k: Member.objects.filter(pk=k.member().pk).update(role="chair"),
    "member_is_of_a_party_only": lambda k: k.member(side=make_side("RU-SA")),
    "minutes_key_is_of_a_party_only": lambda k: k.key(make_side("RU-SA")),
    "minutes_key_is_on_its_content_only": lambda k: k.key(content_hash="0" * 64),
    "minutes_key_is_on_the_latest_revision_only": stale_key,
    "minutes_key_is_never_changed": lambda k: MinutesKey.objects.filter(pk=k.key().pk).update(reason="нет"),
    "minutes_key_is_never_removed": lambda k: MinutesKey.objects.filter(pk=k.key().pk).delete(),
    "minutes_paper_is_only_of_a_side_that_has_nobody_here": paper_of_a_side_with_its_chair,
    "minutes_paper_is_of_a_party_only": lambda k: k.paper(side=make_side("RU-SA")),
    "minutes_paper_is_on_the_latest_revision_only": stale_paper,
    "minutes_paper_is_never_changed": lambda k: MinutesPaper.objects.filter(pk=k.paper().pk).update(number="16"),
    "minutes_paper_is_never_removed": lambda k: MinutesPaper.objects.filter(pk=k.paper().pk).delete(),
    "minutes_are_accepted_by_all_sides_only": half_accepted,
    "minutes_is_never_changed": lambda k: Minutes.objects.filter(pk=k.minutes.pk).update(text="иначе"),
    "minutes_is_never_removed": lambda k: removed("groups_minutes", k.minutes.pk),
    "remark_is_never_changed": lambda k: Remark.objects.filter(pk=k.remark.pk).update(text="за"),
    "remark_is_never_removed": lambda k: Remark.objects.filter(pk=k.remark.pk).delete(),
    "correction_is_never_removed": lambda k: Correction.objects.filter(pk=k.correction.pk).delete(),
    "correction_is_answered_once": answered_twice,
    "accepted_meeting_is_never_changed": lambda k: Meeting.objects.filter(pk=k.meeting.pk).update(place="иначе"),
    "decision_of_accepted_minutes_is_frozen_on_update": lambda k: Decision.objects.filter(pk=k.decision.pk).update(
        text="иначе"
    ),
    "decision_of_accepted_minutes_is_frozen_on_insert": lambda k: Decision.objects.create(
        item=k.item, meeting=k.meeting, serial=9, number="9", text="ещё", changed_by=k.by, changed_at=timezone.now()
    ),
    "agenda_item_of_accepted_minutes_is_frozen_on_update": lambda k: AgendaItem.objects.filter(pk=k.item.pk).update(
        heard="иначе"
    ),
    "attendance_of_accepted_minutes_is_frozen_on_delete": lambda k: Attendance.objects.filter(
        meeting=k.meeting
    ).delete(),
    "co_executor_of_accepted_minutes_is_frozen_on_insert": lambda k: helper(k, decision=k.decision),
    "co_executor_is_of_a_party_only": lambda k: helper(k, side=make_side("RU-SA")),
    "co_executor_helps_an_executor_only": helper_of_nobody,
    "co_executor_is_never_left_alone": leave_alone,
    "vote_of_accepted_minutes_is_frozen_on_update": lambda k: Vote.objects.filter(decision=k.decision).update(
        against=1
    ),
}


def test_every_trigger_refuses_by_its_name(kept: Kept) -> None:
    for name, deed in TRIGGERS.items():
        with pytest.raises(DatabaseError, match=name), transaction.atomic():
            deed(kept)


def test_a_side_that_took_its_word_back_has_not_accepted(kept: Kept) -> None:
    with pytest.raises(DatabaseError, match="minutes_are_accepted_by_all_sides_only"), transaction.atomic():
        accepted_after_a_return(kept)


@pytest.fixture
def kept() -> Kept:
    """Return the records of one test."""
    return Kept()


CHECKS: dict[str, Callable[[Kept], object]] = {
    "group_rule_days_are_some": lambda k: GroupRule.objects.create(side=k.chairs[0].side, materials_days=91),
    "group_has_its_name": lambda k: WorkingGroup.objects.filter(pk=k.group.pk).update(name=""),
    "group_has_its_act": lambda k: WorkingGroup.objects.filter(pk=k.group.pk).update(act_number=""),
    "group_has_a_sector": lambda k: WorkingGroup.objects.filter(pk=k.group.pk).update(sectors=[]),
    "group_quorum_is_one_at_least": lambda k: WorkingGroup.objects.filter(pk=k.group.pk).update(quorum_least=0),
    "group_materials_days_are_some": lambda k: WorkingGroup.objects.filter(pk=k.group.pk).update(materials_days=91),
    "member_role_is_known": lambda k: k.member(role="nobody"),
    "member_has_a_name": lambda k: k.member(name=""),
    "member_never_leaves_before_coming": lambda k: k.member(until=date(2025, 1, 1)),
    "meeting_state_is_known": lambda k: changed(k, state="lost"),
    "meeting_never_ends_before_it_starts": lambda k: Meeting.objects.filter(pk=k.other.pk).update(
        ends_on=date(2026, 1, 1)
    ),
    "meeting_has_a_place_or_a_link": lambda k: changed(k, place="", link=""),
    "meeting_is_cancelled_with_a_reason": lambda k: changed(k, state="cancelled"),
    "agenda_item_has_its_title": lambda k: AgendaItem.objects.filter(meeting=k.other).update(title=""),
    "agenda_item_takes_a_sensible_time": lambda k: AgendaItem.objects.filter(meeting=k.other).update(minutes=601),
    "reply_is_known": lambda k: reply(k, said="perhaps"),
    "reply_with_a_substitute_names_them": lambda k: reply(k, said="substitute"),
    "attendance_is_of_a_member_or_of_somebody_named": lambda k: Attendance.objects.create(
        meeting=k.other, changed_by=k.by, changed_at=timezone.now()
    ),
    "decision_has_its_words": lambda k: Decision.objects.filter(meeting=k.other).update(text=""),
    "decision_wording_is_known": lambda k: Decision.objects.filter(meeting=k.other).update(wording="soon"),
    "decision_executor_has_a_side": lambda k: Decision.objects.filter(meeting=k.other).update(executor_side=None),
    "decision_without_an_executor_has_no_term": lambda k: Decision.objects.filter(meeting=k.other).update(
        executor="", executor_side=None, due_on=date(2026, 9, 1)
    ),
    "co_executor_has_its_name": lambda k: helper(k, name=""),
    "vote_of_somebody": lambda k: Vote.objects.create(decision=k.other.decisions.get(), side=k.chairs[0].side),
    "remark_has_its_words": lambda k: Remark.objects.create(
        meeting=k.other, member=k.chairs[0], text="", by=k.by, at=timezone.now()
    ),
    "minutes_have_their_hash": lambda k: Minutes.objects.create(
        meeting=k.other, number=7, content={}, text="", content_hash="", by=k.by, made_at=timezone.now()
    ),
    "minuteskey_is_turned_or_returned_with_a_reason": lambda k: k.key(turned_at=None, returned_at=timezone.now()),
    "minutes_paper_is_told": lambda k: k.paper(number=""),
    "minutes_paper_is_entered_by_another_side": lambda k: k.paper(entered_for=k.chairs[1].side),
    "correction_has_its_words": lambda k: Correction.objects.create(
        minutes=k.minutes, member=k.chairs[0], text="", by=k.by, at=timezone.now()
    ),
    "correction_is_refused_with_a_reason": lambda k: Correction.objects.filter(pk=k.correction.pk).update(
        is_taken=False, answered_by=k.by, answered_at=timezone.now()
    ),
    "correction_answer_has_its_author": lambda k: Correction.objects.filter(pk=k.correction.pk).update(is_taken=True),
}
UNIQUE: dict[str, Callable[[Kept], object]] = {
    "group_name_once_under_an_agreement": lambda k: copy(k.group),
    "minutes_serial_once_in_a_group": lambda k: Meeting.objects.filter(pk=k.other.pk).update(serial=1),
    "attendance_once_of_a_member": lambda k: copy(k.other.attendance.first()),
    "decision_number_once_in_a_meeting": lambda k: copy(k.other.decisions.get()),
    "minutes_revision_once": lambda k: copy(k.minutes),
    "minutes_paper_once_of_a_side": lambda k: copy(k.paper()),
    "co_executor_once_of_a_decision": lambda k: [helper(k, name=name) for name in ("Минфин", "Минфин")],
    "material_once_of_an_item": lambda k: copy(material(k)),
}


def changed(kept: Kept, **changes: object) -> None:
    """Change the meeting whose minutes are with the sides, past the services."""
    Meeting.objects.filter(pk=kept.other.pk).update(**changes)


def reply(kept: Kept, **changes: object) -> Reply:
    """Write an answer past the services."""
    fields = {"meeting": kept.other, "member": kept.chairs[0], "sequence": 0, "by": kept.by, "at": timezone.now()}
    return Reply.objects.create(**(fields | changes))


def material(kept: Kept) -> Material:
    """Give a document for an item that is not on an agenda."""
    given = services.ItemInput(title="Вопрос")
    item = services.add_item(group=kept.group, given=given, on=date(2026, 5, 12), by=kept.by)
    return services.give_material(item=item, file=("а.pdf", b"%PDF"), on=date(2026, 5, 12), by=kept.by)


def copy(record: WorkingGroup | Attendance | Decision | Minutes | MinutesPaper | Material | None) -> None:
    """Write the same record once more."""
    assert record is not None
    same = type(record).objects.get(pk=record.pk)  # type: ignore[attr-defined]
    same.pk = None
    same.save(force_insert=True)


def test_every_constraint_is_refused_by_the_database(kept: Kept) -> None:
    for name, deed in CHECKS.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            deed(kept)
    for deed in UNIQUE.values():
        with pytest.raises(IntegrityError), transaction.atomic():
            deed(kept)
    assert make_member(kept.group, "Ещё Один", by=make_person(side=kept.chairs[0].side)).pk
