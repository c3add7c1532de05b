"""What is asked of execution at each address and of each service; see `tests.factories.policies`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.factories.execution import ON, answer, given

from kunak.core.execution import Answer, DepartureKind, Outcome
from kunak.execution import services
from kunak.execution.models import Report
from kunak.people.models import Person
from kunak.programme.models import Measure, Version

GOING_ON = {"outcome": "going_on", "result": "Идёт подготовка"}
LATER = date(2027, 6, 30)


class Works:
    """Measures of a version in force of A and B: A reported on one, and a report of A on another is confirmed."""

    def __init__(self, version: Version, a: Person, b: Person) -> None:
        measures = Measure.objects.select_related("version__programme__agreement").filter(version=version)
        self.measure = measures.get(sector="procurement")
        self.elsewhere = measures.get(sector="culture")
        self.report = services.report(measure=self.measure, given=given(), on=ON, by=a)
        going = given(outcome=Outcome.GOING_ON)
        self.confirmed = services.report(measure=self.measure, given=going, on=ON, by=a)
        answer(self.confirmed, by=b)
        self.public = services.report(measure=self.measure, given=going, on=ON, by=a)
        answer(self.public, by=b)
        self.publish(self.public, a)
        self.departure = services.propose_departure(
            measure=self.measure, kind=DepartureKind.SHIFT, ends_on=LATER, reason="просит завод", on=ON, by=a
        )

    @staticmethod
    def publish(report: Report, by: Person) -> None:
        """Agree for the person's side that a report is public."""
        services.turn_public_key(report=report, content_hash=report.content_hash, by=by)


def _report(measure: Measure, by: Person) -> object:
    return services.report(measure=measure, given=given(outcome=Outcome.GOING_ON, files=()), on=ON, by=by)


SERVICES: dict[str, Callable[[Works, Person], object]] = {
    "execution.report/in force": lambda w, by: _report(w.measure, by),
    "execution.report/another sector": lambda w, by: _report(w.elsewhere, by),
    "execution.mend_report/of A": lambda w, by: services.mend_report(report=w.report, given=given(), on=ON, by=by),
    "execution.answer_report/of A": lambda w, by: services.answer_report(
        report=w.report, answer=Answer.CONFIRMED, content_hash=w.report.content_hash, on=ON, by=by
    ),
    "execution.forecast/in force": lambda w, by: services.forecast(
        measure=w.measure, step=w.measure.milestones.first().name, expected_on=LATER, note="", on=ON, by=by
    ),
    "execution.forecast_all/in force": lambda w, by: services.forecast_all(
        measure=w.measure, given=[(w.measure.milestones.first().name, LATER, "")], on=ON, by=by
    ),
    "execution.propose_departure/in force": lambda w, by: services.propose_departure(
        measure=w.measure, kind=DepartureKind.DROP, ends_on=None, reason="не нужно", on=ON, by=by
    ),
    "execution.answer_departure/of A": lambda w, by: services.answer_departure(
        departure=w.departure, is_agreed=True, content_hash=w.departure.content_hash, on=ON, by=by
    ),
    "execution.turn_public_key/confirmed": lambda w, by: w.publish(w.confirmed, by),
    "execution.withdraw_public_key/agreed by A": lambda w, by: services.withdraw_public_key(
        report=w.public, reason="рано", by=by
    ),
    "execution.set_answer_days": lambda w, by: services.set_answer_days(days=10, by=by),
}
ADDRESSES: dict[str, Callable[[Works], tuple[dict[str, Any], dict[str, Any]]]] = {
    "execution:agreement/in force": lambda w: ({"pk": w.report.agreement_id}, {}),
    "execution:report/in force": lambda w: ({"pk": w.measure.pk}, GOING_ON),
    "execution:report/another sector": lambda w: ({"pk": w.elsewhere.pk}, GOING_ON),
    "execution:forecast/in force": lambda w: ({"pk": w.measure.pk}, {"step0-expected_on": "30.06.2027"}),
    "execution:depart/in force": lambda w: ({"pk": w.measure.pk}, {"kind": "drop", "reason": "не нужно"}),
    "execution:show/of A": lambda w: ({"pk": w.report.pk}, {"confirmed": "1", "content": w.report.content_hash}),
    "execution:mend/of A": lambda w: ({"pk": w.report.pk}, GOING_ON),
    "execution:proof/of A": lambda w: ({"pk": w.report.pk, "proof": w.report.proofs.get().pk}, {}),
    "execution:public/confirmed": lambda w: ({"pk": w.confirmed.pk}, {"content": w.confirmed.content_hash}),
    "execution:departure/of A": lambda w: ({"pk": w.departure.pk}, {"agree": "1", "content": w.departure.content_hash}),
    "execution:rule": lambda w: ({}, {"answer_days": "10"}),
}
