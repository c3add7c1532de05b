"""Reports and answers, made the way that people make them."""

from datetime import date
from typing import Any

from tests.factories.people import make_person
from tests.factories.shared import once_a_file
from tests.factories.versions import make_version

from kunak.agreements.models import Agreement
from kunak.core.execution import Answer, Outcome
from kunak.execution import services
from kunak.execution.models import Report, ReportKey
from kunak.execution.services import ReportInput
from kunak.people.models import Person
from kunak.programme.models import Measure

ON = date(2026, 3, 24)
PROOF = ("Протокол встречи.pdf", b"%PDF-1.4 protocol")


@once_a_file
def make_measure(agreement: Agreement | None = None) -> Measure:
    """Return the one measure of a version in force: a meeting on 20 March 2026."""
    version = make_version(agreement=agreement)
    return version.measures.select_related("version__programme__agreement").get()


def person_of(measure: Measure, order: int = 0, **changes: Any) -> Person:
    """Return a new person of a party's side, a coordinator by default."""
    return make_person(side=measure.version.programme.agreement.parties.get(order=order).side, **changes)


def given(**changes: Any) -> ReportInput:
    """Return an ordinary report: the meeting was held in time, with a protocol."""
    fields: dict[str, Any] = {
        "outcome": Outcome.DONE,
        "held_on": date(2026, 3, 20),
        "place": "Казань",
        "participants": "18 закупщиков",
        "result": "Перечень из 12 общих закупок",
        "files": (PROOF,),
    }
    return ReportInput(**(fields | changes))


@once_a_file
def make_report(measure: Measure | None = None, *, by: Person | None = None, on: date = ON, **changes: Any) -> Report:
    """Return a report of the first party's side, or of the person's."""
    measure = measure or make_measure()
    return services.report(measure=measure, given=given(**changes), on=on, by=by or person_of(measure))


def answer(
    report: Report, said: Answer = Answer.CONFIRMED, *, by: Person | None = None, on: date = ON, reason: str = ""
) -> ReportKey:
    """Answer a report by a new coordinator of the first other side, or by the person."""
    by = by or make_person(side=report.agreement.parties.exclude(side=report.side).first().side)
    told = reason or ("" if said is Answer.CONFIRMED else "нет протокола")
    return services.answer_report(
        report=report, answer=said, content_hash=report.content_hash, on=on, by=by, reason=told
    )


def measure_of(report: Report) -> Measure:
    """Return the measure in force that a report is on."""
    found = Measure.objects.select_related("version__programme__agreement")
    return found.get(line=report.line, version__state="in_force")
