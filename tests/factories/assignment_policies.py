"""What is asked of assignments at each address and of each service; see `tests.factories.policies`."""

from collections.abc import Callable
from typing import Any

from tests.factories.assignments import LATER, ON, SIGNED, by_minutes, given, report_input

from kunak.agreements.models import Agreement
from kunak.assignments import services
from kunak.assignments.models import ChangeKind, ChangeRequest, Part, PartReport
from kunak.core.assignments import Outcome
from kunak.people.models import Person
from kunak.programme.models import Measure

LETTER = {"text": "Представить", "executor": "Минпромторг", "source": "Письмо № 5", "signed_on": "02.03.2026"}
NEWS = {"outcome": "news", "result": "Письма разосланы"}
WITHDRAWAL = {"kind": "withdrawal", "reason": "утратило смысл"}
RULE = {
    "at_once_days": 1,
    "urgent_days": 3,
    "promptly_days": 10,
    "months": 1,
    "report_day": 10,
    "standing_month": 1,
    "standing_day": 20,
    "source": "Инструкция № 1",
}
WORKING = {"at_once_is_working": True, "urgent_is_working": False, "promptly_is_working": False}


class Given:
    """An assignment of A to its own body and one of A and B to a body of A; A's coordinator wrote of both."""

    def __init__(self, agreement: Agreement, measure: Measure, a: Person) -> None:
        self.agreement, self.measure = agreement, measure
        self.own = services.give(agreement=agreement, given=given(agreement), on=SIGNED, by=a)
        self.joint = services.give(agreement=agreement, given=by_minutes(agreement), on=SIGNED, by=a)
        self.secret = services.give(
            agreement=agreement, given=by_minutes(agreement, is_restricted=True), on=SIGNED, by=a
        )
        self.reported, self.asked = self._written(self.joint.parts.get(), a)
        self.own_reported, self.own_asked = self._written(self.own.parts.get(), a)

    @staticmethod
    def _written(part: Part, by: Person) -> tuple[PartReport, ChangeRequest]:
        made = services.report(part=part, given=report_input(), on=ON, by=by)
        fields = {"kind": ChangeKind.SHIFT, "to_on": LATER, "reason": "ждём"}
        return made, services.ask(assignment=part.assignment, on=ON, by=by, **fields)


def _answer(report: PartReport, by: Person) -> object:
    return services.answer_report(report=report, is_accepted=True, content_hash=report.content_hash, on=ON, by=by)


def _decide(request: ChangeRequest, by: Person) -> object:
    return services.decide(request=request, is_agreed=True, content_hash=request.content_hash, on=ON, by=by)


def _news(part: Part, by: Person) -> object:
    return services.report(part=part, given=report_input(outcome=Outcome.NEWS, files=()), on=ON, by=by)


def _ask(assignment: Any, by: Person) -> object:
    kind = ChangeKind.WITHDRAWAL
    return services.ask(assignment=assignment, kind=kind, to_on=None, reason="утратило смысл", on=ON, by=by)


SERVICES: dict[str, Callable[[Given, Person], object]] = {
    "assignments.give/to A": lambda w, by: services.give(
        agreement=w.agreement, given=given(w.agreement), on=SIGNED, by=by
    ),
    "assignments.give/by minutes": lambda w, by: services.give(
        agreement=w.agreement, given=by_minutes(w.agreement), on=SIGNED, by=by
    ),
    "assignments.report/own of A": lambda w, by: _news(w.own.parts.get(), by),
    "assignments.report/restricted, of A": lambda w, by: _news(w.secret.parts.get(), by),
    "assignments.report/joint, of A": lambda w, by: _news(w.joint.parts.get(), by),
    "assignments.answer_report/own of A": lambda w, by: _answer(w.own_reported, by),
    "assignments.answer_report/joint, of A": lambda w, by: _answer(w.reported, by),
    "assignments.ask/own of A": lambda w, by: _ask(w.own, by),
    "assignments.ask/joint": lambda w, by: _ask(w.joint, by),
    "assignments.ask/restricted": lambda w, by: _ask(w.secret, by),
    "assignments.decide/own of A": lambda w, by: _decide(w.own_asked, by),
    "assignments.decide/joint, of A": lambda w, by: _decide(w.asked, by),
    "assignments.set_rule": lambda w, by: services.set_rule(given=services.RuleInput(**RULE, **WORKING), by=by),
}


def _content(record: PartReport | ChangeRequest, answer: str) -> tuple[dict[str, Any], dict[str, Any]]:
    return {"pk": record.pk}, {"content": record.content_hash, answer: "1"}


ADDRESSES: dict[str, Callable[[Given], tuple[dict[str, Any], dict[str, Any]]]] = {
    "assignments:list": lambda w: ({}, {}),
    "assignments:table": lambda w: ({}, {}),
    "assignments:discipline": lambda w: ({}, {}),
    "assignments:discipline-table": lambda w: ({}, {}),
    "assignments:rule": lambda w: ({}, RULE),
    "assignments:agreement": lambda w: ({"pk": w.agreement.pk}, {}),
    "assignments:give": lambda w: ({"pk": w.agreement.pk}, LETTER),
    "assignments:give-for-measure": lambda w: ({"pk": w.measure.pk}, LETTER),
    "assignments:show/own of A": lambda w: ({"pk": w.own.pk}, {}),
    "assignments:show/joint": lambda w: ({"pk": w.joint.pk}, {}),
    "assignments:show/restricted": lambda w: ({"pk": w.secret.pk}, {}),
    "assignments:report/restricted, of A": lambda w: ({"pk": w.secret.parts.get().pk}, NEWS),
    "assignments:ask/own of A": lambda w: ({"pk": w.own.pk}, WITHDRAWAL),
    "assignments:ask/joint": lambda w: ({"pk": w.joint.pk}, WITHDRAWAL),
    "assignments:decide/own of A": lambda w: _content(w.own_asked, "agree"),
    "assignments:decide/joint, of A": lambda w: _content(w.asked, "agree"),
    "assignments:report/own of A": lambda w: ({"pk": w.own.parts.get().pk}, NEWS),
    "assignments:report/joint, of A": lambda w: ({"pk": w.joint.parts.get().pk}, NEWS),
    "assignments:answer/own of A": lambda w: _content(w.own_reported, "accept"),
    "assignments:answer/joint, of A": lambda w: _content(w.reported, "accept"),
    "assignments:proof/joint": lambda w: ({"pk": w.reported.pk, "proof": w.reported.proofs.get().pk}, {}),
}
