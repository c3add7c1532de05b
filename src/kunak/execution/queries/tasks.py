"""What waits about measures in force: for the own report, for the own answer, for the other sides."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.timezone import localdate

from kunak.agreements.models import Agreement
from kunak.agreements.parties import parties_at
from kunak.agreements.words import joined
from kunak.core.execution import Progress, Reported, Verdict, Waits, verdict
from kunak.core.lifecycle import VersionState
from kunak.core.two_keys import KeyState
from kunak.execution.models import Departure, Report
from kunak.execution.policies import WORKERS
from kunak.execution.works import Work, departure_states, works_of
from kunak.people.models import Role, Side
from kunak.people.policies import Reader, membership_of
from kunak.programme.models import Executor, Measure


@dataclass(frozen=True, slots=True)
class WorkTask:
    """A measure that somebody must do something about.

    Args:
        url: where it is done.
        names: of the parties in one breath.
        due_on: by which day, where there is one; `late_days` how long that is over.
        since: since when it waits: the day of the report; of silence, the day it began.
        who: the sides that are waited for.
        reporter: post and name, and the body.
        year: that is asked for, of what is done constantly.
    """

    measure: Measure
    url: str
    names: str
    progress: Progress
    due_on: date | None = None
    late_days: int = 0
    since: date | None = None
    who: tuple[str, ...] = ()
    year: int | None = None
    reporter: str = ""  # whom the own side named to report
    report: Report | None = None
    departure: Departure | None = None


@dataclass(frozen=True, slots=True)
class Tasks:
    """What waits, the most urgent first; `silent` is what other sides have left without an answer past their time."""

    to_mend: list[WorkTask] = field(default_factory=list)
    to_answer: list[WorkTask] = field(default_factory=list)
    to_agree: list[WorkTask] = field(default_factory=list)  # departures that wait for the own key
    to_report: list[WorkTask] = field(default_factory=list)
    theirs: list[WorkTask] = field(default_factory=list)
    silent: list[WorkTask] = field(default_factory=list)
    can_act: bool = False  # whether the reader may do what waits for the own side

    @property
    def count(self) -> int:
        """How many things wait for the own side."""
        return len(self.to_mend) + len(self.to_answer) + len(self.to_agree) + len(self.to_report)

    @property
    def is_clear(self) -> bool:
        """Whether nothing waits for anybody."""
        return not (self.count or self.theirs or self.silent)


def work_tasks(
    reader: Reader,
    side: Side,
    on: date,
    agreement: Agreement | None = None,
    works: Mapping[UUID, Work] | None = None,
) -> Tasks:
    """Return what waits under all agreements of a side, or under one. A fixed number of queries.

    A sector lead gets the own sectors, and the measures that the own body reports on.

    Args:
        works: the measures in force of the agreement by their lines, where they have been gathered.
    """
    found = Measure.objects.filter(
        version__state=VersionState.IN_FORCE, version__programme__agreement__parties__side=side
    )
    if agreement is not None:
        found = found.filter(version__programme__agreement=agreement)
    membership = membership_of(reader)
    if membership is not None and membership.role == Role.SECTOR_LEAD:
        reporting = Executor.objects.filter(organisation=membership.body_id).exclude(reporter="")
        found = found.filter(Q(sector__in=membership.sectors) | Q(pk__in=reporting.values("measure")))
    measures = {
        one.line: one
        for one in found.select_related("version__programme__agreement").order_by(
            "version__programme__starts_on", "order"
        )
    }
    names = _names({one.version.programme.agreement_id for one in measures.values()})
    tasks = Tasks(can_act=membership is not None and membership.role in WORKERS)
    labels, reporters = _Labels(names), _reporters(side, [one.pk for one in measures.values()])
    known = works_of(list(measures)) if works is None else {one: works[one] for one in works if one in measures}
    for line, work in known.items():
        progress = work.progress(on)
        if not progress.is_over:
            measure = measures[line]
            _sort(tasks, _Seen(work, measure, progress, side, labels, reporters.get(measure.pk, "")))
    return _in_order(tasks)


def _reporters(side: Side, measures: Collection[int]) -> dict[int, str]:
    """Return whom a side named to report on measures, by their primary keys. One query."""
    named = Executor.objects.filter(measure__in=measures, party__side=side).exclude(reporter="")
    return {key: f"{who}, {body}" for key, who, body in named.values_list("measure", "reporter", "name")}


class _Labels:
    """The names of parties: of an agreement in one breath, and of each side."""

    def __init__(self, names: dict[int, dict[int, str]]) -> None:
        self.names = names

    def all(self, agreement: int) -> str:
        """Return all parties in one breath."""
        return joined(list(self.names[agreement].values()))

    def of(self, agreement: int, sides: Iterable[int]) -> tuple[str, ...]:
        """Return the parties of these sides."""
        return tuple(self.names[agreement][side] for side in sides)


def _names(agreements: set[int]) -> dict[int, dict[int, str]]:
    found = Agreement.objects.filter(pk__in=agreements).prefetch_related(parties_at())
    return {one.pk: {party.side_id: party.label for party in one.parties.all()} for one in found}


@dataclass(frozen=True, slots=True)
class _Seen:
    """A measure that is not over, as one side looks at it."""

    work: Work
    measure: Measure
    progress: Progress
    side: Side
    labels: _Labels
    reporter: str

    def task(self, url: str, **more: Any) -> WorkTask:
        """Return a row of this measure."""
        return WorkTask(self.measure, url, self.labels.all(self.work.agreement), self.progress, **more)

    def names(self, sides: Iterable[int]) -> tuple[str, ...]:
        """Return what sides are called."""
        return self.labels.of(self.work.agreement, sides)


def _sort(tasks: Tasks, seen: _Seen) -> None:
    """Put a measure where it belongs."""
    for report, known in zip(seen.work.reports, seen.work.reported, strict=True):
        _sort_report(tasks, seen, report, known)
    if seen.work.departures:
        _sort_departure(tasks, seen, seen.work.departures[-1])
    progress = seen.progress
    if progress.waits_for is Waits.REPORT and seen.side.pk in progress.who_waits:
        url = f"{seen.measure.get_absolute_url()}#execution"
        late, year = progress.late_days, progress.asked_year
        tasks.to_report.append(
            seen.task(url, due_on=progress.due_on, late_days=late, year=year, reporter=seen.reporter)
        )


def _sort_report(tasks: Tasks, seen: _Seen, report: Report, known: Reported) -> None:
    sides, own, url = seen.work.sides, seen.side.pk, report.get_absolute_url()
    unanswered = known.unanswered(sides)
    if own in unanswered:
        tasks.to_answer.append(seen.task(url, since=report.made_on, report=report))
    if report.side_id != own:
        return
    if verdict(known, sides) in {Verdict.RETURNED, Verdict.DISPUTED}:
        tasks.to_mend.append(seen.task(url, since=report.made_on, report=report))
    elif unanswered:
        told = [one.since for one in known.silent if one.side in unanswered]
        since, rows = min(told, default=report.made_on), tasks.silent if told else tasks.theirs
        rows.append(seen.task(url, since=since, who=seen.names(unanswered), report=report))


def _sort_departure(tasks: Tasks, seen: _Seen, last: Departure) -> None:
    states = departure_states(last, seen.work.sides, last.keys.all())
    waiting = [one for one, state in states.items() if state is not KeyState.TURNED]
    if KeyState.RETURNED in states.values() or not waiting:
        return
    url, since = last.get_absolute_url(), localdate(last.made_at)
    if seen.side.pk in waiting:
        tasks.to_agree.append(seen.task(url, since=since, departure=last))
    elif last.side_id == seen.side.pk:
        tasks.theirs.append(seen.task(url, since=since, who=seen.names(waiting), departure=last))


def _in_order(tasks: Tasks) -> Tasks:
    """Put the most urgent first."""
    for rows in (tasks.to_mend, tasks.to_answer, tasks.to_agree, tasks.theirs, tasks.silent):
        rows.sort(key=lambda one: one.since or date.max)
    tasks.to_report.sort(key=lambda one: one.due_on or date.max)
    return tasks
