"""Reports on parts: what was done, proved by documents; what was done in a period; interim news."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kunak.agreements.services.texts import reason_of
from kunak.assignments import policies
from kunak.assignments.content import report_hash
from kunak.assignments.errors import (
    AssignmentUnusable,
    OffControlAlready,
    PartDone,
    PartProofMissing,
    PeriodNotAsked,
    TooManyPartProofs,
)
from kunak.assignments.models import Part, PartProof, PartReport, ResultKind
from kunak.assignments.services.locking import locked, tell
from kunak.assignments.works import Work, open_periods, work_of
from kunak.core.assignments import OFF_CONTROL, Outcome
from kunak.documents.models import Document
from kunak.documents.services import as_it_came, keep_unread
from kunak.documents.services.add import Incoming
from kunak.people.models import Person

MOST_PROOFS = 20
PAPER = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportInput:
    """A report as somebody enters it.

    Args:
        result_kind, paper: what came of it and by which paper or system; needed where the part is done.
        period: last day of the period, where the work goes on.
        files: proofs, name and bytes; one at least where the part is done.
    """

    outcome: Outcome
    result: str
    result_kind: str = ""
    paper: str = ""
    period: date | None = None
    files: tuple[tuple[str, bytes], ...] = ()


def report(*, part: Part, given: ReportInput, on: date, by: Person) -> PartReport:
    """Tell for the side of the body what was done of its part; a later report takes the place of one that waits.

    The files are looked at before the transaction, so that nobody waits for them.

    Args:
        on: today: a result counts from the day on which it is on record.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not.
        OffControlAlready, PartDone: there is nothing more to report.
        AssignmentUnusable, ReasonMissing, TextTooLong, PartProofMissing, PeriodNotAsked: what is told lacks something.
        EmptyFile, FileTooLarge, FileNotKept, TooManyPartProofs: a file cannot be kept; nothing is.
    """
    policies.check_can_report(by, part)
    files = [as_it_came(name, data) for name, data in given.files]
    return _report(part, given, files, on, by)


@transaction.atomic
def _report(seen: Part, given: ReportInput, files: Sequence[Incoming], on: date, by: Person) -> PartReport:
    locked(seen.assignment.agreement_id)
    work = work_of(seen.assignment_id)
    part = next(one for one in work.parts if one.pk == seen.pk)
    side = policies.check_can_report(by, part).side
    _check_open(work, part, given, on)
    new = PartReport(part=part, side=side, outcome=given.outcome, by=by, made_on=on, made_at=timezone.now())
    new.number = 1 + max((one.number for one in part.reports.all()), default=0)
    _fill(new, given)
    documents = _documents(new, files, by)
    new.content_hash = report_hash(new, [one.sha256 for one in documents])
    new.save(force_insert=True)
    for one in documents:
        PartProof.objects.create(report=new, document=one, name=one.name)
    verb = "part told of" if given.outcome is Outcome.NEWS else "part reported"
    tell(verb, work.assignment, by=by, after=_told(new, part, documents))
    return new


def _check_open(work: Work, part: Part, given: ReportInput, on: date) -> None:
    """Let pass what is still to be reported, and for a period that is."""
    found = work.stand(on)
    if found.is_off_control:
        raise OffControlAlready
    if found.parts[work.parts.index(part)].state in OFF_CONTROL:
        raise PartDone
    if given.outcome is Outcome.NEWS:
        return
    if work.course.rhythm is None:
        if given.outcome is Outcome.PERIOD or given.period is not None:
            raise PeriodNotAsked
    elif given.period not in open_periods(work, part, on):
        raise PeriodNotAsked


def _fill(new: PartReport, given: ReportInput) -> None:
    new.result = reason_of(given.result, is_needed=False)
    if not new.result:
        raise AssignmentUnusable(field="result")
    new.paper = " ".join(given.paper.replace("\x00", "").split())
    if len(new.paper) > PAPER:
        raise AssignmentUnusable(field="paper", reason="long")
    new.result_kind = given.result_kind if given.result_kind in ResultKind.values else ""
    if given.outcome is Outcome.NEWS:
        return
    new.period = given.period
    if given.outcome is Outcome.DONE and not new.result_kind:
        raise AssignmentUnusable(field="result_kind")
    if given.outcome is Outcome.DONE and not new.paper:
        raise AssignmentUnusable(field="paper")


def _documents(new: PartReport, files: Sequence[Incoming], by: Person) -> list[Document]:
    """Return the proofs, each once; what is done is proved by one at least."""
    found = {one.pk: one for one in (keep_unread(file=file, by=by) for file in files)}
    if len(found) > MOST_PROOFS:
        raise TooManyPartProofs(limit=MOST_PROOFS)
    if new.outcome == Outcome.DONE and not found:
        raise PartProofMissing
    return list(found.values())


def _told(new: PartReport, part: Part, documents: Sequence[Document]) -> dict[str, Any]:
    """Return a report as the journal keeps it; what is empty is left out."""
    values = {
        "executor": part.name,
        "part report": new.number,
        "told outcome": str(new.outcome),
        "told period": new.period.isoformat() if new.period else "",
        "told result": str(new.result_kind),
        "told paper": new.paper,
        "result": new.result,
        "proofs": [one.name for one in documents],
        "content": new.content_hash,
    }
    return {name: value for name, value in values.items() if value not in ("", None, [])}
