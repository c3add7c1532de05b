"""Reports: made, and mended by a new revision that waits for the answers anew."""

from collections.abc import Sequence
from copy import copy
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kunak.agreements.listing import keeping as lists
from kunak.agreements.services.texts import LONGEST, reason_of
from kunak.core.errors import BadInput
from kunak.core.execution import Outcome
from kunak.documents.services import as_it_came, keep_unread
from kunak.documents.services.add import Incoming
from kunak.execution import policies
from kunak.execution.content import report_hash
from kunak.execution.errors import (
    DayAhead,
    MendedMeanwhile,
    NoSuchStep,
    ProofMissing,
    ReportMended,
    ResultMissing,
    SaidAlready,
    TooManyProofs,
    WorkOver,
    YearNotAsked,
)
from kunak.execution.models import Proof, Report
from kunak.execution.services.given import ReportInput
from kunak.execution.services.locking import locked, present_work
from kunak.execution.works import Work
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme.kinds import kept_details
from kunak.programme.models import Measure

MOST_PROOFS = 20
PROVED = {Outcome.DONE, Outcome.IN_PART}


def report(*, measure: Measure, given: ReportInput, on: date, by: Person) -> Report:
    """Tell for one's own side what was done about a measure; it counts once all other sides have confirmed it.

    The files are looked at before the transaction, so that nobody waits for them.

    Args:
        measure: of whatever version; it is reported on as the version in force has it.
        on: today.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not.
        NotUnderWay, WorkOver: no version in force has the measure; it is done, moved or dropped by all sides.
        ResultMissing, ReasonMissing, ProofMissing, DayAhead, NoSuchStep, YearNotAsked, BadDetail, BadInput,
            TextTooLong: what is told lacks something or contradicts itself.
        EmptyFile, FileTooLarge, FileNotKept, TooManyProofs: a file cannot be kept; nothing is.
        SaidAlready: the same report of the side waits already; nothing is written twice.
    """
    policies.check_can_report(by, measure.version.programme.agreement, measure)
    files = [as_it_came(name, data) for name, data in given.files]
    return _report(measure, given, files, on, by)


@transaction.atomic
def _report(measure: Measure, given: ReportInput, files: Sequence[Incoming], on: date, by: Person) -> Report:
    agreement = locked(measure.version.programme.agreement_id)
    work, present = present_work(measure.line)
    side = policies.check_can_report(by, agreement, present).side
    if work.progress(on).is_over:
        raise WorkOver
    same = Report.objects.filter(agreement=agreement, line=measure.line)
    number = 1 + (same.aggregate(last=Max("number"))["last"] or 0)
    new = Report(agreement=agreement, line=measure.line, side=side, number=number)
    return _write(new, given, files, [], on, work=work, measure=present, by=by, verb="reported")


def mend_report(*, report: Report, given: ReportInput, on: date, by: Person) -> Report:
    """Write a report anew; the answers to the earlier revision stay in sight and count no longer.

    Args:
        report: the revision that the person saw.
        on: today.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: only people of the side that wrote it.
        MendedMeanwhile: a colleague was faster; nothing is written.
        KunakError: as for `report`, but for `WorkOver`: what all sides confirmed may turn out to be mistaken.
    """
    files = [as_it_came(name, data) for name, data in given.files]
    return _mend(report, given, files, on, by)


@transaction.atomic
def _mend(seen: Report, given: ReportInput, files: Sequence[Incoming], on: date, by: Person) -> Report:
    agreement = locked(seen.agreement_id)
    work, measure = present_work(seen.line)
    policies.check_can_mend(by, seen, measure)
    last = latest_of(seen)
    if last.pk != seen.pk:
        raise MendedMeanwhile(who=last.by.name, at=last.made_at)
    new = Report(agreement=agreement, line=seen.line, side=seen.side, number=seen.number, revision=seen.revision + 1)
    kept = [one for one in seen.proofs.select_related("document") if one.pk in given.kept]
    return _write(new, given, files, kept, on, work=work, measure=measure, by=by, verb="report mended")


def latest_of(seen: Report) -> Report:
    """Return the revision of a report that stands. One query."""
    same = Report.objects.filter(agreement=seen.agreement_id, line=seen.line, number=seen.number)
    return same.select_related("by").order_by("-revision")[0]


def check_latest(seen: Report) -> None:
    """Let pass what stands.

    Raises:
        ReportMended: there is a later revision.
    """
    if latest_of(seen).pk != seen.pk:
        raise ReportMended


def _write(
    new: Report,
    given: ReportInput,
    files: Sequence[Incoming],
    kept: Sequence[Proof],
    on: date,
    *,
    work: Work,
    measure: Measure,
    by: Person,
    verb: str,
) -> Report:
    """Check, keep and tell a revision."""
    _fill(new, given, on, work)
    proofs = _proofs(new, files, kept, by)
    _check_said_once(new, proofs)
    new.by, new.made_on, new.made_at = by, on, timezone.now()
    new.content_hash = report_hash(new, [one.document.sha256 for one in proofs])
    new.save(force_insert=True)
    for one in proofs:
        one.report = new
        one.save(force_insert=True)
    lists.keep_goings([new.agreement_id])
    record(verb, of=measure, by=by, about=new.agreement, after=told(new, proofs))
    return new


def _check_said_once(new: Report, proofs: Sequence[Proof]) -> None:
    """Let a first revision pass that no other report of the side says word for word while it waits for an answer.

    Raises:
        SaidAlready: one does; of two clicks the second one finds it, since both wait for the same lock.
    """
    if new.revision > 1:
        return
    files, names = [one.document.sha256 for one in proofs], {one.name for one in proofs}
    same = Report.objects.filter(agreement=new.agreement, line=new.line, side=new.side, revision=1, keys__isnull=True)
    for one in same:
        again = copy(new)
        again.number = one.number
        is_same = one.content_hash == report_hash(again, files) and {row.name for row in one.proofs.all()} == names
        if is_same and latest_of(one).pk == one.pk:
            raise SaidAlready(report=one.pk, number=one.number)


def told(report: Report, proofs: Sequence[Proof]) -> dict[str, Any]:
    """Return a report as the journal keeps it; what is empty is left out."""
    values = {
        "side": str(report.side),
        "report": report.number,
        "revision": report.revision,
        "step": report.step,
        "year": report.year,
        "reported outcome": str(report.outcome),
        "held_on": report.held_on.isoformat() if report.held_on else "",
        "held_at": report.place,
        "participants": report.participants,
        "result": report.result,
        "reason": report.reason,
        "proofs": [one.name for one in proofs],
        "content": report.content_hash,
    }
    return {name: value for name, value in values.items() if value not in ("", None, [])}


def _fill(new: Report, given: ReportInput, on: date, work: Work) -> None:
    new.outcome, new.held_on, new.year, new.step = given.outcome, given.held_on, given.year, given.step
    new.place = _line(given.place, 300, "place")
    new.participants, new.result = reason_of(given.participants, is_needed=False), _result(given)
    new.reason = reason_of(given.reason, is_needed=given.outcome is Outcome.NOT_DONE)
    new.fields = kept_details(given.fields)
    if given.step and given.step not in {one.name for one in work.steps}:
        raise NoSuchStep(step=given.step)
    if given.held_on and given.held_on > on:
        raise DayAhead(day=given.held_on)
    _check_year(given, on, work)


def _result(given: ReportInput) -> str:
    result = reason_of(given.result, is_needed=False)
    if given.outcome in PROVED and not result:
        raise ResultMissing(field="result")
    if given.outcome in PROVED and given.held_on is None:
        raise ResultMissing(field="held_on")
    return result


def _check_year(given: ReportInput, on: date, work: Work) -> None:
    if given.year is None:
        return
    plan = work.plan
    first = plan.since.year if plan.since else given.year
    last = min(on.year, plan.until.year if plan.until else on.year)
    if plan.term.kind != "constantly" or not first <= given.year <= last:
        raise YearNotAsked(year=given.year)


def _line(text: str, limit: int, field: str) -> str:
    line = " ".join(text.replace("\x00", "").split())
    if len(line) > min(limit, LONGEST):
        raise BadInput(field=field, value=line[:40], reason="long")
    return line


def _proofs(new: Report, files: Sequence[Incoming], kept: Sequence[Proof], by: Person) -> list[Proof]:
    """Return the proofs to keep, each file once, as it is called for this report; what was done has one at least."""
    found = {one.document_id: Proof(document=one.document, name=one.name) for one in kept}
    for file in files:
        document = keep_unread(file=file, by=by)
        found.setdefault(document.pk, Proof(document=document, name=file.name))
    if len(found) > MOST_PROOFS:
        raise TooManyProofs(limit=MOST_PROOFS)
    if new.outcome in PROVED and not found:
        raise ProofMissing
    return list(found.values())
