"""The standing of an agreement: what it is on a given day."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kunak.core.terms.acts import Act
from kunak.core.terms.course import Course, Ending, courses, notice_deadline
from kunak.core.terms.duration import Duration, add_days
from kunak.core.terms.terms import Terms
from kunak.core.terms.workdays import working_day_on_or_before

NEAR = Duration(
    months=6
)  # how long before its last day a term that only runs out is called lapsing, without a notice period
DAYS_OF_A_PERIOD = frozenset({"period_start", "period_end", "notice_deadline", "notice_advised_by", "renews_on"})
IN_FORCE = {"in_force", "lapsing", "suspended"}
ENDED = {"expiry": "expired", "termination": "terminated", "notice": "terminated", "supersession": "superseded"}


class Standing(NamedTuple):
    """What an agreement is on a day; the fields are those of TERMS.md, and None is its null.

    A tuple, since of a whole register one is made for every agreement: a frozen dataclass takes four times as long.
    """

    on: date
    state: str
    reason: str | None = None
    since: date | None = None
    period: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    notice_deadline: date | None = None
    notice_advised_by: date | None = None
    renews_on: date | None = None
    ends_on: date | None = None

    def to_json(self) -> dict[str, str | int | None]:
        """Return the fields with days as ISO 8601."""
        values = self._asdict().items()
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in values}


def standing(terms: Terms, acts: Sequence[Act], on: date) -> Standing:
    """Return what the agreement is on the day `on`; an act of a later day does not exist.

    Args:
        acts: in the order in which they were recorded; those of one day count in this order.

    Raises:
        BadTerms: the acts cannot be counted with, for instance a renewal until a day that has passed.

    Source:
        TERMS.md.
    """
    known = courses(terms, acts, on)
    state, ending, current = _state(known[-1][1], on)
    return _standing(on, state, ending, current, None if state == "draft" else _since(known, on, state))


def _standing(on: date, state: str, ending: Ending | None, current: Course | None, since: date | None) -> Standing:
    if current is not None:
        return _in_force(current, ending, on, state, since)
    if ending is None or state in {"draft", "signed"}:
        return Standing(on, state, since=since)
    return Standing(on, state, ending.reason, since, ends_on=None if state == "void" else ending.last)


def standing_known(course: Course, on: date, before: Standing | None) -> Standing:
    """Return the standing on a day by what was known then.

    Args:
        before: the standing on the day before, from which the state may go on; None for the first day of all.
    """
    state, ending, current = _state(course, on)
    goes_on = before is not None and before.state == state
    since = None if state == "draft" else before.since if before is not None and goes_on else on
    return _standing(on, state, ending, current, since)


def _state(course: Course, on: date) -> tuple[str, Ending | None, Course | None]:
    """Return the state, the end if nothing further happens and, of what is in force, the course in its period."""
    state = state_of(course, on)
    return state, course.ending(), course.at(on) if state in IN_FORCE else None


def state_of(course: Course, on: date) -> str:
    """Return the state on a day by what is known; it only ever goes forward, see `_first_day`."""
    ending, start = course.ending(), course.start_of_all
    if ending is not None and ending.last < on:
        return "void" if start is None or ending.last < start else ENDED[ending.reason]
    if start is None or on < start:
        return "signed" if course.is_signed else "draft"
    if course.is_suspended:
        return "suspended"
    return "in_force" if ending is None or on < _lapses_on(course, ending) else "lapsing"


def _first_day(course: Course, state: str) -> date:
    """Return the first day on which a state that a course comes to may hold, as if it had been known for ever."""
    ending, start = course.ending(), course.start_of_all
    if state == "lapsing" and ending is not None:
        return max(_lapses_on(course, ending), start or date.min)
    if state in IN_FORCE:
        return start or date.min
    return add_days(ending.last, 1) if ending is not None and state != "signed" else date.min


def goes_on(current: Course) -> bool:
    """Return whether a period follows the current one if nothing further happens."""
    ending = current.ending()
    return current.end is not None and (ending is None or ending.last > current.end)


def _in_force(current: Course, ending: Ending | None, on: date, state: str, since: date | None) -> Standing:
    end, has_next = current.end, goes_on(current)
    is_automatic = has_next and current.agreed is None
    deadline = notice_deadline(end, current.terms.notice) if is_automatic and end is not None else None
    return Standing(
        on,
        state,
        ending.reason if ending is not None and state == "lapsing" else None,
        since,
        period=current.number,
        period_start=current.start,
        period_end=end,
        notice_deadline=deadline,
        notice_advised_by=working_day_on_or_before(deadline) if deadline else None,
        renews_on=add_days(end, 1) if has_next and end is not None else None,
        ends_on=ending.last if ending else None,
    )


def _lapses_on(course: Course, ending: Ending) -> date:
    """Return the first day on which an agreement in its last period is called lapsing."""
    start = course.last_start(ending)
    if ending.reason != "expiry":
        return start
    return max(start, add_days((course.terms.notice or NEAR).before(ending.last), 1))


def _since(known: list[tuple[date, Course]], on: date, state: str) -> date:
    """Return the first day of the state without a break, as each day was known then."""
    since = until = on
    for begins, course in reversed(known):
        if until < on and state_of(course, until) != state:
            break
        since = max(_first_day(course, state), begins)
        if since > begins:
            break
        until = add_days(begins, -1)
    return since


def changes(course: Course) -> list[date]:
    """Return the days on which the state of a course may change by itself."""
    days = [course.start_of_all] if course.start_of_all else []
    ending = course.ending()
    if ending is None:
        return days
    if course.start is not None:
        days += [course.last_start(ending), _lapses_on(course, ending)]
    return [*days, add_days(ending.last, 1)]


@dataclass(frozen=True, slots=True)
class Period:
    """One unbroken stretch of the term, as it was known at its own end or, of the current one, on the day asked."""

    number: int
    start: date
    end: date | None


def periods(terms: Terms, acts: Sequence[Act], on: date, *, most: int = 60) -> tuple[Period, ...]:
    """Return the periods up to the one of the day asked (or the last before an end), at most the last `most`."""
    known = courses(terms, acts, on)
    starts = [begins for begins, _ in known]
    ending = known[-1][1].ending()
    day = min(on, ending.last) if ending else on
    found: list[Period] = []
    while len(found) < most:
        current = _state(known[bisect_right(starts, day) - 1][1], day)[2]
        if current is None or current.start is None:
            break
        found.append(Period(current.number, current.start, current.end))
        day = add_days(current.start, -1)
    return tuple(reversed(found))


@dataclass(frozen=True, slots=True)
class ImpreciseStanding:
    """What both ends of an imprecise date agree on; `unknown` names the fields on which they do not."""

    standing: Standing
    unknown: frozenset[str]


def standing_between(earliest: Terms, latest: Terms, acts: Sequence[Act], on: date) -> ImpreciseStanding:
    """Return what is certain on a day of an agreement whose dates are known only to the month or the year.

    Args:
        earliest, latest: the terms with the first and the last day that the dates may be.

    Returns:
        Fields on which the two answers differ are None and named in `unknown`; a state that differs is ``unknown``.

    Source:
        TERMS.md, "asked at both ends of what is known".
    """
    return in_common(standing(earliest, acts, on), standing(latest, acts, on))


def in_common(first: Standing, last: Standing) -> ImpreciseStanding:
    """Return what two standings of one day agree on; as `standing_between`.

    Days of different periods may agree by chance (the working day before the first of January and the last of
    December), while those of a day of signing between the two do not: none of them is certain.
    """
    unknown = frozenset(name for name, here, there in zip(Standing._fields, first, last, strict=True) if here != there)
    if "period" in unknown:
        unknown |= DAYS_OF_A_PERIOD
    values = {name: "unknown" if name == "state" else None for name in unknown}
    return ImpreciseStanding(first._replace(**values), unknown)  # type: ignore[arg-type]
