"""Assignments are given: by a side to its own body, by all sides with their minutes; and the term is counted."""

from datetime import date

import pytest
from tests.factories.agreements import make_agreement, ready_candidate
from tests.factories.assignments import SIGNED, by_minutes, given, make_assignment, make_joint
from tests.factories.documents import read
from tests.factories.people import make_person, make_side
from tests.factories.versions import make_version

from kunak.agreements import services as register
from kunak.assignments import services
from kunak.assignments.errors import AssignmentUnusable
from kunak.assignments.models import Assignment, SourceKind
from kunak.assignments.services import BodyInput
from kunak.core.assignments import Wording
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Role

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_agreement)]


def test_an_assignment_keeps_who_does_what_and_by_which_rule_its_day_was_counted() -> None:
    agreement = make_agreement()
    own, other = (party.side for party in agreement.parties.all())

    made = make_joint(
        agreement,
        text="Срочно представить сведения",
        stated=None,
        items=("Сведения о предприятиях", "Сведения о выставках"),
        co_executors=(BodyInput(other, "Минэкономразвития"), BodyInput(own, "Агентство инвестиций")),
    )

    parts = [(one.side, one.name, one.is_co, one.item) for one in made.parts.all()]
    assert parts == [
        (own, "Министерство промышленности", False, "Сведения о предприятиях"),
        (own, "Министерство промышленности", False, "Сведения о выставках"),
        (other, "Минэкономразвития", True, ""),
        (own, "Агентство инвестиций", True, ""),
    ]
    assert (made.wording, made.rule, made.rule_length, made.rule_is_working) == ("urgent", "urgent", 3, False)
    assert made.counted_on == date(2026, 3, 5)
    assert (made.number, made.giver) == (1, None)


def test_numbers_follow_each_other_in_an_agreement() -> None:
    agreement = make_agreement()

    numbers = [make_assignment(agreement).number, make_joint(agreement).number]

    assert numbers == [1, 2]


def test_the_other_sides_history_tells_of_what_all_gave_and_not_of_a_sides_own() -> None:
    agreement = make_agreement()
    own, joint = make_assignment(agreement), make_joint(agreement)

    entries = Entry.objects.filter(verb="assignment given").order_by("number")

    assert [one.about for one in entries] == [
        own._meta.label_lower + f":{own.pk}",
        f"agreements.agreement:{joint.agreement_id}",
    ]


def test_a_side_gives_to_its_own_bodies_and_the_other_side_only_with_the_minutes() -> None:
    agreement = make_agreement()
    a, b = (party.side for party in agreement.parties.all())
    theirs = BodyInput(b, "Минздрав")

    with pytest.raises(AssignmentUnusable, match="executor"):
        make_assignment(agreement, executor=theirs)
    with pytest.raises(AssignmentUnusable, match="executor"):
        make_assignment(agreement, co_executors=(theirs,))
    assert make_joint(agreement, executor=theirs).side == b
    with pytest.raises(NotAllowed):
        make_assignment(agreement, by=make_person(side=a, role=Role.SECTOR_LEAD, sectors=("trade",)))
    with pytest.raises(NotOfTheParties):
        make_joint(agreement, by=make_person(side=make_side("RU-DA")))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"source": " "}, "source"),
        ({"source": "я" * 301}, "source"),
        ({"stated": date(2026, 3, 1)}, "stated"),
        ({"registered_on": date(2026, 3, 1)}, "registered_on"),
        ({"wording": Wording.MONTHLY, "stated": date(2026, 3, 1)}, "stated"),
        ({"source_kind": SourceKind.MEASURE}, "measure"),
        ({"controller": "я" * 201}, "controller"),
    ],
)
def test_what_is_missing_or_contradicts_itself_is_refused_and_nothing_is_kept(
    changes: dict[str, object], field: str
) -> None:
    with pytest.raises(AssignmentUnusable) as refusal:
        make_assignment(**changes)

    assert refusal.value.field == field
    assert not Assignment.objects.exists()


def test_a_body_is_named_once_and_a_measure_is_of_the_agreement() -> None:
    agreement = make_agreement()
    executor = given(agreement).executor
    candidate, by = ready_candidate(signed_on=read("2025-05-20", "29 мая"))
    other = register.accept(candidate=candidate, by=by)
    measure = make_version(agreement=other).measures.select_related("version__programme").get()

    with pytest.raises(AssignmentUnusable, match="twice"):
        make_assignment(agreement, co_executors=(BodyInput(executor.side, "министерство  Промышленности"),))
    with pytest.raises(AssignmentUnusable, match="agreement"):
        make_assignment(agreement, measure=measure, source_kind=SourceKind.MEASURE)


def test_an_assignment_of_a_measure_keeps_its_line_and_sector() -> None:
    candidate, by = ready_candidate(signed_on=read("2025-05-20", "29 мая"))
    other = register.accept(candidate=candidate, by=by)
    measure = make_version(agreement=other).measures.select_related("version__programme__agreement").get()

    made = make_assignment(measure.version.programme.agreement, measure=measure, source_kind=SourceKind.MEASURE)

    assert (made.line, made.sector) == (measure.line, measure.sector)


def test_what_goes_on_is_counted_to_its_first_report_and_ends_with_the_stated_day() -> None:
    made = make_assignment(text="Докладывать ежеквартально", stated=date(2026, 12, 31))

    assert (made.rule, made.counted_on, made.stated_on) == ("report", date(2026, 4, 10), date(2026, 12, 31))
    assert (made.rhythm.months, made.rhythm.day) == (3, 10)


def test_the_day_that_only_the_text_names_is_the_term_unless_it_is_over_or_the_term_is_said_otherwise() -> None:
    text, agreement = "Представить перечень предприятий до 15 апреля 2026 года", make_agreement()
    of_text = make_assignment(agreement, text=text, stated=None)
    over = make_assignment(agreement, text="Продолжить начатое до 15.01.2026", stated=None)
    unsaid = make_joint(agreement, text=text, stated=None, wording=Wording.NONE)  # as its minutes tell it
    said = make_assignment(agreement, text=text)

    assert [(one.rule, one.stated_on) for one in (of_text, over, unsaid, said)] == [
        ("stated", date(2026, 4, 15)),
        ("month", None),
        ("month", None),
        ("stated", date(2026, 4, 30)),
    ]


def test_minutes_are_of_all_sides_whoever_writes_them_down() -> None:
    agreement = make_agreement()
    observer = make_person(side=agreement.parties.get(order=1).side, role=Role.OBSERVER)

    made = services.give(agreement=agreement, given=by_minutes(agreement), on=SIGNED, by=observer)

    assert made.is_joint
