"""Assignments with all that became of them, gathered for the core to count with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from kunak.agreements.parties import parties_at
from kunak.assignments.models import Assignment, ChangeKind, ChangeRequest, Part, PartReport
from kunak.assignments.policies import deciders
from kunak.core.assignments import Course, Outcome, PartCourse, Stand, Told, periods, stand
from kunak.core.terms.office_days import OfficeDays
from kunak.people.models import Key
from kunak.people.queries import office_days


@dataclass(frozen=True, slots=True)
class Work:
    """An assignment with its parts and requests as people see them, and its course as the core counts with it."""

    assignment: Assignment
    parts: tuple[Part, ...]
    requests: tuple[ChangeRequest, ...]
    course: Course

    def stand(self, on: date) -> Stand:
        """Return where it stands on a day. No query."""
        return stand(self.course, on)

    @property
    def shifts(self) -> list[ChangeRequest]:
        """The moves of its day that hold, in turn."""
        return [one for one in self.requests if one.kind == ChangeKind.SHIFT and is_agreed(one, self.assignment)]


def gathered(found: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Return the same assignments with all that `works_of` needs; seven queries, whatever their number."""
    reports = PartReport.objects.select_related("by").prefetch_related("keys__by")
    known = Part.objects.select_related("side__territory", "body__same_as")
    parts = known.prefetch_related(Prefetch("reports", reports))
    requests = ChangeRequest.objects.select_related("by", "side__territory").prefetch_related("keys__by")
    return found.select_related("agreement", "side__territory", "giver__territory", "off_control").prefetch_related(
        parties_at("agreement"), Prefetch("parts", parts), Prefetch("requests", requests)
    )


def works_of(found: Iterable[Assignment]) -> list[Work]:
    """Return gathered assignments as works, in their order. One query, for the days off."""
    every = list(found)
    offices = office_days({one.side for one in every})
    return [_work(one, offices[one.side_id]) for one in every]


def work_of(pk: int) -> Work:
    """Return one assignment. A fixed number of queries."""
    return works_of(gathered(Assignment.objects.filter(pk=pk)))[0]


def _work(one: Assignment, office: OfficeDays) -> Work:
    parts, requests = tuple(one.parts.all()), tuple(one.requests.all())
    moved = [asked.to_on for asked in requests if asked.kind == ChangeKind.SHIFT and is_agreed(asked, one)]
    latest = moved[-1] if moved else None
    rhythm, over = one.rhythm, getattr(one, "off_control", None)
    course = Course(
        since=one.signed_on,
        counted_on=one.counted_on if rhythm or latest is None else latest,
        parts=tuple(PartCourse(part.side_id, _told(part, one)) for part in parts),
        rhythm=rhythm,
        until=(latest or one.stated_on) if rhythm else None,
        shifts=len(moved),
        asked=waiting(requests[-1], one) if requests and over is None else (),
        withdrawn_on=over.on if over and over.request_id else None,
        office=office,
    )
    return Work(one, parts, requests, course)


def _told(part: Part, assignment: Assignment) -> tuple[Told, ...]:
    return tuple(
        Told(
            Outcome(report.outcome),
            report.made_on,
            report.period,
            () if report.outcome == Outcome.NEWS else waiting(report, assignment),
            is_returned=is_returned(report),
        )
        for report in part.reports.all()
    )


def is_returned(record: PartReport | ChangeRequest) -> bool:
    """Return whether a side returned a report or refused a request. No query where keys are fetched."""
    return any(key.returned_at for key in _keys(record))


def is_agreed(record: PartReport | ChangeRequest, assignment: Assignment) -> bool:
    """Return whether all sides that are to answer have agreed. No query where keys are fetched."""
    return not is_returned(record) and not waiting(record, assignment)


def waiting(record: PartReport | ChangeRequest, assignment: Assignment) -> tuple[int, ...]:
    """Return the sides whose answer is waited for; none once one has said no. No query where keys are fetched."""
    if is_returned(record):
        return ()
    answered = {key.side_id for key in _keys(record)}
    return tuple(side for side in deciders(assignment, record.side_id) if side not in answered)


def _keys(record: PartReport | ChangeRequest) -> Sequence[Key]:
    return list(record.keys.all())


def open_periods(work: Work, part: Part, on: date) -> list[date]:
    """Return the last days of the periods that a part may be reported for: begun, and not accepted yet; newest last."""
    accepted = {
        told.period
        for told in work.course.parts[work.parts.index(part)].told
        if told.is_accepted and told.outcome is not Outcome.NEWS
    }
    found: list[date] = []
    for end, _by in periods(work.course):
        if end not in accepted:
            found.append(end)
        if end >= on:
            break
    return found
