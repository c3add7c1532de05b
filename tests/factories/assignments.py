"""Assignments, reports, answers and requests, made the way that people make them."""

from datetime import date
from typing import Any

from tests.factories.agreements import make_agreement
from tests.factories.people import make_person

from kunak.agreements.models import Agreement
from kunak.assignments import services
from kunak.assignments.models import (
    Assignment,
    ChangeKind,
    ChangeRequest,
    ChangeRequestKey,
    Part,
    PartReport,
    PartReportKey,
    SourceKind,
)
from kunak.assignments.services import BodyInput, GivenAssignment, ReportInput
from kunak.core.assignments import Outcome
from kunak.people.models import Person, Role, Side

SIGNED, ON, LATER = date(2026, 3, 2), date(2026, 3, 10), date(2026, 5, 29)
PROOF = ("Письмо.pdf", b"%PDF-1.4 letter")


def people_of(agreement: Agreement, **changes: Any) -> list[Person]:
    """Return a new person of each side, coordinators by default."""
    return [make_person(side=party.side, **changes) for party in agreement.parties.all()]


def given(agreement: Agreement, order: int = 0, **changes: Any) -> GivenAssignment:
    """Return an ordinary assignment to a body of a party: by a letter, until 30 April 2026."""
    side = agreement.parties.get(order=order).side
    fields: dict[str, Any] = {
        "text": "Представить перечень предприятий",
        "executor": BodyInput(side, "Министерство промышленности"),
        "source_kind": SourceKind.LETTER,
        "source": "Письмо от 02.03.2026 № 12",
        "signed_on": SIGNED,
        "stated": date(2026, 4, 30),
    }
    return GivenAssignment(**(fields | changes))


def by_minutes(agreement: Agreement, order: int = 0, **changes: Any) -> GivenAssignment:
    """Return the same given by all sides together."""
    minutes = {"source_kind": SourceKind.MINUTES, "source": "Протокол от 02.03.2026 № 1, п. 2.1"}
    return given(agreement, order, **(minutes | changes))


def make_assignment(agreement: Agreement | None = None, *, by: Person | None = None, **changes: Any) -> Assignment:
    """Return an assignment of the first party to its own body."""
    agreement = agreement or make_agreement()
    by = by or make_person(side=agreement.parties.get(order=0).side)
    return services.give(agreement=agreement, given=given(agreement, **changes), on=SIGNED, by=by)


def make_joint(agreement: Agreement | None = None, *, by: Person | None = None, **changes: Any) -> Assignment:
    """Return an assignment of all parties to a body of the first."""
    agreement = agreement or make_agreement()
    by = by or make_person(side=agreement.parties.get(order=0).side)
    return services.give(agreement=agreement, given=by_minutes(agreement, **changes), on=SIGNED, by=by)


def report_input(**changes: Any) -> ReportInput:
    """Return an ordinary report: done, by a letter, with the letter as its proof."""
    fields: dict[str, Any] = {
        "outcome": Outcome.DONE,
        "result": "Перечень из 14 предприятий направлен",
        "result_kind": "letter",
        "paper": "исх. от 09.03.2026 № 45",
        "files": (PROOF,),
    }
    return ReportInput(**(fields | changes))


def make_report(part: Part, *, by: Person | None = None, on: date = ON, **changes: Any) -> PartReport:
    """Return a report on a part by a new sector lead of its side, or by the person."""
    by = by or make_person(side=part.side, role=Role.SECTOR_LEAD, sectors=("trade",))
    return services.report(part=part, given=report_input(**changes), on=on, by=by)


def answer(
    report: PartReport, *, by: Person | None = None, is_accepted: bool = True, reason: str = "", on: date = ON
) -> PartReportKey:
    """Answer a report by a new coordinator of the first side that is to answer, or by the person."""
    by = by or decider(report.part.assignment, report.side)
    told = reason or ("" if is_accepted else "нет приложения")
    return services.answer_report(
        report=report, is_accepted=is_accepted, content_hash=report.content_hash, on=on, by=by, reason=told
    )


def decider(assignment: Assignment, side: Side) -> Person:
    """Return a new coordinator of a side that answers what another one says; of the own side where that gave it."""
    if assignment.giver:
        return make_person(side=assignment.giver)
    return make_person(side=assignment.agreement.parties.exclude(side=side).first().side)


def ask(assignment: Assignment, *, by: Person | None = None, on: date = ON, **changes: Any) -> ChangeRequest:
    """Ask to move an assignment to 29 May 2026."""
    by = by or make_person(side=assignment.side, role=Role.SECTOR_LEAD, sectors=("trade",))
    fields: dict[str, Any] = {"kind": ChangeKind.SHIFT, "to_on": LATER, "reason": "ждём данных предприятий"}
    return services.ask(assignment=assignment, on=on, by=by, **(fields | changes))


def decide(
    request: ChangeRequest, *, by: Person | None = None, is_agreed: bool = True, reason: str = "", on: date = ON
) -> ChangeRequestKey:
    """Decide a request as one of those who gave the assignment."""
    by = by or decider(request.assignment, request.side)
    told = reason or ("" if is_agreed else "срок не переносится")
    return services.decide(
        request=request, is_agreed=is_agreed, content_hash=request.content_hash, on=on, by=by, reason=told
    )
