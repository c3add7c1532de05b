"""What lists, the desk, the reminders and the summary ask of assignments."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.agreements import make_agreement
from tests.factories.assignments import (
    LATER,
    ON,
    answer,
    ask,
    decide,
    make_assignment,
    make_joint,
    make_report,
    people_of,
)
from tests.factories.groups import accepted, circulated, make_meeting, opened, person_of, staffed
from tests.factories.groups import decide as decide_on
from tests.factories.people import make_person

from kunak.agreements.models import Agreement
from kunak.assignments.models import Assignment
from kunak.assignments.policies import can_see
from kunak.assignments.queries import Asked, AssignmentTasks, assignment_days, assignment_tasks, discipline, listed
from kunak.assignments.services import BodyInput
from kunak.assignments.term_words import term_sentences
from kunak.assignments.works import work_of
from kunak.core.assignments import Outcome, Wording, stand
from kunak.journal.models import Entry
from kunak.people.models import Person, Role
from kunak.people.services import say_same

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.shares(made_by=make_agreement)]
DUE = date(2026, 4, 30)


def tasks(reader: Person, on: date = ON) -> AssignmentTasks:
    """Return what waits for a person."""
    return assignment_tasks(reader, reader.memberships.get().side, on)


def numbers(reader: Person, on: date = ON, **asked: Any) -> list[int]:
    """Return the numbers of the assignments that a person's list shows."""
    return [row.assignment.number for row in listed(reader, Asked(**asked), on)]


def several(agreement: Agreement) -> None:
    """Give five: an own one that waits, a joint one late, one reported, one moved, one withdrawn."""
    make_assignment(agreement, text="Представить перечень")
    make_joint(agreement, stated=date(2026, 3, 5), executor=BodyInput(agreement.parties.get(order=1).side, "Минздрав"))
    make_report(make_assignment(agreement).parts.get())
    decide(ask(make_assignment(agreement)))
    decide(ask(make_joint(agreement), kind="withdrawal", to_on=None))


ASKED: list[tuple[dict[str, Any], list[int]]] = [
    ({}, [2, 1, 3, 4, 5]),
    ({"state": "late"}, [2]),
    ({"state": "open"}, [2, 1, 3, 4]),
    ({"state": "sent"}, [3]),
    ({"state": "withdrawn"}, [5]),
    ({"category": "redated"}, [4]),
    ({"category": "withdrawn"}, [5]),
    ({"waits": "own"}, [1, 3, 4]),
    ({"waits": "others"}, [2]),
    ({"body": "минздрав"}, [2]),
    ({"words": "перечень 12"}, [1, 3, 4]),
    ({"since": date(2026, 5, 1)}, [4]),
    ({"until": date(2026, 3, 31)}, [2]),
    ({"sort": "number"}, [1, 2, 3, 4, 5]),
    ({"sort": "-due"}, [4, 5, 3, 1, 2]),
    ({"sort": "moved"}, [4, 2, 1, 3, 5]),
    ({"sort": "nonsense"}, [2, 1, 3, 4, 5]),
]


def test_the_list_is_narrowed_and_sorted() -> None:
    agreement = make_agreement()
    several(agreement)
    reader = people_of(agreement)[0]

    shown = [(asked, numbers(reader, **asked)) for asked, _found in ASKED]

    assert [(asked, sorted(found)) for asked, found in shown] == [(asked, sorted(found)) for asked, found in ASKED]
    in_order = [(asked, found) for asked, found in shown if asked.get("sort", "-due") != "-due"]
    assert in_order == [one for one in ASKED if one[0].get("sort", "-due") != "-due"]


def test_the_other_side_sees_what_all_gave_and_not_what_a_side_gave_itself() -> None:
    agreement = make_agreement()
    several(agreement)
    a, b = people_of(agreement)

    assert sorted(numbers(a)) == [1, 2, 3, 4, 5]
    assert sorted(numbers(b)) == [2, 5]
    assert not tasks(b).to_accept
    assert len(tasks(a).to_accept) == 1


def test_what_waits_is_told_to_whom_it_waits_for() -> None:
    agreement = make_agreement()
    assignment = make_joint(agreement)
    a, b = people_of(agreement)
    before = tasks(a), tasks(b)
    report = make_report(assignment.parts.get())
    request = ask(assignment)
    after = tasks(a), tasks(b)
    answer(report, is_accepted=False)
    decide(request, is_agreed=False)

    assert [len(one.to_report) for one in before] == [1, 0]
    assert [len(one.theirs) for one in before] == [0, 1]
    assert [(len(one.to_accept), len(one.to_decide)) for one in after] == [(0, 0), (1, 1)]
    assert [len(one.theirs) for one in after] == [2, 0]
    assert [len(tasks(a).to_mend), tasks(a).count, tasks(b).count] == [1, 1, 0]
    assert tasks(a, date(2026, 5, 2)).to_mend[0].late_days == 2


def test_a_sector_lead_has_the_own_sectors_and_what_has_none() -> None:
    agreement = make_agreement()
    make_assignment(agreement)
    Assignment.objects.get()
    lead = make_person(side=agreement.parties.get(order=0).side, role=Role.SECTOR_LEAD, sectors=("culture",))

    assert tasks(lead).count == 1


def days(first: date, last: date) -> list[tuple[str, str]]:
    """Return the days that are reminded of."""
    return [(one.day.isoformat(), one.kind) for one in assignment_days(first, last)]


def test_days_are_those_that_are_still_to_be_reported() -> None:
    agreement = make_agreement()
    make_assignment(agreement)
    decide(ask(make_assignment(agreement)))
    make_report(make_assignment(agreement).parts.get())
    monthly = make_assignment(agreement, text="Докладывать ежемесячно", stated=None)
    make_report(monthly.parts.get(), outcome=Outcome.PERIOD, period=date(2026, 3, 31))

    found = days(date(2026, 3, 1), date(2026, 6, 30))

    assert found == [("2026-04-30", "due"), ("2026-05-29", "due"), ("2026-05-08", "report"), ("2026-06-10", "report")]
    assert days(DUE, DUE) == [("2026-04-30", "due")]


def test_discipline_counts_bodies_sides_and_headings() -> None:
    agreement = make_agreement()
    several(agreement)
    late = make_joint(agreement, stated=date(2026, 3, 9))
    answer(make_report(late.parts.get()))
    reader = people_of(agreement)[0]

    found = discipline(reader, date(2026, 1, 1), date(2026, 12, 31), ON)

    assert (found.all.total, found.all.in_time, found.all.late, found.all.overdue) == (6, 0, 1, 1)
    assert (found.all.moved, found.all.moves, found.all.withdrawn) == (1, 1, 1)
    assert (found.all.waits_executor, found.all.waits_giver) == (3, 1)
    assert found.all.share == 0
    assert [(party.letter, count.total) for party, count in found.sides] == [("b", 1), ("a", 5)]
    assert [(one.name, one.count.overdue) for one in found.bodies] == [
        ("Минздрав", 1),
        ("Министерство промышленности", 0),
    ]
    assert found.headings == {"done": 1, "in_progress": 3, "redated": 1, "long_running": 0, "withdrawn": 1}
    assert discipline(reader, LATER, LATER, ON).all.total == 1


def test_a_lead_who_works_in_a_body_is_asked_for_what_that_body_is_to_do_where_no_measure_says_the_sector() -> None:
    agreement = make_agreement()
    side = people_of(agreement)[0].memberships.get().side
    for name in ("Минздрав", "Минфин"):
        make_assignment(agreement, executor=BodyInput(side, name), stated=date(2026, 3, 9))
    lead = make_person(side=side, role=Role.SECTOR_LEAD, sectors=["health"])

    asked = [len(assignment_tasks(lead, side, ON).to_report)]
    lead.memberships.update(body=side.organisations.get(name="Минздрав"))
    lead = Person.objects.get(pk=lead.pk)
    found = assignment_tasks(lead, side, ON).to_report

    assert asked == [2]  # nobody has said where the lead works
    assert [one.row.executor.name for one in found] == ["Минздрав"]
    assert len(listed(lead, Asked(), ON)) == 2  # seen they are all: they are the side's


def test_what_is_done_under_two_spellings_of_a_body_counts_for_it() -> None:
    agreement = make_agreement()
    reader = people_of(agreement)[0]
    side = reader.memberships.get().side
    for name in ("Минздрав", "Мин здрав", "Минфин"):
        make_assignment(agreement, executor=BodyInput(side, name), stated=date(2026, 3, 9))
    known, typed = (side.organisations.get(name=name) for name in ("Минздрав", "Мин здрав"))

    say_same(body=typed, known=known, by=reader)

    found = discipline(reader, date(2026, 1, 1), date(2026, 12, 31), ON)
    assert {one.name: one.count.total for one in found.bodies} == {"Минздрав": 2, "Минфин": 1}
    assert {row.executor.name for row in listed(reader, Asked(body="минздрав"), ON)} == {"Минздрав", "Мин здрав"}
    make_assignment(agreement, executor=BodyInput(side, "Мин здрав"), stated=date(2026, 3, 9))
    assert typed.parts.count() == 1  # the next one is the known body's at once, and its paper keeps its words


def asked_of(question: Callable[[], object]) -> int:
    """Return how many queries a question takes."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        question()
    return len(queries)


def test_questions_take_the_same_number_of_queries_whatever_there_is() -> None:
    agreement = make_agreement()
    reader = people_of(agreement)[0]
    side = reader.memberships.get().side
    several(agreement)
    questions: list[Callable[[], object]] = [
        lambda: listed(reader, Asked(), ON),
        lambda: assignment_tasks(reader, side, ON),
        lambda: list(assignment_days(ON, LATER)),
        lambda: discipline(reader, ON, LATER, ON),
    ]
    listed(reader, Asked(), ON)
    before = [asked_of(one) for one in questions]

    several(agreement)

    assert [asked_of(one) for one in questions] == before
    assert max(before) <= 12


def test_what_restricted_minutes_gave_is_seen_by_coordinators_its_body_and_who_was_in_the_group_that_day() -> None:
    group, chairs = staffed()
    by = person_of(group)
    meeting = opened(group, chairs, by=by, is_restricted=True)
    decide_on(meeting, by=by)
    circulated(meeting, by=by)
    accepted(meeting)
    [secret] = Assignment.objects.all()
    body = secret.parts.get().body
    side = secret.side
    chairs[1].person.memberships.update(role=Role.SECTOR_LEAD)
    knowing = [by, *people_of(group.agreement), Person.objects.get(pk=chairs[1].person_id)]
    knowing += [make_person(side=side, role=Role.SECTOR_LEAD, body=body)]
    others = [make_person(side=side, role=role) for role in (Role.SECTOR_LEAD, Role.OBSERVER)]

    assert secret.is_restricted
    for reader, sees in [*((one, True) for one in knowing), *((one, False) for one in others)]:
        assert can_see(reader, secret) is sees
        assert bool(listed(reader, Asked(), ON)) is sees
        assert discipline(reader, date(2026, 1, 1), date(2027, 1, 1), ON).all.total == sees
        assert [one.is_restricted for one in tasks_of(reader)] == [True] * sees
    about = f"agreements.agreement:{group.agreement_id}"
    assert not Entry.objects.filter(verb="assignment given", about=about).exists()
    following = make_meeting(group, items=0, starts_on=date(2026, 7, 7))
    assert [one.title for one in following.items.all()] == [
        f"О ходе исполнения поручения № {secret.number}: для служебного пользования"
    ]


def tasks_of(reader: Person) -> list[Assignment]:
    """Return the assignments that a person's desk tells of."""
    found = tasks(reader)
    return [one.row.assignment for one in (*found.to_report, *found.theirs)]


def test_a_report_day_in_the_holidays_says_why_it_comes_after_them() -> None:
    work = work_of(make_assignment(stated=None, wording=Wording.YEARLY).pk)

    told = " ".join(term_sentences(work, stand(work.course, ON))).replace("\u00a0", " ")

    assert "первый — до 10 января 2027 г. 10 января 2027 г. — нерабочий день" in told
    assert "срок — следующий, 11 января 2027 г." in told
