"""Groups, and who is in them over time."""

from datetime import date

import pytest
from django.utils import translation
from tests.factories.agreements import make_agreement
from tests.factories.groups import ACT_ON, NAMES, group_input, make_group, make_member, person_of
from tests.factories.people import make_person, make_side

from kunak.core.errors import BadInput, KunakError
from kunak.groups import services
from kunak.groups.errors import (
    DaysOutOfOrder,
    GroupChangedMeanwhile,
    GroupFieldMissing,
    GroupLineTooLong,
    GroupNameTaken,
    NotInThisGroup,
    SideHasItsChair,
    TwoPlacesOnOneDay,
)
from kunak.groups.models import GroupRole
from kunak.groups.queries.members import members_on
from kunak.groups.services import MemberInput
from kunak.groups.services.texts import line_of
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed
from kunak.ui.errors import message_for

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_agreement)]


def test_a_group_is_entered_with_its_act_and_its_document_as_it_came() -> None:
    group = make_group(act_file=("Приказ.pdf", b"%PDF-1.4 order"), regulations="Заседания раз в квартал")

    assert (group.act_number, group.act_document.name) == ("17-од", "Приказ.pdf")
    assert group.decision_mask == "{вопрос}.{номер}"
    assert Entry.objects.latest("number").after["regulations"] == "Заседания раз в квартал"


def test_a_group_begins_with_the_rules_of_the_side_that_enters_it() -> None:
    agreement = make_agreement()
    by = make_person(side=agreement.parties.get(order=1).side)
    services.set_group_rule(decision_mask="{номер}", minutes_mask="{номер}/{год}", materials_days=7, by=by)

    group = make_group(agreement=agreement, by=by)

    assert (group.decision_mask, group.minutes_mask, group.materials_days) == ("{номер}", "{номер}/{год}", 7)
    assert make_group(agreement=agreement, name="Вторая").materials_days == 10


@pytest.mark.parametrize(
    ("changes", "refusal", "field"),
    [
        ({"name": "  "}, GroupFieldMissing, "name"),
        ({"sectors": ()}, GroupFieldMissing, "sectors"),
        ({"sectors": ("nothing",)}, GroupFieldMissing, "sectors"),
        ({"act_title": ""}, GroupFieldMissing, "act_title"),
        ({"act_number": ""}, GroupFieldMissing, "act_number"),
        ({"quorum_least": 0}, BadInput, "quorum_least"),
        ({"materials_days": 91}, BadInput, "materials_days"),
    ],
)
def test_a_group_without_what_it_needs_is_refused_by_the_field(
    changes: dict[str, object], refusal: type[KunakError], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        make_group(**changes)

    assert refused.value.field == field


def test_two_groups_of_one_name_are_refused_and_two_people_learn_of_each_other() -> None:
    group = make_group()
    by = make_person(side=group.made_for)
    with pytest.raises(GroupNameTaken):
        make_group(agreement=group.agreement)

    services.change_group(group=group, revision=1, given=group_input(quorum_least=2), by=by)

    with pytest.raises(GroupChangedMeanwhile):
        services.change_group(group=group, revision=1, given=group_input(quorum_least=3), by=by)
    with pytest.raises(NotAllowed):
        services.change_group(group=group, revision=2, given=group_input(), by=person_of(group, 1))


def test_each_side_names_its_own_members_and_nobody_for_a_side_that_has_people() -> None:
    group = make_group()
    make_member(group)
    make_member(group, NAMES[1], order=1)  # makes a person of the second side
    other = group.agreement.parties.get(order=1).side
    given = MemberInput(side=other, role=GroupRole.MEMBER, name="Чужой", since=ACT_ON)

    with pytest.raises(NotAllowed):
        services.add_member(group=group, given=given, by=person_of(group))


def test_members_of_a_side_that_has_nobody_here_are_named_by_the_other() -> None:
    group = make_group()
    absent = group.agreement.parties.get(order=1).side
    given = MemberInput(side=absent, role=GroupRole.CHAIR, name=NAMES[0], since=ACT_ON)

    assert services.add_member(group=group, given=given, by=person_of(group)).side == absent


def test_a_member_is_replaced_by_an_act_and_the_day_tells_who_was_in_the_group() -> None:
    group = make_group()
    former = make_member(group, role=GroupRole.CHAIR)
    by = person_of(group)
    given = MemberInput(
        side=former.side,
        role=GroupRole.CHAIR,
        name=NAMES[1],
        since=date(2026, 6, 1),
        ground="Приказ от 29.05.2026 № 40",
    )

    new = services.replace_member(member=former, given=given, by=by)

    assert new.replaces == former
    assert [one.name for one in members_on(group, date(2026, 5, 31))] == [NAMES[0]]
    assert [one.name for one in members_on(group, date(2026, 6, 1))] == [NAMES[1]]


def test_nobody_has_two_places_on_one_day_and_no_side_two_co_chairs() -> None:
    group = make_group()
    make_member(group, role=GroupRole.CHAIR)

    with pytest.raises(TwoPlacesOnOneDay) as twice:
        make_member(group, NAMES[0].upper(), since=date(2027, 1, 1))
    with pytest.raises(SideHasItsChair):
        make_member(group, NAMES[1], role=GroupRole.CHAIR)

    assert twice.value.since == ACT_ON
    make_member(group, NAMES[1], order=1, role=GroupRole.CHAIR)


def test_a_place_ends_with_an_act_on_its_first_day_or_later_and_may_be_held_again() -> None:
    group = make_group()
    member, by = make_member(group), person_of(group)
    with pytest.raises(GroupFieldMissing):
        services.end_place(member=member, until=date(2026, 3, 1), ground=" ", by=by)
    with pytest.raises(DaysOutOfOrder):
        services.end_place(member=member, until=date(2026, 1, 14), ground="приказ", by=by)

    services.end_place(member=member, until=date(2026, 3, 1), ground="приказ № 5", by=by)
    make_member(group, since=date(2026, 3, 2))

    with pytest.raises(TwoPlacesOnOneDay):  # the former end is not moved over the new place
        services.end_place(member=member, until=date(2026, 3, 2), ground="приказ № 6", by=by)


def test_a_stranger_and_an_account_of_another_side_are_no_members() -> None:
    group = make_group()
    stranger, of_other = make_side("RU-SA"), person_of(group, 1)
    own = group.agreement.parties.get(order=0).side
    for given in (
        MemberInput(side=stranger, role=GroupRole.MEMBER, name="Кто", since=ACT_ON),
        MemberInput(side=own, role=GroupRole.MEMBER, name="Кто", since=ACT_ON, person=of_other),
    ):
        with pytest.raises((NotInThisGroup, NotAllowed)):
            services.add_member(group=group, given=given, by=person_of(group))


def test_a_line_that_is_too_long_is_told_by_its_words() -> None:
    with pytest.raises(GroupLineTooLong) as refused, translation.override("ru"):
        line_of("Иванов  Иван, министр " * 20, "substitute")

    with translation.override("ru"):
        assert message_for(refused.value) == (
            "«Иванов Иван, министр Иванов Иван, минист…» — слишком длинно: не больше 300 знаков. Сократите."
        )
