"""What waits about assignments: for the own report, for the own answer or decision, for other sides; for the desk."""

from dataclasses import dataclass, field
from datetime import date

from kunak.agreements.models import Agreement
from kunak.assignments import policies
from kunak.assignments.models import ChangeRequest, Part, PartReport
from kunak.assignments.queries.rows import AssignmentRow, row_of
from kunak.assignments.seen import visible_to
from kunak.assignments.works import Work, gathered, waiting, works_of
from kunak.core.assignments import ControlState, Outcome
from kunak.people.models import Membership, Role, Side
from kunak.people.policies import Reader, membership_of


@dataclass(frozen=True, slots=True)
class AssignmentTask:
    """Something about an assignment that somebody must do.

    Args:
        url: where it is done.
        due_on: by which day, where there is one; `late_days` how long that is over.
        since: since when it waits: the day of the report or of the request.
        who: the sides that are waited for.
        period: last day of the period that is to be reported, where the work goes on.
    """

    row: AssignmentRow
    url: str
    due_on: date | None = None
    late_days: int = 0
    since: date | None = None
    who: tuple[str, ...] = ()
    period: date | None = None
    part: Part | None = None
    report: PartReport | None = None
    request: ChangeRequest | None = None


@dataclass(frozen=True, slots=True)
class AssignmentTasks:
    """What waits, the most urgent first."""

    to_mend: list[AssignmentTask] = field(default_factory=list)  # reports that were returned
    to_accept: list[AssignmentTask] = field(default_factory=list)
    to_decide: list[AssignmentTask] = field(default_factory=list)
    to_report: list[AssignmentTask] = field(default_factory=list)
    theirs: list[AssignmentTask] = field(default_factory=list)  # what other sides are to do
    can_report: bool = False
    can_answer: bool = False

    @property
    def count(self) -> int:
        """How many things wait for the own side."""
        return len(self.to_mend) + len(self.to_accept) + len(self.to_decide) + len(self.to_report)


def assignment_tasks(reader: Reader, side: Side, on: date, agreement: Agreement | None = None) -> AssignmentTasks:
    """Return what waits under all agreements of a side, or under one. A fixed number of queries.

    A sector lead gets those of the own sectors; of those that belong to no measure, who works in a body gets that
    body's, and whoever works in none that is told gets all.
    """
    membership = membership_of(reader)
    role = membership.role if membership else ""
    tasks = AssignmentTasks(can_report=role in policies.WORKERS, can_answer=role == Role.COORDINATOR)
    found = visible_to(reader).filter(off_control__isnull=True)
    if agreement is not None:
        found = found.filter(agreement=agreement)
    if membership is not None and role == Role.SECTOR_LEAD:
        found = found.filter(sector__in=["", *membership.sectors])
    for work in works_of(gathered(found)):
        if membership is None or _concerns(work, membership):
            _sort(tasks, row_of(work, on), side.pk, on)
    return _in_order(tasks)


def _concerns(work: Work, membership: Membership) -> bool:
    """Return whether something is a person's work: a lead of a body is not asked for what other bodies are to do."""
    if work.assignment.sector or membership.role != Role.SECTOR_LEAD or membership.body_id is None:
        return True
    return any(part.body.known.pk == membership.body_id for part in work.parts)


def _sort(tasks: AssignmentTasks, row: AssignmentRow, own: int, on: date) -> None:
    """Put an assignment where it belongs, once for each part, report and request that waits."""
    work, labels = row.work, {party.side_id: party.label for party in row.assignment.agreement.parties.all()}
    url = row.assignment.get_absolute_url()
    for part, found in zip(work.parts, row.stand.parts, strict=True):
        if part.side_id in found.waits:
            late = max((on - found.by).days, 0)
            who = (labels[part.side_id],)
            task = AssignmentTask(row, f"{url}#part-{part.pk}", found.by, late, period=found.period, part=part, who=who)
            if part.side_id != own:
                tasks.theirs.append(task)
            else:
                (tasks.to_mend if found.state is ControlState.RETURNED else tasks.to_report).append(task)
        _sort_reports(tasks, row, part, own, labels)
    _sort_request(tasks, row, own, labels)


def _sort_reports(tasks: AssignmentTasks, row: AssignmentRow, part: Part, own: int, labels: dict[int, str]) -> None:
    latest = {one.period: one for one in part.reports.all() if one.outcome != Outcome.NEWS}
    for one in latest.values():
        waits = waiting(one, row.assignment)
        url = f"{row.assignment.get_absolute_url()}#part-{part.pk}"
        who = tuple(labels[side] for side in waits if side in labels)
        task = AssignmentTask(row, url, since=one.made_on, who=who, period=one.period, part=part, report=one)
        if own in waits:
            tasks.to_accept.append(task)
        elif waits:
            tasks.theirs.append(task)


def _sort_request(tasks: AssignmentTasks, row: AssignmentRow, own: int, labels: dict[int, str]) -> None:
    waits = row.work.course.asked
    if not waits:
        return
    last, who = row.work.requests[-1], tuple(labels[side] for side in waits if side in labels)
    url = f"{row.assignment.get_absolute_url()}#requests"
    task = AssignmentTask(row, url, since=last.made_on, who=who, request=last)
    (tasks.to_decide if own in waits else tasks.theirs).append(task)


def _in_order(tasks: AssignmentTasks) -> AssignmentTasks:
    """Put the most urgent first."""
    for rows in (tasks.to_mend, tasks.to_report):
        rows.sort(key=lambda one: one.due_on or date.max)
    for rows in (tasks.to_accept, tasks.to_decide):
        rows.sort(key=lambda one: one.since or date.max)
    tasks.theirs.sort(key=lambda one: one.due_on or one.since or date.max)
    return tasks
