"""The desk as a whole: what waits, what comes in the next two weeks, the agreements of the side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from kunak.agreements.contributions import DatedThing
from kunak.agreements.queries import Row, agreements_of, row
from kunak.agreements.queries.late import LateStep, late_steps
from kunak.agreements.queries.page import term_dates
from kunak.agreements.words import away_words
from kunak.core.lifecycle import VersionState
from kunak.desk.queries.acts import acts
from kunak.desk.queries.before_signing import before_signing
from kunak.desk.queries.entries import Part
from kunak.desk.queries.overdue import parted
from kunak.desk.queries.parts import parts
from kunak.desk.queries.publications import publications
from kunak.desk.queries.readings import readings
from kunak.desk.queries.rows import ActTask, DraftTask, Publication, ReadingTask, Section, VersionTask
from kunak.desk.queries.versions import version_sections
from kunak.execution.queries import Tasks, work_tasks
from kunak.people.models import Side
from kunak.people.policies import Reader
from kunak.programme.models import Measure, Milestone
from kunak.programme.progress import progress_of, steps_done

AHEAD = timedelta(days=14)
SUNDAY = 6
SHOWN_DAYS = 12
SHOWN_LATE = 3
SHOWN_AGREEMENTS = 8


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk of one person."""

    our_key: Section[VersionTask]
    acts: Section[ActTask]
    before_signing: Section[DraftTask]
    publications: Section[Publication]
    returned: Section[VersionTask]
    readings: Section[ReadingTask]
    drafts: Section[VersionTask]
    their_key: Section[VersionTask]
    overdue: Part
    work: Tasks
    parts: tuple[Part, ...]  # of other rooms
    agreements: tuple[Row, ...]
    agreement_count: int
    week_ends_on: date
    ahead: tuple[DatedThing, ...]
    late: tuple[LateStep, ...]

    @property
    def count(self) -> int:
        """How many things the person can do something about."""
        waiting = sum(one.count for one in self._own() if one.can_act)
        return waiting + (self.work.count if self.work.can_act else 0)

    @property
    def is_clear(self) -> bool:
        """Whether nothing is under way on the side at all."""
        return self.work.is_clear and not any(one.count for one in (*self._own(), self.their_key))

    def _own(self) -> Iterator[Section[Any]]:
        """Yield the sections of what waits for the own side."""
        yield from (self.our_key, self.acts, self.before_signing, self.publications, self.returned)
        yield from (self.readings, self.drafts, self.overdue.section)
        yield from (one.section for one in self.parts)

    @property
    def this_week(self) -> tuple[DatedThing, ...]:
        """What comes up to Sunday."""
        return tuple(one for one in self.ahead if one.on <= self.week_ends_on)

    @property
    def next_week(self) -> tuple[DatedThing, ...]:
        """What comes after it."""
        return tuple(one for one in self.ahead if one.on > self.week_ends_on)

    @property
    def theirs(self) -> int:
        """How many things wait for other sides."""
        others = sum(one.section.count for one in self.parts if one.is_theirs)
        return self.their_key.count + len(self.work.theirs) + len(self.work.silent) + others


def desk(reader: Reader, side: Side, on: date) -> Desk:
    """Return what waits for a person of a side. A fixed number of queries, whatever there is.

    Args:
        on: the day from which the next two weeks are counted.
    """
    versions = version_sections(reader, side)
    agreements = [row(agreement, on) for agreement in agreements_of(side)]
    overdue, work, others = parted(work_tasks(reader, side, on), parts(reader, side, on))
    return Desk(
        our_key=versions.our_key,
        acts=acts(reader, side),
        before_signing=before_signing(reader, side),
        publications=publications(reader, side),
        returned=versions.returned,
        readings=readings(reader, side),
        drafts=versions.drafts,
        their_key=versions.their_key,
        overdue=overdue,
        work=work,
        parts=others,
        agreements=tuple(agreements[:SHOWN_AGREEMENTS]),
        agreement_count=len(agreements),
        week_ends_on=on + timedelta(days=SUNDAY - on.weekday()),
        ahead=tuple(_ahead(reader, side, agreements, others, on)),
        late=tuple(late_steps(side, on, SHOWN_LATE)),
    )


def _ahead(reader: Reader, side: Side, agreements: Iterable[Row], parts: Iterable[Part], on: date) -> list[DatedThing]:
    found = [*_terms(agreements, on), *_planned(reader, side, on), *_of_parts(parts, on)]
    soonest = sorted(found, key=lambda one: (one.on, one.title))[:SHOWN_DAYS]
    return [DatedThing(one.on, one.title, one.url, away_words(on, one.on)) for one in soonest]


def _terms(agreements: Iterable[Row], on: date) -> Iterator[DatedThing]:
    for one in agreements:
        for thing in term_dates(one.known, on):
            if thing.on <= on + AHEAD:
                yield DatedThing(thing.on, f"{one.names}: {thing.title}", one.agreement.get_absolute_url())


def _of_parts(parts: Iterable[Part], on: date) -> Iterator[DatedThing]:
    """Yield the days by which the own side is to do something that another room brought."""
    for one in parts:
        for entry in one.section.rows if not one.is_theirs else ():
            if entry.due_on and on <= entry.due_on <= on + AHEAD:
                yield DatedThing(entry.due_on, entry.title, entry.url)


def _planned(reader: Reader, side: Side, on: date) -> Iterator[DatedThing]:
    """Yield terms of measures in force and their milestones, but for measures that are over."""
    measures, steps = list(_measures(side, on)), list(_steps(side, on))
    told = progress_of([one.line for one in measures] + [one.measure.line for one in steps], reader, on)
    over = {line for line, progress in told.items() if progress.is_over}
    done = steps_done([one.measure.line for one in steps], reader)
    for measure in measures:
        if measure.ends_on and measure.line not in over:
            yield DatedThing(measure.ends_on, measure.text, measure.get_absolute_url())
    for step in steps:
        if step.due_on and step.measure.line not in over and step.line not in done:
            yield DatedThing(step.due_on, f"{step.name}: {step.measure.text}", step.measure.get_absolute_url())


def _measures(side: Side, on: date) -> QuerySet[Measure]:
    found = Measure.objects.filter(version__programme__agreement__parties__side=side, ends_on__range=(on, on + AHEAD))
    return found.filter(version__state=VersionState.IN_FORCE)


def _steps(side: Side, on: date) -> QuerySet[Milestone]:
    found = Milestone.objects.filter(
        measure__version__programme__agreement__parties__side=side,
        measure__dropped_at__isnull=True,  # a join asks no manager
        measure__version__state=VersionState.IN_FORCE,
        due_on__range=(on, on + AHEAD),
    )
    return found.select_related("measure")
