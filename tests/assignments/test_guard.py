"""What the database itself refuses of assignments, whoever writes to it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, models, transaction
from django.utils import timezone
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
from tests.factories.people import make_person, make_side

from kunak.assignments.models import (
    Assignment,
    AssignmentRule,
    ChangeRequest,
    ChangeRequestKey,
    OffControl,
    Part,
    PartProof,
    PartReport,
    PartReportKey,
)
from kunak.assignments.works import work_of
from kunak.core.assignments import Outcome, periods
from kunak.documents.services import as_it_came, keep_unread
from kunak.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.shares(made_by=make_agreement)]


class Said:
    """An own assignment of A and a joint one to A; on the joint one A reported and asked for another day."""

    def __init__(self) -> None:
        agreement = make_agreement()
        self.a, self.b = people_of(agreement)
        self.own, self.joint = make_assignment(agreement, by=self.a), make_joint(agreement, by=self.a)
        self.part = self.joint.parts.get()
        self.report, self.request = make_report(self.part, by=self.a), ask(self.joint, by=self.a)
        self.stranger = make_person(side=make_side("RU-DA"))

    def key(self, by: Person, report: PartReport | None = None, **changes: Any) -> PartReportKey:
        """Answer a report past the services."""
        report = report or self.report
        fields = {"content_hash": report.content_hash, "turned_at": timezone.now(), "side": side_of(by), "by": by}
        return PartReportKey.objects.create(report=report, **(fields | changes))

    def decision(self, by: Person, **changes: Any) -> ChangeRequestKey:
        """Decide the request past the services."""
        fields = {"content_hash": self.request.content_hash, "turned_at": timezone.now(), "side": side_of(by), "by": by}
        return ChangeRequestKey.objects.create(request=self.request, **(fields | changes))

    def off(self, assignment: Assignment | None = None, **changes: Any) -> OffControl:
        """Write past the services that an assignment is off control."""
        fields = {"assignment": assignment or self.joint, "on": ON, "by": self.a}
        return OffControl.objects.create(**(fields | changes))

    def done(self) -> Assignment:
        """Return the joint one, off control as it should be."""
        answer(self.report, by=self.b)
        return self.joint


def side_of(person: Person) -> Any:
    """Return the side of a person."""
    return person.memberships.get().side


def again(record: models.Model, **changes: Any) -> Any:
    """Write a row like one that is there."""
    same = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
    del same["id"]
    return type(record)._default_manager.create(**(same | changes))


def rule(**changes: Any) -> AssignmentRule:
    """Write the terms of a side."""
    lengths = {"at_once_days": 1, "urgent_days": 3, "promptly_days": 10, "months": 1, "report_day": 10}
    words = {"standing_month": 1, "standing_day": 20, "source": "Инструкция"}
    kinds = {"at_once_is_working": True, "urgent_is_working": True, "promptly_is_working": True}
    return AssignmentRule.objects.create(side=make_side(), **(lengths | words | kinds | changes))


def late_proof(said: Said) -> None:
    said.done()
    document = keep_unread(file=as_it_came("письмо.pdf", b"%PDF later"), by=said.a)
    PartProof.objects.create(report=said.report, document=document, name="письмо.pdf")


def half_done(said: Said) -> None:
    """Take off control what has a second part that nobody reported on."""
    two = make_joint(said.joint.agreement, items=("Перечень", "График"))
    answer(make_report(two.parts.all()[0]))
    said.off(two)


def unproved(said: Said) -> None:
    """Take off control by a report that no document proves."""
    one = make_joint(said.joint.agreement)
    bare = again(said.report, part_id=one.parts.get().pk)
    said.key(said.b, bare)
    said.off(one)


def by_news(said: Said) -> None:
    """Take off control by interim news alone."""
    one = make_joint(said.joint.agreement)
    make_report(one.parts.get(), outcome=Outcome.NEWS)
    said.off(one)


def removed(model: type[models.Model]) -> object:
    return model._default_manager.all()._raw_delete("default")


TRIGGERS: dict[str, Callable[[Said], object]] = {
    "assignment_is_given_to_a_party_only": lambda s: again(s.joint, number=9, side_id=side_of(s.stranger).pk),
    "part_is_of_those_who_were_given_it_only": lambda s: again(s.own.parts.get(), order=9, side_id=side_of(s.b).pk),
    "part_is_never_added_after_a_report": lambda s: again(s.part, order=9),
    "part_report_is_of_the_side_of_its_part_only": lambda s: again(s.report, number=9, side_id=side_of(s.b).pk),
    "part_report_is_never_of_what_is_off_control": lambda s: [s.done(), again(s.report, number=9)],
    "part_proof_is_never_added_after_an_answer": late_proof,
    "part_report_key_is_of_those_who_gave_only": lambda s: s.key(make_person(side=side_of(s.a))),
    "part_report_key_is_never_of_who_reported": lambda s: s.key(s.a, make_report(s.own.parts.get(), by=s.a)),
    "part_report_key_is_on_its_content_only": lambda s: s.key(s.b, content_hash="0" * 64),
    "part_report_key_is_on_the_latest_report_only": lambda s: [again(s.report, number=9), s.key(s.b)],
    "part_report_key_is_never_on_news": lambda s: s.key(s.b, make_report(s.part, outcome=Outcome.NEWS)),
    "change_request_is_of_those_who_were_given_it_only": lambda s: again(
        s.request, number=9, side_id=side_of(s.stranger).pk
    ),
    "change_request_is_never_of_what_is_off_control": lambda s: [s.done(), again(s.request, number=9)],
    "change_request_key_is_of_those_who_gave_only": lambda s: s.decision(make_person(side=side_of(s.a))),
    "change_request_key_is_never_of_who_asked": lambda s: s.decision(s.a, side=side_of(s.b)),
    "change_request_key_is_on_its_content_only": lambda s: s.decision(s.b, content_hash="0" * 64),
    "change_request_key_is_on_the_latest_request_only": lambda s: [again(s.request, number=9), s.decision(s.b)],
    "off_control_needs_every_part_done": lambda s: s.off(),
    "off_control_by_withdrawal_needs_its_keys": lambda s: s.off(
        request=ask(s.joint, by=s.a, kind="withdrawal", to_on=None)
    ),
    "assignment_is_never_changed": lambda s: Assignment.objects.update(text="иначе"),
    "assignment_is_never_removed": lambda s: removed(Assignment),
    "part_is_never_changed": lambda s: Part.objects.update(name="иначе"),
    "part_is_never_removed": lambda s: removed(Part),
    "part_report_is_never_changed": lambda s: PartReport.objects.update(result="иначе"),
    "part_report_is_never_removed": lambda s: removed(PartReport),
    "part_proof_is_never_changed": lambda s: PartProof.objects.update(name="иначе"),
    "part_proof_is_never_removed": lambda s: removed(PartProof),
    "part_report_key_is_never_changed": lambda s: [s.key(s.b), PartReportKey.objects.update(reason="")],
    "part_report_key_is_never_removed": lambda s: [s.key(s.b), removed(PartReportKey)],
    "change_request_is_never_changed": lambda s: ChangeRequest.objects.update(reason="иначе"),
    "change_request_is_never_removed": lambda s: removed(ChangeRequest),
    "change_request_key_is_never_changed": lambda s: [s.decision(s.b), ChangeRequestKey.objects.update(reason="")],
    "change_request_key_is_never_removed": lambda s: [s.decision(s.b), removed(ChangeRequestKey)],
    "off_control_is_never_changed": lambda s: [s.done(), OffControl.objects.update(on=LATER)],
    "off_control_is_never_removed": lambda s: [s.done(), removed(OffControl)],
}
NOT_DONE: dict[str, Callable[[Said], None]] = {"half": half_done, "unproved": unproved, "news": by_news}
CHECKS: dict[str, Callable[[Said], object]] = {
    "assignment_has_its_text": lambda s: again(s.joint, number=9, text=""),
    "assignment_has_its_source": lambda s: again(s.joint, number=9, source=""),
    "assignment_source_kind_is_known": lambda s: again(s.own, number=9, source_kind="rumour"),
    "assignment_of_minutes_is_of_all_sides": lambda s: again(s.own, number=9, source_kind="minutes"),
    "assignment_is_restricted_by_minutes_only": lambda s: again(s.own, number=9, is_restricted=True),
    "assignment_is_given_to_the_own_side_or_by_all": lambda s: again(s.own, number=9, side_id=side_of(s.b).pk),
    "assignment_of_a_measure_names_it": lambda s: again(s.own, number=9, source_kind="measure"),
    "assignment_wording_is_known": lambda s: again(s.own, number=9, wording="soon"),
    "assignment_rule_is_known": lambda s: again(s.own, number=9, rule="soon"),
    "assignment_is_never_due_before_its_paper": lambda s: again(s.own, number=9, counted_on=date(2026, 3, 1)),
    "assignment_that_goes_on_has_its_day_of_report": lambda s: again(s.own, number=9, rule="report"),
    "part_names_its_body": lambda s: again(s.own.parts.get(), order=9, name=""),
    "part_of_a_co_executor_is_no_item": lambda s: again(s.own.parts.get(), order=9, is_co=True, item="Пункт"),
    "part_report_outcome_is_known": lambda s: again(s.report, number=9, outcome="maybe"),
    "part_report_has_its_words": lambda s: again(s.report, number=9, result=""),
    "part_report_of_what_is_done_tells_its_result": lambda s: again(s.report, number=9, paper=""),
    "part_report_of_a_period_names_it": lambda s: again(s.report, number=9, outcome="period"),
    "part_report_has_its_hash": lambda s: again(s.report, number=9, content_hash="нет"),
    "partreportkey_is_turned_or_returned_with_a_reason": lambda s: s.key(s.b, turned_at=None),
    "change_request_kind_is_known": lambda s: again(s.request, number=9, kind="wish"),
    "change_request_has_its_reason": lambda s: again(s.request, number=9, reason=""),
    "change_request_that_shifts_has_its_day": lambda s: again(s.request, number=9, to_on=None),
    "changerequestkey_is_turned_or_returned_with_a_reason": lambda s: s.decision(s.b, turned_at=None),
    "assignment_rule_lengths_can_be_counted_with": lambda s: rule(report_day=29),
    "assignment_rule_has_its_source": lambda s: rule(source=""),
}
ONCE: list[Callable[[Said], object]] = [
    lambda s: again(s.joint),
    lambda s: again(s.own.parts.get()),
    lambda s: again(s.report),
    lambda s: again(s.report.proofs.get()),
    lambda s: [s.key(s.b), s.key(make_person(side=side_of(s.b)))],
    lambda s: again(s.request),
    lambda s: [s.decision(s.b), s.decision(make_person(side=side_of(s.b)))],
    lambda s: [s.done(), s.off()],
]


def refused(said: Said, deed: Callable[[Said], object]) -> str:
    """Return the refusal of the database; what was done is undone."""
    try:
        with transaction.atomic():
            deed(said)
    except DatabaseError as error:
        return str(error)
    return "nothing was refused"


def test_the_database_refuses_it_by_name() -> None:
    said = Said()

    told = {name: refused(said, deed) for name, deed in (TRIGGERS | CHECKS).items()}

    assert not {name: error for name, error in told.items() if name not in error}


@pytest.mark.parametrize(
    ("wording", "period"),
    [
        ("ежемесячно", date(2027, 1, 31)),
        ("ежеквартально", date(2026, 6, 30)),
        ("раз в полугодие", date(2026, 12, 31)),
        ("постоянно", date(2027, 12, 31)),
    ],
)
def test_nothing_that_goes_on_is_off_control_before_every_period_is_reported(wording: str, period: date) -> None:
    said = Said()
    one = make_joint(said.joint.agreement, text=f"Докладывать {wording}", stated=None)
    late = period + timedelta(days=1)
    answer(make_report(one.parts.get(), period=period, on=late), on=late)
    with pytest.raises(DatabaseError, match="off_control_needs_every_period_reported"), transaction.atomic():
        said.off(one)

    for end, _by in periods(work_of(one.pk).course):
        if end == period:
            break
        assert not OffControl.objects.filter(assignment=one).exists()
        answer(make_report(one.parts.get(), outcome=Outcome.PERIOD, period=end, on=late), on=late)

    assert OffControl.objects.filter(assignment=one).exists()


@pytest.mark.parametrize("name", NOT_DONE)
def test_nothing_is_off_control_that_is_not_done_proved_and_accepted(name: str) -> None:
    said = Said()

    with pytest.raises(DatabaseError, match="off_control_needs_every_part_done"), transaction.atomic():
        NOT_DONE[name](said)


def test_what_stands_once_stands_once() -> None:
    said = Said()

    for twice in ONCE:
        with pytest.raises(IntegrityError), transaction.atomic():
            twice(said)


def test_a_withdrawal_that_all_agreed_to_takes_it_off_control() -> None:
    said = Said()

    decide(ask(said.joint, by=said.a, kind="withdrawal", to_on=None), by=said.b)

    assert OffControl.objects.get().assignment == said.joint
