"""What rooms bring to the desk in one shape: approvals, talks, problems, proposals, and what of all that is late."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from tests.factories.agreements import A, B, coordinators, make_agreement
from tests.factories.assignments import make_assignment, make_joint
from tests.factories.execution import answer, make_report
from tests.factories.people import make_person, make_side
from tests.factories.proposals import UNTIL, make_collection, propose
from tests.factories.versions import make_version, measure_input

from kunak.core.lifecycle import VersionState
from kunak.core.programme.approval import Place, Post
from kunak.core.programme.term import MeasureTerm
from kunak.desk.queries import Desk, desk
from kunak.desk.queries.parts import parts
from kunak.people.models import Person, Role
from kunak.programme import services
from kunak.programme.content import draft_hash
from kunak.programme.models import Measure, Version
from kunak.proposals import services as proposal_services

pytestmark = pytest.mark.django_db
ON = date(2026, 3, 1)


def person(code: str = A, role: Role = Role.COORDINATOR, sectors: tuple[str, ...] = ()) -> Person:
    return make_person(side=make_side(code), role=role, sectors=sectors)


def seen(by: Person, on: date = ON) -> Desk:
    with translation.override("ru"):
        return desk(by, by.memberships.get().side, on)


def told(by: Person, code: str, on: date = ON) -> list[str]:
    """Return what the desk tells of a part; nothing where there is none."""
    return [row.told for one in seen(by, on).parts if one.code == code for row in one.section.rows]


def measure_of(version: Version) -> Measure:
    return version.measures.select_related("version__programme__agreement").get()


# --- approval inside a side


def test_a_version_waits_for_the_word_of_whoever_speaks_for_a_place_until_it_is_said() -> None:
    version = make_version(state=VersionState.DRAFT)
    ours, head = coordinators(version.programme.agreement)[0], person()
    lead, other = (person(role=Role.SECTOR_LEAD, sectors=(one,)) for one in ("procurement", "culture"))
    assert told(head, "approve") == []
    services.set_inner_rule(asks_sectors=True, without="warn", approvers={"head": [head]}, by=ours)

    assert told(head, "approve") == ["руководитель"]
    assert told(lead, "approve") == ["Закупки"]
    assert told(ours, "approve") == told(other, "approve") == told(person(B), "approve") == []
    services.approve(version=version, place=Place(Post.HEAD), content_hash=draft_hash(version), by=head)
    assert told(head, "approve") == []


def test_a_sector_that_nobody_leads_is_the_coordinators_to_approve() -> None:
    version = make_version(state=VersionState.SENT)
    theirs = coordinators(version.programme.agreement)[1]
    services.set_inner_rule(asks_sectors=True, without="warn", approvers={}, by=theirs)

    assert told(theirs, "approve") == ["Закупки"]


# --- talks


def test_a_shared_talk_waits_for_the_side_that_did_not_speak_last_until_it_is_settled() -> None:
    measure = measure_of(make_version())
    ours, theirs = coordinators(measure.version.programme.agreement)
    first = services.write_comment(measure=measure, text="Где встреча?", by=ours, is_shared=True)

    [words] = told(theirs, "talks")
    assert "Татарстан" in words
    assert "Где встреча?" in words
    assert told(ours, "talks") == []
    services.write_comment(measure=measure, text="В Магасе", by=theirs, answers=first)
    assert told(theirs, "talks") == []
    assert "В Магасе" in told(ours, "talks")[0]
    services.settle_comment(comment=first, by=ours)
    assert told(ours, "talks") == []


def test_what_a_side_says_to_itself_waits_for_colleagues_alone() -> None:
    measure = measure_of(make_version())
    ours, theirs = coordinators(measure.version.programme.agreement)
    services.write_comment(measure=measure, text="Не хватит денег", by=ours)

    assert told(ours, "talks") == told(theirs, "talks") == []
    assert told(person(), "talks")
    assert told(person(role=Role.SECTOR_LEAD, sectors=("procurement",)), "talks")
    assert told(person(role=Role.SECTOR_LEAD, sectors=("culture",)), "talks") == []


# --- problems


def test_a_problem_waits_for_the_side_that_owns_it_until_it_is_closed() -> None:
    measure = measure_of(make_version())
    ours, theirs = coordinators(measure.version.programme.agreement)
    given = {"kind": "problem", "text": "Нет зала", "owner_side": make_side(B), "owner": "Минэкономразвития"}
    problem = services.open_problem(measure=measure, by=ours, **given)

    assert told(ours, "problems") == []
    assert "Нет зала. Минэкономразвития, с " in told(theirs, "problems")[0]
    assert told(person(B, Role.SECTOR_LEAD, ("culture",)), "problems") == []
    services.close_problem(problem=problem, outcome="Зал найден", by=theirs)
    assert told(theirs, "problems") == []


def test_a_problem_told_in_the_draft_of_another_side_is_not_here_nor_one_of_a_measure_that_is_done() -> None:
    first = make_version()
    ours, theirs = coordinators(first.programme.agreement)
    draft = services.start_new_version(programme=first.programme, by=ours)
    given = {"kind": "risk", "owner_side": make_side(B), "owner": "Минэкономразвития"}
    services.open_problem(measure=measure_of(draft), by=ours, text="Снимем это", **given)
    assert told(theirs, "problems") == []

    services.open_problem(measure=measure_of(first), by=ours, text="Нет зала", **given)
    assert len(told(theirs, "problems")) == 1
    answer(make_report(measure_of(first), by=ours), by=theirs)

    assert told(theirs, "problems") == []


# --- proposals


def test_a_collection_stands_here_when_something_came_or_its_day_is_near_and_leaves_when_all_is_decided() -> None:
    collection, _code = make_collection()
    ours, theirs = coordinators(collection.agreement)
    assert told(ours, "proposals", UNTIL - timedelta(8)) == []
    assert told(ours, "proposals", UNTIL - timedelta(7)) == ["собираем до 10\xa0марта 2026\xa0г."]

    propose(collection)

    assert told(ours, "proposals", UNTIL - timedelta(8)) == [
        "1 предложение ждёт решения; собираем до 10\xa0марта 2026\xa0г."
    ]
    assert told(theirs, "proposals", UNTIL) == []
    shown = seen(ours, UNTIL + timedelta(2))
    assert [(row.late_days, row.due_on) for row in shown.overdue.section.rows] == [(2, UNTIL)]
    assert not shown.parts
    proposal_services.close_collection(collection=collection, by=ours)
    assert told(ours, "proposals", UNTIL + timedelta(2)) == ["1 предложение ждёт решения"]


# --- assignments


def test_an_assignment_waits_for_the_side_of_its_body_and_a_joint_one_is_waited_for_by_the_others() -> None:
    own = make_assignment()
    ours, theirs = coordinators(own.agreement)
    joint = make_joint(own.agreement, by=ours)
    day, soon = date(2026, 4, 30), date(2026, 4, 20)

    assert (
        told(ours, "assignments", soon) == ["Министерство промышленности, до 30\xa0апреля 2026\xa0г. включительно"] * 2
    )
    assert told(theirs, "assignments", soon) == []
    assert len(told(theirs, "assignments-theirs", soon)) == 1
    assert [one.on for one in seen(ours, soon).ahead if one.title == joint.text] == [day] * 2
    late = seen(ours, day + timedelta(1))
    assert [row.late_days for row in late.overdue.section.rows] == [1, 1]
    assert seen(theirs, day + timedelta(1)).overdue.section.count == 0
    assert seen(theirs, day + timedelta(1)).theirs == 1


# --- what is late, and what comes


def late_measure() -> Measure:
    agreement, day = make_agreement(), ON - timedelta(3)
    return measure_of(
        make_version(agreement=agreement, measures=[measure_input(agreement, term=MeasureTerm("day", day, day))])
    )


def test_what_is_late_stands_first_and_once(client: Client) -> None:
    measure = late_measure()
    by = coordinators(measure.version.programme.agreement)[0]

    shown = seen(by)

    [row] = shown.overdue.section.rows
    assert (row.title, row.url) == (measure.text, f"{measure.get_absolute_url()}#execution")
    assert row.late_days > 0
    assert not shown.work.to_report
    assert shown.count == 1
    client.force_login(by)
    page = client.get(reverse("desk:home")).content.decode()
    assert page.count("Провести встречу закупщиков") >= 1
    assert page.index('id="h-overdue"') < page.index('id="h-agreements"')


def test_days_are_parted_by_sunday() -> None:
    agreement, sunday = make_agreement(), date(2026, 3, 1)
    measures = [
        measure_input(agreement, text=f"Встреча {n}", milestones=[], term=MeasureTerm("day", day, day))
        for n, day in enumerate([sunday, sunday + timedelta(1)])
    ]
    make_version(agreement=agreement, measures=measures)

    shown = seen(person(), sunday)

    assert [one.title for one in shown.this_week] == ["Встреча 0"]
    assert [one.title for one in shown.next_week] == ["Встреча 1"]


def test_the_number_of_queries_does_not_grow_with_what_rooms_bring() -> None:
    def fill(year: int) -> None:
        agreement = make_agreement(signed_on=f"{year}-05-29", identity=None)
        ours, theirs = coordinators(agreement)
        measure = measure_of(make_version(agreement=agreement))
        services.write_comment(measure=measure, text="Где?", by=theirs, is_shared=True)
        given = {"kind": "risk", "text": "Нет зала", "owner_side": make_side(A), "owner": "Минторг"}
        services.open_problem(measure=measure, by=ours, **given)
        propose(make_collection(agreement)[0])
        make_version(agreement=agreement, state=VersionState.DRAFT)

    def count() -> int:
        by = person()
        side = by.memberships.get().side
        with CaptureQueriesContext(connection) as asked:
            found = list(parts(by, side, ON))
        assert {one.code for one in found} == {"approve", "talks", "problems", "proposals"}
        return len(asked)

    fill(2025)
    services.set_inner_rule(asks_sectors=True, without="warn", approvers={}, by=person())
    few = count()
    fill(2024)

    assert count() == few == 34
