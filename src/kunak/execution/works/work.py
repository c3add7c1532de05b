"""One measure through all versions that carry it, as the core knows it: what was agreed, reported and answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from kunak.core.execution import (
    Agreed,
    Answer,
    Answered,
    Course,
    DepartureKind,
    Outcome,
    Plan,
    Progress,
    Reported,
    Silent,
    Stage,
    Step,
    Verdict,
    course_of,
    progress,
    verdict,
)
from kunak.core.lifecycle import OPEN_VERSIONS, VersionState
from kunak.core.programme.term import MeasureTerm
from kunak.core.terms.office_days import EVERYWHERE, OfficeDays
from kunak.core.two_keys import KeyState, Turn, is_agreed, key_states
from kunak.execution.models import Departure, Forecast, Report, ReportKey, Silence
from kunak.people.models import Key
from kunak.programme.models import Milestone, Version

SENT_BACK = frozenset((Verdict.RETURNED, Verdict.DISPUTED))


@dataclass(frozen=True, slots=True)
class Carried:
    """A measure as one version has it."""

    pk: int
    version: Version
    term: MeasureTerm


@dataclass(slots=True)
class Work:
    """One measure through all versions that carry it; `carried` are they, oldest first.

    `reports` has the latest revision of each report, with its answers.
    """

    line: UUID
    agreement: int
    sides: tuple[int, ...]
    carried: list[Carried] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    reported: list[Reported] = field(default_factory=list)
    departures: list[Departure] = field(default_factory=list)
    told: list[Forecast] = field(default_factory=list)  # the latest of each name, oldest first
    called: dict[int, list[Milestone]] = field(default_factory=dict)  # milestones, by the measure of a version
    keys: tuple[int, ...] = ()  # on the version that it waits in
    office: OfficeDays = EVERYWHERE  # the days on which the offices of all its sides work

    @property
    def present(self) -> Carried | None:
        """The measure in the version in force; where two plans have it, in the later plan."""
        return next((one for one in reversed(self.carried) if one.version.state == VersionState.IN_FORCE), None)

    @property
    def baseline(self) -> Carried | None:
        """The measure in the first version in force that had it."""
        return next((one for one in self.carried if one.version.in_force_at), None)

    @property
    def shown(self) -> Carried:
        """The measure in the version that holds; before any does, in the last one."""
        return self.present or self.carried[-1]

    @property
    def steps(self) -> list[Milestone]:
        """The milestones of the version that holds."""
        return self.called.get(self.shown.pk, [])

    @property
    def forecasts(self) -> dict[UUID, Forecast]:
        """What was last said of the day of each milestone, by its line, whatever it was called then."""
        found = {line: one for one in self.told if (line := self.step_line(one.step, one.made_at))}
        return {line: one for line, one in found.items() if one.expected_on}

    def step_line(self, name: str, at: datetime) -> UUID | None:
        """Return which milestone somebody meant by a name at a moment: that of the version that held then."""
        agreed = [(one.version.in_force_at, one.pk) for one in self.carried if one.version.in_force_at]
        for _moment, key in sorted(agreed, key=lambda one: (one[0] <= at, one), reverse=True):
            for step in self.called.get(key, ()):
                if step.name == name:
                    return step.line
        return None

    @property
    def heard(self) -> list[Reported]:
        """The reports as the core knows them, milestones by the names that they have today."""
        pairs = zip(self.reports, self.reported, strict=True)
        return [replace(known, step=self.called_today(one.step, one.made_at)) for one, known in pairs]

    def called_today(self, name: str, at: datetime) -> str:
        """Return what a milestone is called in the version that holds; its name of that moment where none has it."""
        line = self.step_line(name, at) if name else None
        return next((one.name for one in self.steps if one.line == line), name)

    @property
    def done_steps(self) -> frozenset[UUID]:
        """The milestones that a side reports as done, by their lines, but for what was sent back or is disputed."""
        pairs = zip(self.reports, self.reported, strict=True)
        done = (
            self.step_line(one.step, one.made_at)
            for one, known in pairs
            if known.outcome is Outcome.DONE and verdict(known, self.sides) not in SENT_BACK
        )
        return frozenset(line for line in done if line)

    @property
    def course(self) -> Course | None:
        """What holds after all that was agreed; None before anything was."""
        agreed = [
            Agreed(one.version.in_force_at, one.term, opens=self._opens(one))
            for one in self.carried
            if one.version.in_force_at
        ]
        if not agreed:
            return None
        return course_of(agreed[0], [*agreed[1:], *filter(None, (self._agreed(one) for one in self.departures))])

    def _opens(self, one: Carried) -> bool:
        """Return whether a version is the first in force of its plan that has the measure."""
        return one is next(
            other
            for other in self.carried
            if other.version.in_force_at and other.version.programme_id == one.version.programme_id
        )

    @property
    def opened_at(self) -> datetime | None:
        """When the plan of today took the measure up from another one; None where the first plan has it."""
        present, baseline = self.present, self.baseline
        if present is None or baseline is None or present.version.programme_id == baseline.version.programme_id:
            return None
        same = (one.version for one in self.carried if one.version.programme_id == present.version.programme_id)
        return next((one.in_force_at for one in same if one.in_force_at), None)

    def _agreed(self, departure: Departure) -> Agreed | None:
        at = agreed_at(departure, self.sides)
        return Agreed(at, None, DepartureKind(departure.kind), departure.ends_on) if at else None

    @property
    def untold(self) -> object | None:
        """What alone its progress is counted from while nobody has said anything of it; None once somebody has."""
        if self.reports or self.departures or self.told:
            return None
        return self.sides, self.keys, tuple((one.version.pk, one.term) for one in self.carried)

    @property
    def plan(self) -> Plan:
        """The measure as the sides agreed on it."""
        course, baseline = self.course, self.baseline
        if course is None or baseline is None or baseline.version.in_force_at is None:
            last = self.carried[-1].term if self.carried else MeasureTerm("none")
            return Plan(self.sides, last, Stage.WRITTEN, keys=self.keys)
        return Plan(
            self.sides,
            course.term,
            self._stage(course),
            localdate(self.opened_at or baseline.version.in_force_at),
            (self.present or self.carried[-1]).version.programme.ends_on,
            course.baseline,
            steps=tuple(self._step(one) for one in self.steps),
        )

    def _stage(self, course: Course) -> Stage:
        """Return the stage; a version in force without the measure dropped it by the keys of all sides."""
        if course.ended is DepartureKind.MOVE:
            return Stage.MOVED
        return Stage.DROPPED if course.ended is DepartureKind.DROP or self.present is None else Stage.IN_FORCE

    def _step(self, one: Milestone) -> Step:
        forecast = self.forecasts.get(one.line)
        first = next((row.due_on for row in self._first_steps if row.line == one.line), None)
        return Step(one.name, one.due_on, one.is_final, first, forecast.expected_on if forecast else None)

    @property
    def _first_steps(self) -> list[Milestone]:
        return self.called.get(self.baseline.pk, []) if self.baseline else []

    def progress(self, on: date) -> Progress:
        """Return where the measure stands on a day; what was reported under an earlier plan ended it there alone."""
        opened, pairs = self.opened_at, zip(self.reports, self.heard, strict=True)
        reports = [known for one, known in pairs if opened is None or one.made_at >= opened]
        return progress(self.plan, reports, on, office=self.office)


def progress_of_all(works: Iterable[Work], on: date) -> dict[UUID, Progress]:
    """Return where measures stand on a day, by their lines.

    Of a plan most measures have nothing said of them yet: those with one term in the same versions stand alike.
    """
    alike: dict[object, Progress] = {}
    found: dict[UUID, Progress] = {}
    for work in works:
        same = work.untold
        if same is None:
            found[work.line] = work.progress(on)
        else:
            if same not in alike:
                alike[same] = work.progress(on)
            found[work.line] = alike[same]
    return found


def agreed_at(departure: Departure, sides: Sequence[int]) -> datetime | None:
    """Return when the last other side agreed to a departure; None while some has not. No query where keys are at hand.

    Proposing it is the key of its own side.
    """
    keys = list(departure.keys.all())
    states = departure_states(departure, sides, keys)
    if not is_agreed(states):
        return None
    return max((key.turned_at for key in keys if key.turned_at), default=None)


def departure_states(departure: Departure, sides: Sequence[int], keys: Iterable[Key]) -> dict[int, KeyState]:
    """Return where each side stands on a departure."""
    turns = [Turn(departure.side_id, departure.content_hash), *(_turn(key) for key in keys)]
    return key_states(sides, turns, departure.content_hash)


def _turn(key: Key) -> Turn:
    return Turn(key.side_id, key.content_hash, key.turned_at is None)


def reported(report: Report, keys: Iterable[ReportKey], silences: Iterable[Silence]) -> Reported:
    """Return a report as the core knows it. No query."""
    return Reported(
        report.side_id,
        Outcome(report.outcome),
        report.made_on,
        report.held_on,
        report.year,
        report.step,
        tuple(Answered(key.side_id, answer_of(key), _day_of(key)) for key in keys),
        tuple(Silent(one.side_id, one.since) for one in silences),
    )


def answer_of(key: ReportKey) -> Answer:
    """Return what a key says."""
    if key.turned_at:
        return Answer.CONFIRMED
    return Answer.DISPUTED if key.is_dispute else Answer.RETURNED


def _day_of(key: Key) -> date:
    return localdate(key.turned_at or key.returned_at)


def seen_by(works: Iterable[Work], side: int) -> list[Work]:
    """Return the measures that a side may know of: those of its agreements, without drafts of other sides."""
    return [one for one in works if side in one.sides and _is_seen(one, side)]


def _is_seen(work: Work, side: int) -> bool:
    return any(one.version.state not in OPEN_VERSIONS or one.version.drafted_by_side_id == side for one in work.carried)
