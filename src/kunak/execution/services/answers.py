"""What the other sides say to a report: confirmed, returned, disputed; always to exactly what was seen."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import StaleContent
from kunak.agreements.listing import keeping as lists
from kunak.agreements.services.texts import reason_of
from kunak.core.execution import Answer, MeasureState, Verdict, verdict
from kunak.core.lifecycle import MEASURE_MOVES, check_move
from kunak.execution import policies
from kunak.execution.content import report_hash
from kunak.execution.errors import AnswerRepeated, ReportSettled
from kunak.execution.models import Report, ReportKey
from kunak.execution.services.locking import locked, present_work
from kunak.execution.services.reports import check_latest
from kunak.execution.works import Work, reported, works_of
from kunak.journal.services import record
from kunak.people.models import Person, Side
from kunak.programme.models import Measure

VERBS = {
    Answer.CONFIRMED: "report confirmed",
    Answer.RETURNED: "report returned",
    Answer.DISPUTED: "report disputed",
}


@transaction.atomic
def answer_report(
    *, report: Report, answer: Answer, content_hash: str, on: date, by: Person, reason: str = ""
) -> ReportKey:
    """Answer for one's own side a report of another side; with the last confirmation it counts.

    Args:
        content_hash: of the report as the person saw it.
        on: today.
        reason: needed where it is returned or disputed.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: another person; administrators never.
        OwnReport: a side never answers its own report.
        NotUnderWay: no version in force has the measure any more.
        ReportMended: it has a later revision.
        StaleContent: the person saw another content.
        ReportSettled: all other sides have confirmed it.
        AnswerRepeated: the side said the same before.
        ReasonMissing, TextTooLong: the writers must learn why.
        ForbiddenMove: the measure was moved or dropped by all sides.
    """
    locked(report.agreement_id)
    fresh = Report.objects.select_related("side", "agreement").get(pk=report.pk)
    work, measure = present_work(fresh.line)
    side = policies.check_can_answer(by, fresh, measure.sector).side
    check_latest(fresh)
    _check_seen(fresh, content_hash)
    _check_new(fresh, work, side, answer, on)
    key = _key(fresh, side, answer, "" if answer is Answer.CONFIRMED else reason_of(reason), by)
    _tell(key, answer, measure, on)
    return key


def _check_seen(report: Report, content_hash: str) -> None:
    proofs = list(report.proofs.values_list("document__sha256", flat=True))
    if report.content_hash != content_hash or report_hash(report, proofs) != content_hash:
        raise StaleContent


def _check_new(report: Report, work: Work, side: Side, answer: Answer, on: date) -> None:
    state = work.progress(on).state
    if state in {MeasureState.MOVED, MeasureState.DROPPED}:
        check_move(MEASURE_MOVES, state, MeasureState.CONFIRMED)
    known = reported(report, report.keys.all(), [])
    if verdict(known, work.sides) is Verdict.CONFIRMED:
        raise ReportSettled
    last = known.answer_of(side.pk)
    if last is not None and last.answer is answer is Answer.CONFIRMED:
        raise AnswerRepeated


def _key(report: Report, side: Side, answer: Answer, reason: str, by: Person) -> ReportKey:
    moment = timezone.now()
    return report.keys.create(
        side=side,
        by=by,
        content_hash=report.content_hash,
        turned_at=moment if answer is Answer.CONFIRMED else None,
        returned_at=None if answer is Answer.CONFIRMED else moment,
        reason=reason,
        is_dispute=answer is Answer.DISPUTED,
    )


def _tell(key: ReportKey, answer: Answer, measure: Measure, on: date) -> None:
    """Write the answer to the journal, and what became of the measure by it."""
    report, by = key.report, key.by
    after = {"side": str(key.side), "report": report.number, "revision": report.revision, "content": key.content_hash}
    if key.reason:
        after["reason"] = key.reason
    record(VERBS[answer], of=measure, by=by, about=report.agreement, after=after)
    lists.keep_goings([report.agreement_id])
    state = works_of([report.line])[report.line].progress(on).state
    if answer is Answer.CONFIRMED and state in SETTLED:
        record("measure settled", of=measure, by=by, about=report.agreement, after={"measure state": str(state)})


SETTLED = {MeasureState.DONE, MeasureState.DONE_LATE, MeasureState.NOT_DONE}
