"""Those who gave an assignment accept a report or return it; with the last acceptance it is off control."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import StaleContent
from kunak.agreements.services.texts import reason_of
from kunak.assignments import policies
from kunak.assignments.errors import AnsweredAlready, NothingToAnswer, OffControlAlready, ReportReplaced
from kunak.assignments.models import ChangeRequest, OffControl, PartReport, PartReportKey
from kunak.assignments.services.locking import locked, tell
from kunak.assignments.works import Work, is_returned, work_of
from kunak.core.assignments import Outcome
from kunak.people.models import Person


@transaction.atomic
def answer_report(
    *, report: PartReport, is_accepted: bool, content_hash: str, on: date, by: Person, reason: str = ""
) -> PartReportKey:
    """Accept a report for one's own side, or return it to be completed.

    Once the reports on all parts are accepted the assignment is off control; nobody takes it off otherwise.

    Args:
        content_hash: of the report as the person saw it.
        on: today.

    Raises:
        NotOfTheParties, NotAllowed, NotWhoGave, OwnWords: only a coordinator of those who gave it, never who reported.
        OffControlAlready: it is off control by now.
        NothingToAnswer: interim news.
        ReportReplaced, AnsweredAlready: a later report stands; the side has answered, or another one returned it.
        StaleContent: the person saw another content.
        ReasonMissing, TextTooLong: who returns it says why.
    """
    locked(report.part.assignment.agreement_id)
    work = work_of(report.part.assignment_id)
    fresh = _fresh(work, report)
    side = policies.check_can_answer(by, fresh).side
    _check_waits(work, fresh, side.pk, on)
    if content_hash != fresh.content_hash:
        raise StaleContent
    moment, told = timezone.now(), "" if is_accepted else reason_of(reason)
    key = fresh.keys.create(
        side=side,
        by=by,
        content_hash=content_hash,
        turned_at=moment if is_accepted else None,
        returned_at=None if is_accepted else moment,
        reason=told,
    )
    _tell(work, fresh, key)
    if is_accepted:
        take_off_control_if_done(work_of(work.assignment.pk), on=on, by=by)
    return key


def _fresh(work: Work, seen: PartReport) -> PartReport:
    part = next(one for one in work.parts if one.pk == seen.part_id)
    fresh = next(one for one in part.reports.all() if one.pk == seen.pk)
    fresh.part = part
    part.assignment = work.assignment
    return fresh


def _check_waits(work: Work, report: PartReport, side: int, on: date) -> None:
    if work.stand(on).is_off_control:
        raise OffControlAlready
    if report.outcome == Outcome.NEWS:
        raise NothingToAnswer
    same = [
        one for one in report.part.reports.all() if one.period == report.period and one.outcome != Outcome.NEWS.value
    ]
    if same[-1].pk != report.pk:
        raise ReportReplaced
    if is_returned(report) or side in {key.side_id for key in report.keys.all()}:
        raise AnsweredAlready


def _tell(work: Work, report: PartReport, key: PartReportKey) -> None:
    after = {
        "side": str(key.side),
        "executor": report.part.name,
        "part report": report.number,
        "content": key.content_hash,
    }
    if key.reason:
        after["reason"] = key.reason
    verb = "part accepted" if key.turned_at else "part returned"
    tell(verb, work.assignment, by=key.by, after=after)


def take_off_control_if_done(
    work: Work, *, on: date, by: Person, request: ChangeRequest | None = None
) -> OffControl | None:
    """Write down that an assignment is off control, where all its parts are done or a request withdrew it.

    Inside the transaction of the last answer; nothing happens where something is left to do.
    """
    if request is None and not work.stand(on).is_off_control:
        return None
    made = OffControl.objects.create(assignment=work.assignment, request=request, on=on, by=by)
    verb = "off control" if request is None else "assignment withdrawn"
    tell(verb, work.assignment, by=by, after={"assignment": work.assignment.number})
    return made
