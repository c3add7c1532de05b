"""Where an assignment stands: one function of what was reported on its parts and of what was said to it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kunak.core.assignments.reports import Rhythm, reported_by, worked_day
from kunak.core.terms.office_days import EVERYWHERE, OfficeDays


class Outcome(StrEnum):
    """What a report says of a part."""

    DONE = "done"  # wholly, and proved
    PERIOD = "period"  # what was done in a period of a work that goes on
    NEWS = "news"  # interim: nobody answers it, and it ends nothing


class ControlState(StrEnum):
    """Where an assignment, or a part of it, stands."""

    UNDER_WAY = "under_way"
    RETURNED = "returned"  # a report was returned: it is to be made anew
    SENT = "sent"  # all is reported, and waits for who gave the assignment
    DONE = "done"
    DONE_LATE = "done_late"
    WITHDRAWN = "withdrawn"


OFF_CONTROL = frozenset({ControlState.DONE, ControlState.DONE_LATE, ControlState.WITHDRAWN})


class Category(StrEnum):
    """Under which heading an assignment stands in the summary of an office.

    Source:
        The summary of the control of assignments: done and off control, in progress, re-dated, long-running.
    """

    IN_PROGRESS = "in_progress"
    REDATED = "redated"
    LONG_RUNNING = "long_running"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Told:
    """A report on a part.

    Args:
        period: last day of the period that it is of, where the work goes on.
        waits: the sides that are still to answer it; none once all have accepted it.
    """

    outcome: Outcome
    made_on: date
    period: date | None = None
    waits: tuple[int, ...] = ()
    is_returned: bool = False

    @property
    def is_accepted(self) -> bool:
        """Whether all that are to answer have accepted it."""
        return not self.waits and not self.is_returned


@dataclass(frozen=True, slots=True)
class PartCourse:
    """What was reported on a part, oldest first, and the side whose body it is."""

    side: int
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """An assignment with all that became of it.

    Args:
        since: the day of its paper.
        counted_on: the day that its rule, or the last agreed shift, gives; a day off gives way to a worked day.
        rhythm: of a work that goes on; `until` its last day, None where it has none.
        shifts: how often the day was moved.
        asked: the sides that a request to move or to withdraw it waits for.
    """

    since: date
    counted_on: date
    parts: tuple[PartCourse, ...]
    rhythm: Rhythm | None = None
    until: date | None = None
    shifts: int = 0
    asked: tuple[int, ...] = ()
    withdrawn_on: date | None = None
    office: OfficeDays = EVERYWHERE


@dataclass(frozen=True, slots=True)
class PartStand:
    """Where a part stands.

    Args:
        by: the day that is next: it is reported by then; of what was done, the day it was due.
        period: last day of the period that is reported next, where the work goes on.
        waits: the sides that somebody waits for: the own one for a report, others for their answer.
    """

    state: ControlState
    by: date
    waits: tuple[int, ...]
    period: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an assignment stands on a day; the first of its parts that are not done tells by when what is due."""

    state: ControlState
    category: Category
    by: date
    waits: tuple[int, ...]
    parts: tuple[PartStand, ...]
    period: date | None = None
    late_days: int = 0
    done_on: date | None = None

    @property
    def is_off_control(self) -> bool:
        """Whether nobody has anything more to do."""
        return self.state in OFF_CONTROL


def stand(course: Course, on: date) -> Stand:
    """Return where an assignment stands.

    It is off control once every part is reported as done, proved and accepted; interim news changes nothing. It is in
    time where the reports that were accepted were made by their days: what is not reported counts as not done.

    Source:
        Rules of the control of assignments: off control after all items are done, proved by documents and reported;
        interim information is no ground; a result that is not on record counts as not done.
    """
    parts = tuple(_part(one, course) for one in course.parts)
    open_parts = [one for one in parts if one.state not in OFF_CONTROL]
    if course.withdrawn_on is not None:
        return Stand(ControlState.WITHDRAWN, Category.WITHDRAWN, parts[0].by, (), parts, done_on=course.withdrawn_on)
    if not open_parts:
        return _done(course, parts)
    first = min(open_parts, key=lambda one: one.by)
    unsaid = [one.by for one in open_parts if one.state is not ControlState.SENT]
    return Stand(
        _state(open_parts),
        _category(course),
        first.by,
        _sides(*(one.waits for one in parts), course.asked),
        parts,
        first.period,
        max(((on - day).days for day in unsaid if day < on), default=0),
    )


def periods(course: Course) -> Iterator[tuple[date, date]]:
    """Yield the last day of each period of a work that goes on, and the day by which that is reported."""
    rhythm = course.rhythm
    for end in rhythm.ends_after(course.since) if rhythm else ():
        if rhythm:
            yield end, reported_by(rhythm, end, since=course.since, office=course.office)
        if course.until is not None and end >= course.until:
            return


def _done(course: Course, parts: tuple[PartStand, ...]) -> Stand:
    is_late = any(one.state is ControlState.DONE_LATE for one in parts)
    last = max(parts, key=lambda one: one.by)
    state = ControlState.DONE_LATE if is_late else ControlState.DONE
    done_on = max(one.done_on for one in parts if one.done_on)
    late = max(0, *((one.done_on - one.by).days for one in parts if one.done_on))
    return Stand(state, Category.DONE, last.by, _sides(course.asked), parts, last.period, late, done_on)


def _state(open_parts: list[PartStand]) -> ControlState:
    states = {one.state for one in open_parts}
    if ControlState.RETURNED in states:
        return ControlState.RETURNED
    return ControlState.SENT if states == {ControlState.SENT} else ControlState.UNDER_WAY


def _category(course: Course) -> Category:
    if course.rhythm:
        return Category.LONG_RUNNING
    return Category.REDATED if course.shifts else Category.IN_PROGRESS


def _sides(*several: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(side for sides in several for side in sides))


def _part(part: PartCourse, course: Course) -> PartStand:
    if course.rhythm is not None:
        return _going_on(part, course)
    by = worked_day(course.counted_on, since=course.since, office=course.office)
    return _step(part, _last(part, None), by)


def _going_on(part: PartCourse, course: Course) -> PartStand:
    """Return where a work that goes on stands: at the first period that is not reported, or at its end.

    Only a report that it is done ends it, and the reports of all periods before are to be accepted too.
    """
    waits: tuple[int, ...] = ()
    is_late = False
    for end, by in periods(course):
        last = _last(part, end)
        step = _step(part, last, by, end)
        waits = _sides(step.waits, waits)
        if last is None or last.is_returned:
            return replace(step, waits=waits)
        is_late = is_late or last.made_on > by
        if last.outcome is Outcome.DONE:
            state = ControlState.SENT if waits else ControlState.DONE_LATE if is_late else ControlState.DONE
            return replace(step, state=state, waits=waits)
        if course.until is not None and end >= course.until:
            break
    return PartStand(ControlState.UNDER_WAY, by, _sides((part.side,), waits), end)


def _last(part: PartCourse, period: date | None) -> Told | None:
    """Return the last report of a period, or that all is done; news is neither."""
    known = {Outcome.DONE} if period is None else {Outcome.DONE, Outcome.PERIOD}
    said = [one for one in part.told if one.period == period and one.outcome in known]
    return said[-1] if said else None


def _step(part: PartCourse, last: Told | None, by: date, period: date | None = None) -> PartStand:
    if last is None:
        return PartStand(ControlState.UNDER_WAY, by, (part.side,), period)
    if last.is_returned:
        return PartStand(ControlState.RETURNED, by, (part.side,), period)
    if last.waits:
        return PartStand(ControlState.SENT, by, last.waits, period)
    state = ControlState.DONE_LATE if last.made_on > by else ControlState.DONE
    return PartStand(state, by, (), period, last.made_on)
