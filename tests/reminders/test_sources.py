"""What each source finds: whose day it is, when it is, and that what is done is no longer there."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.timezone import localdate
from tests.factories import assignments, groups
from tests.factories.agreements import coordinators, make_act, make_agreement, sides
from tests.factories.execution import ON, answer, make_measure, make_report, person_of
from tests.factories.people import make_person
from tests.factories.proposals import propose
from tests.factories.versions import make_version, measure_input

from kunak.agreements import search
from kunak.agreements import services as register
from kunak.agreements.models import Agreement, Party
from kunak.core.execution import DepartureKind, Outcome
from kunak.core.programme.term import MeasureTerm
from kunak.execution import services as execution
from kunak.groups import services
from kunak.people.models import Role
from kunak.programme.models import Measure
from kunak.proposals import services as proposals
from kunak.reminders import services as reminders
from kunak.reminders.sources import COORDINATORS, SOURCES, WORKERS, Thing

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
TODAY = localdate()


def things(code: str, on: date, **asked: Any) -> list[Thing]:
    return list(SOURCES[code].things(on, **asked))


def days(code: str, on: date) -> list[tuple[int, date]]:
    """Return whose day it is, and when, in the order of the sides."""
    return sorted((one.side, one.due_on) for one in things(code, on))


def both(agreement: Agreement, day: date) -> list[tuple[int, date]]:
    return sorted((side.pk, day) for side in sides(agreement))


def test_a_term_that_goes_on_has_its_notice_and_its_renewal_and_one_that_ends_its_end() -> None:
    agreement = make_agreement(notice="P6M")

    assert days("notice", date(2029, 1, 1)) == both(agreement, date(2029, 11, 29))
    assert days("renewal", date(2029, 1, 1)) == both(agreement, date(2030, 5, 29))
    assert not days("end", date(2029, 1, 1))
    assert {one.key for one in things("renewal", date(2030, 6, 1))} == {f"{agreement.pk}:1"}  # of the next period


def test_a_notice_ends_both_and_an_end_comes_instead() -> None:
    agreement = make_agreement(notice="P6M")
    make_act(agreement=agreement, kind="notice", on=date(2029, 6, 1), party=Party.objects.first())
    search.keep(agreement)

    on = date(2029, 7, 1)

    assert not days("notice", on)
    assert not days("renewal", on)
    assert days("end", on) == both(agreement, date(2030, 5, 29))


def test_a_day_of_signing_that_is_known_in_part_reminds_of_nothing() -> None:
    make_agreement(notice="P6M", signed_on="2025")

    assert not any(days(code, date(2026, 1, 1)) for code in ("notice", "renewal", "end", "registration"))


def test_what_the_register_asks_for_is_each_sides_own_and_ends_when_it_is_done() -> None:
    agreement = make_agreement()
    first, _second = coordinators(agreement)
    before = days("registration", TODAY)

    register.register_in_book(agreement=agreement, number="", registered_on=TODAY, today=TODAY, by=first)

    own = sides(agreement)[0].pk
    assert {side for side, _day in before} == {one.pk for one in sides(agreement)}
    assert own not in {side for side, _day in days("registration", TODAY)}
    assert own in {side for side, _day in days("hand_over", TODAY)}


def test_an_act_waits_for_the_sides_that_have_not_confirmed_it() -> None:
    agreement = make_agreement()
    first, second = coordinators(agreement)
    act = register.record_act(
        agreement=agreement,
        new=register.NewAct(kind="suspension", on=TODAY, ground="письмо № 1"),
        today=TODAY,
        by=first,
    )

    [one] = things("act_key", TODAY)

    assert (one.side, one.due_on, one.url) == (second.memberships.get().side_id, TODAY, act.get_absolute_url())


def test_a_measure_is_due_at_all_sides_until_it_is_reported() -> None:
    measure = make_measure()  # its day is 20 March 2026, on which both regions rest
    agreement = measure.version.programme.agreement
    found = things("measure", ON)

    make_report(measure)

    assert [(one.due_on, one.roles, one.sector) for one in found] == [(date(2026, 3, 19), WORKERS, "procurement")] * 2
    assert not things("measure", ON)
    [waiting] = things("answer", ON)
    assert (waiting.side, waiting.due_on) == (sides(agreement)[1].pk, ON + timedelta(30))


def test_a_measure_that_is_confirmed_returned_or_dropped_waits_for_nobody_else() -> None:
    measure = make_measure()
    answer(make_report(measure))

    assert not [one for code in ("measure", "milestone", "answer") for one in things(code, ON)]


def test_a_milestone_is_due_until_somebody_reports_it_as_done() -> None:
    measure = make_measure()
    step = measure.milestones.filter(due_on__isnull=False, is_final=False).first()
    before = {one.key for one in things("milestone", ON)}

    make_report(measure, step=step.name, outcome=Outcome.DONE)

    assert str(step.line) in before
    assert str(step.line) not in {one.key for one in things("milestone", ON)}


def test_a_shift_that_all_sides_agreed_on_moves_the_day_and_until_then_waits_for_the_other_key() -> None:
    measure = make_measure()
    first, second = person_of(measure), person_of(measure, 1)
    later = date(2026, 6, 30)
    departure = execution.propose_departure(
        measure=measure, kind=DepartureKind.SHIFT, ends_on=later, reason="просит завод", on=ON, by=first
    )
    [waiting] = things("departure_key", ON)

    execution.answer_departure(
        departure=departure, is_agreed=True, content_hash=departure.content_hash, on=ON, by=second
    )

    assert waiting.side == second.memberships.get().side_id
    assert not things("departure_key", ON)
    assert {one.due_on for one in things("measure", ON)} == {later}


def test_what_nobody_has_spoken_of_stands_as_the_execution_itself_would_say() -> None:
    agreement = make_agreement()
    march, quarter = (date(2026, 3, 22),) * 2, (date(2026, 4, 1), date(2026, 6, 30))
    terms = [("day", *march), ("quarter", *quarter), ("constantly", None, None)]
    inputs = [
        measure_input(agreement, text=f"Мероприятие {kind}", term=MeasureTerm(kind, first, last))
        for kind, first, last in terms
    ]
    make_version(agreement=agreement, measures=inputs)
    from kunak.execution.works import works_of

    works = works_of(list(Measure.objects.values_list("line", flat=True)))

    found = {one.key: one.due_on for one in things("measure", ON)}
    assert found == {str(line): work.progress(ON).due_on for line, work in works.items()}
    assert date(2026, 3, 19) in found.values()  # 22 March is a Sunday, on the 20th the regions rest


def test_a_collection_names_the_bodies_that_have_not_answered() -> None:
    agreement = make_agreement()
    by, _other = coordinators(agreement)
    collection, _codes = proposals.open_collection(
        agreement=agreement,
        until=TODAY + timedelta(20),
        sectors=["trade"],
        bodies=["Минспорт", "Минкультуры"],
        note="",
        shows_commitments=True,
        today=TODAY,
        by=by,
    )
    proposals.finish_answer(invitation=collection.invitations.get(organisation__name="Минспорт"), today=TODAY)

    taken_back = propose(collection, sector="trade", on=TODAY)
    proposals.withdraw_proposal(invitation=taken_back.invitation, proposal=taken_back, today=TODAY)

    [one] = things("collection", TODAY)

    assert (one.what, one.due_on, one.side) == ("Минкультуры", TODAY + timedelta(20), collection.side_id)
    proposals.close_collection(collection=collection, by=by)
    assert not things("collection", TODAY)


def test_asked_for_one_side_a_source_tells_of_no_other() -> None:
    agreement = make_agreement(notice="P6M")
    make_version(agreement=agreement)
    make_report(Measure.objects.filter(version__state="in_force").first())
    own = sides(agreement)[1].pk

    for code in SOURCES:
        asked = things(code, TODAY, side=own)
        assert {one.side for one in asked} <= {own}, code
        assert sorted(one.key for one in asked) == sorted(one.key for one in things(code, TODAY) if one.side == own)


def test_every_source_can_be_named_and_has_a_ladder() -> None:
    assert all(one.name and one.deed and one.usual.days(TODAY) and len(code) <= 16 for code, one in SOURCES.items())


def test_an_assignment_is_due_to_the_side_of_its_body_until_it_is_reported_and_moves_when_that_is_agreed() -> None:
    assignment = assignments.make_joint()
    [before] = things("assignment", assignments.ON)

    assignments.decide(assignments.ask(assignment))
    [moved] = things("assignment", assignments.ON)
    assignments.make_report(assignment.parts.get())

    assert (before.side, before.due_on, before.roles) == (assignment.side_id, date(2026, 4, 30), WORKERS)
    assert (moved.key, moved.due_on) == (before.key, assignments.LATER)
    assert not things("assignment", assignments.ON)


def test_a_ladder_of_years_reaches_an_assignment_as_far_ahead() -> None:
    agreement = make_agreement()
    by = coordinators(agreement)[0]
    assignments.make_assignment(agreement, stated=date(2029, 3, 1))
    assert not things("assignment", assignments.ON)

    reminders.set_ladder(source="assignment", rungs="P36M +P36M", by=by)

    assert [one.due_on for one in things("assignment", assignments.ON)] == [date(2029, 3, 1)]
    assert things("assignment", date(2032, 2, 28))


def test_a_restricted_assignment_is_told_to_coordinators_and_to_who_works_in_its_body() -> None:
    part = assignments.make_joint(is_restricted=True).parts.get()
    worker = make_person(side=part.side, role=Role.SECTOR_LEAD, body=part.body)
    make_person(side=part.side, role=Role.SECTOR_LEAD)

    [found] = things("assignment", assignments.ON)

    assert (found.roles, found.also, found.is_restricted) == (COORDINATORS, (worker.pk,), True)


def test_materials_are_asked_of_members_who_sign_in_until_every_item_has_one() -> None:
    group, chairs = groups.staffed()
    meeting = groups.make_meeting(group)

    found = things("materials", groups.ON - timedelta(20))

    assert [(one.side, one.people) for one in found] == [(one.side_id, (one.person_id,)) for one in chairs]
    assert {one.due_on for one in found} == {meeting.materials_on}
    meeting.items.all().delete()
    assert not things("materials", groups.ON)


def test_materials_are_asked_of_who_is_in_the_group_on_the_day_of_the_meeting() -> None:
    group, chairs = groups.staffed()
    services.end_place(
        member=chairs[0], until=groups.ON - timedelta(1), ground="приказ № 3", by=groups.person_of(group)
    )
    groups.make_meeting(group)

    assert [one.people for one in things("materials", groups.ON - timedelta(20))] == [(), (chairs[1].person_id,)]


def test_minutes_wait_for_each_side_that_has_not_accepted_them_and_its_chair_is_told_besides() -> None:
    group, chairs = groups.staffed()
    by = groups.person_of(group)
    meeting = groups.opened(group, chairs, by=by, is_restricted=True)
    groups.decide(meeting, by=by)
    latest = groups.circulated(meeting, by=by)
    first, second = group.agreement.parties.all()

    assert {(one.side, one.also, one.is_restricted) for one in things("minutes_key", TODAY)} == {
        (one.side_id, (one.person_id,), True) for one in chairs
    }
    accept = {"meeting": meeting, "content_hash": latest.content_hash, "on": TODAY}
    services.turn_minutes_key(**accept, by=by)
    assert [one.side for one in things("minutes_key", TODAY)] == [second.side_id]
    assert not things("minutes_key", TODAY, side=first.side_id)
    services.return_minutes(meeting=meeting, content_hash=latest.content_hash, reason="нет", by=chairs[1].person)
    assert not things("minutes_key", TODAY)
