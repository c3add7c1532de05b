"""Assignments of the first side to its own body, each marked as an example: in progress, done, moved, going on."""

from datetime import date, timedelta

from kunak.agreements.models import Agreement
from kunak.assignments import services
from kunak.assignments.models import Assignment, ChangeKind, ChangeRequest, PartReport, SourceKind
from kunak.assignments.services import BodyInput, GivenAssignment, ReportInput
from kunak.core.assignments import Outcome, Wording
from kunak.people.models import Person

GIVEN = timedelta(days=20)  # how long ago the papers were signed
PROOF = ("Пример письма.txt", "Пример: перечень предприятий прилагается.".encode())
LETTER = "Пример: письмо № {n}"


def give_assignments(agreement: Agreement, first: Person, lead: Person, *, on: date) -> None:
    """Give some assignments to a body of the first side by letters; what both sides gave comes from the group.

    Args:
        first: the side's coordinator, who gives and accepts.
        lead: of the first side; who reports is never who accepts.
    """
    own = _Office(agreement, first, on)
    own.give("Пример: подготовить предложения к плану мероприятий", stated=on + timedelta(days=25))
    done = own.give("Пример: представить перечень предприятий", stated=on + timedelta(days=5))
    _accept(_report(done, on, by=lead), on, by=first)
    moved = own.give("Пример: согласовать программу визита", stated=on + timedelta(days=10))
    _agree(_ask(moved, on, by=lead), on, by=first)
    own.give("Пример: направить график выставок")
    own.give("Пример: обмениваться сведениями о закупках", wording=Wording.QUARTERLY)
    waiting = own.give("Пример: определить ответственных за сферы", stated=on)
    _report(waiting, on, by=lead)
    asked = own.give("Пример: провести рабочую встречу", stated=on + timedelta(days=3))
    _ask(asked, on, by=lead)


class _Office:
    """Who gives, and to which body: the coordinating one of the first side."""

    def __init__(self, agreement: Agreement, by: Person, on: date) -> None:
        self.agreement, self.by, self.on, self.count = agreement, by, on, 0
        party = agreement.parties.get(order=0)
        self.body = BodyInput(party.side, agreement.coordinators.filter(party=party)[0].name)

    def give(
        self,
        text: str,
        *,
        wording: Wording | None = None,
        stated: date | None = None,
    ) -> Assignment:
        """Give one, by a paper of some days ago."""
        self.count += 1
        given = GivenAssignment(
            text=text,
            executor=self.body,
            source_kind=SourceKind.LETTER,
            source=LETTER.format(n=self.count),
            signed_on=self.on - GIVEN,
            wording=wording,
            stated=stated,
        )
        return services.give(agreement=self.agreement, given=given, on=self.on - GIVEN, by=self.by)


def _report(assignment: Assignment, on: date, *, by: Person) -> PartReport:
    told = ReportInput(
        outcome=Outcome.DONE,
        result="Пример: сделано",
        result_kind="letter",
        paper="Пример: исходящее письмо № 7",
        files=(PROOF,),
    )
    return services.report(part=assignment.parts.get(), given=told, on=on, by=by)


def _accept(report: PartReport, on: date, *, by: Person) -> None:
    services.answer_report(report=report, is_accepted=True, content_hash=report.content_hash, on=on, by=by)


def _ask(assignment: Assignment, on: date, *, by: Person) -> ChangeRequest:
    day, reason = on + timedelta(days=40), "Пример: ждём данных предприятий"
    return services.ask(assignment=assignment, kind=ChangeKind.SHIFT, to_on=day, reason=reason, on=on, by=by)


def _agree(request: ChangeRequest, on: date, *, by: Person) -> None:
    services.decide(request=request, is_agreed=True, content_hash=request.content_hash, on=on, by=by)
