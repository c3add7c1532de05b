"""What the database itself refuses, whoever writes to it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from tests.factories.execution import ON, PROOF, answer, make_measure, make_report, person_of
from tests.factories.people import make_person, make_side
from tests.factories.versions import make_version

from kunak.core.execution import Answer, DepartureKind
from kunak.documents.services import as_it_came, keep_unread
from kunak.execution import services
from kunak.execution.models import (
    Departure,
    DepartureKey,
    ExecutionRule,
    Forecast,
    Proof,
    PublicKey,
    Report,
    ReportKey,
    Silence,
)
from kunak.people.models import Person
from kunak.programme.models import Measure

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.shares(made_by=make_version)]


class Said:
    """Everything that two sides can say of one measure; A reported, B confirmed."""

    def __init__(self) -> None:
        self.measure: Measure = make_measure()
        self.a, self.b = person_of(self.measure), person_of(self.measure, 1)
        self.report = make_report(self.measure, by=self.a)
        self.first_step = self.measure.milestones.first().name
        self.stranger = make_person(side=make_side("RU-DA"))

    def report_key(self, by: Person, **changes: Any) -> ReportKey:
        """Write an answer past the services."""
        same = {"report": self.report, "content_hash": self.report.content_hash, "turned_at": timezone.now()}
        return ReportKey.objects.create(**(same | {"side": by.memberships.get().side, "by": by} | changes))

    def new_report(self, **changes: Any) -> Report:
        """Write a report past the services."""
        same = {field.attname: getattr(self.report, field.attname) for field in Report._meta.fields}
        del same["id"]
        return Report.objects.create(**(same | {"number": 9} | changes))

    def departure(self, kind: DepartureKind = DepartureKind.DROP) -> Departure:
        """Propose a departure for A."""
        return services.propose_departure(
            measure=self.measure, kind=kind, ends_on=None, reason="не нужно", on=ON, by=self.a
        )


def mend_then_answer(said: Said) -> None:
    seen = said.report.content_hash
    said.new_report(number=said.report.number, revision=2)
    said.report_key(said.b, content_hash=seen)


def add_a_proof_after_the_answer(said: Said) -> None:
    document = keep_unread(file=as_it_came("письмо.pdf", b"%PDF later"), by=said.a)
    answer(said.report, by=said.b)
    Proof.objects.create(report=said.report, document=document, name="письмо.pdf")


def departure_key(said: Said, by: Person, **changes: Any) -> None:
    one = said.departure()
    fields = {"side": by.memberships.get().side, "content_hash": one.content_hash, "by": by}
    DepartureKey.objects.create(departure=one, turned_at=timezone.now(), **(fields | changes))


def silence(said: Said, by: Person, **changes: Any) -> Silence:
    fields = {"side": by.memberships.get().side, "days": 30, "since": ON, "recorded_on": ON}
    return Silence.objects.create(report=said.report, **(fields | changes))


def departed(said: Said, **changes: Any) -> None:
    fields = {"kind": "drop", "reason": "не нужно", "number": 1, "content_hash": "0" * 64, "made_at": timezone.now()}
    side = said.a.memberships.get().side
    same = {"agreement": said.report.agreement, "line": said.report.line, "side": side, "by": said.a}
    Departure.objects.create(**(same | fields | changes))


TRIGGERS: dict[str, Callable[[Said], object]] = {
    "report_key_is_never_of_the_side_that_reports": lambda s: s.report_key(s.a),
    "report_key_is_of_a_party_only": lambda s: s.report_key(s.stranger),
    "report_key_is_on_its_content_only": lambda s: s.report_key(s.b, content_hash="0" * 64),
    "report_key_is_on_the_latest_revision_only": mend_then_answer,
    "report_is_mended_by_its_own_side_only": lambda s: s.new_report(
        number=s.report.number, revision=2, side_id=s.b.memberships.get().side_id
    ),
    "report_is_of_a_party_only": lambda s: s.new_report(side_id=s.stranger.memberships.get().side_id),
    "proof_is_never_added_after_an_answer": add_a_proof_after_the_answer,
    "report_is_never_changed": lambda s: Report.objects.update(result="иначе"),
    "report_is_never_removed": lambda s: Report.objects.all()._raw_delete("default"),
    "proof_is_never_changed": lambda s: Proof.objects.update(name="иначе"),
    "proof_is_never_removed": lambda s: Proof.objects.all()._raw_delete("default"),
    "report_key_is_never_changed": lambda s: [answer(s.report, by=s.b), ReportKey.objects.update(reason="иначе")],
    "report_key_is_never_removed": lambda s: [answer(s.report, by=s.b), ReportKey.objects.all()._raw_delete("default")],
    "public_key_is_of_a_party_only": lambda s: PublicKey.objects.create(
        report=s.report, side=s.stranger.memberships.get().side, by=s.stranger, turned_at=timezone.now()
    ),
    "departure_is_of_a_party_only": lambda s: departed(s, side=s.stranger.memberships.get().side),
    "departure_is_never_changed": lambda s: [s.departure(), Departure.objects.update(reason="иначе")],
    "departure_key_is_never_of_the_side_that_proposes": lambda s: departure_key(s, s.a),
    "departure_key_is_of_a_party_only": lambda s: departure_key(s, s.stranger),
    "departure_key_is_on_its_content_only": lambda s: departure_key(s, s.b, content_hash="0" * 64),
    "silence_is_never_of_the_side_that_reports": lambda s: silence(s, s.a),
    "silence_is_never_removed": lambda s: [silence(s, s.b), Silence.objects.all()._raw_delete("default")],
    "forecast_is_never_changed": lambda s: [
        services.forecast(measure=s.measure, step=s.first_step, expected_on=ON, note="", on=ON, by=s.a),
        Forecast.objects.update(note="иначе"),
    ],
}
CHECKS: dict[str, Callable[[Said], object]] = {
    "report_outcome_is_known": lambda s: s.new_report(outcome="forgot"),
    "report_not_done_has_its_reason": lambda s: s.new_report(outcome="not_done"),
    "report_of_what_was_done_has_its_day_and_result": lambda s: s.new_report(held_on=None),
    "report_is_never_of_a_day_ahead": lambda s: s.new_report(made_on="2026-03-19"),
    "report_has_its_hash": lambda s: s.new_report(content_hash="нет"),
    "report_key_disputes_by_returning": lambda s: s.report_key(s.b, is_dispute=True),
    "reportkey_is_turned_or_returned_with_a_reason": lambda s: s.report_key(s.b, turned_at=None),
    "departure_kind_is_known": lambda s: departed(s, kind="other"),
    "departure_has_its_reason": lambda s: departed(s, reason=""),
    "departure_that_shifts_has_its_day": lambda s: departed(s, kind="shift"),
    "forecast_names_its_step": lambda s: Forecast.objects.create(
        agreement=s.report.agreement, line=s.report.line, step="", side=s.report.side, by=s.a, made_at=timezone.now()
    ),
    "execution_rule_days_are_between_one_and_a_year": lambda s: ExecutionRule.objects.create(
        side=s.report.side, answer_days=0
    ),
    "silence_is_recorded_when_it_is_there": lambda s: silence(s, s.b, recorded_on="2026-03-01"),
}
ONCE: list[Callable[[Said], object]] = [
    lambda s: s.new_report(number=s.report.number, revision=1),
    lambda s: [silence(s, s.b), silence(s, s.b)],
    lambda s: [departed(s), departed(s)],
    lambda s: Proof.objects.create(report=s.report, document=s.report.proofs.get().document, name="ещё раз"),
]


@pytest.mark.parametrize("name", [*TRIGGERS, *CHECKS])
def test_the_database_refuses_it_by_name(name: str) -> None:
    said = Said()

    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        (TRIGGERS | CHECKS)[name](said)


def test_what_stands_once_stands_once() -> None:
    said = Said()

    for twice in ONCE:
        with pytest.raises(IntegrityError), transaction.atomic():
            twice(said)


def test_the_proof_is_the_file_as_it_came() -> None:
    report = make_report()

    with report.proofs.get().document.file.open("rb") as file:
        assert file.read() == PROOF[1]


def test_a_dispute_is_kept_as_one() -> None:
    said = Said()

    key = answer(said.report, Answer.DISPUTED, by=said.b)

    assert (key.is_dispute, bool(key.returned_at), key.turned_at) == (True, True, None)
