"""The steps from the proposal to the publication, each with its day or the day by which it is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kunak.core.drafting.course import Course, SideCourse, agreed_on
from kunak.core.registration import Deadline, Limit

StepKind = Literal["done", "done_late", "due", "late", "open", "ahead", "returned"]


@dataclass(frozen=True, slots=True)
class Step:
    """A step and where it stands on a day.

    Args:
        code: ``intent``, ``text``, ``sending``, ``approval``, ``settling``, ``signing``, ``law``, ``hand_over``,
            ``registration`` or ``publication``.
        side: whose it is; None where it is of all.
        kind: ``open`` can be done and has no last day; ``ahead`` waits for what comes before it.
        limit, since: the rule behind the deadline, and the day that it is counted from.
        days: of a late one, by how many days.
    """

    code: str
    kind: StepKind
    side: int | None = None
    done_on: date | None = None
    deadline: Deadline | None = None
    limit: Limit | None = None
    since: date | None = None
    days: int = 0


def steps(course: Course, on: date) -> tuple[Step, ...]:
    """Return the steps in their order as they stand on a day."""
    return tuple(_before(course, on)) + tuple(_after(course, on))


def _before(course: Course, on: date) -> Iterator[Step]:
    proposer = next((one for one in course.sides if one.side == course.proposed_by), None)
    yield Step("intent", "done", done_on=course.proposed_on)
    yield _step("text", proposer.limits.text if proposer else None, course.proposed_on, course.drafted_on, on)
    yield _step("sending", None, course.drafted_on, course.sent_on, on)
    for side in course.sides:
        yield _approval(course, side, on)
    if course.rows:
        done_on = None if course.open_rows else course.settled_on
        yield _step("settling", None, course.sent_on, done_on, on)
    yield _signing(course, on)


def _approval(course: Course, side: SideCourse, on: date) -> Step:
    if side.returned_on:
        return Step("approval", "returned", side.side, done_on=side.returned_on)
    return _step("approval", side.limits.approval, course.sent_on, side.approved_on, on, side=side.side)


def _signing(course: Course, on: date) -> Step:
    """Return the signing; of several sides' limits the one that ends first holds."""
    agreed, given = agreed_on(course), [one.limits.signing for one in course.sides if one.limits.signing]
    first = min(given, key=lambda limit: limit.after(agreed).last) if given and agreed else None
    return _step("signing", first, agreed, course.signed_on, on)


def _after(course: Course, on: date) -> Iterator[Step]:
    for one in course.sides:
        if one.limits.needs_law:
            yield _step("law", one.limits.law, course.signed_on, one.law_on, on, side=one.side)
        yield _step("hand_over", one.hand_over, course.signed_on, one.handed_over_on, on, side=one.side)
        yield _step("registration", one.registration, course.signed_on, one.registered_on, on, side=one.side)
    yield _step("publication", None, course.signed_on, course.published_on, on)


def _step(
    code: str, limit: Limit | None, since: date | None, done_on: date | None, on: date, *, side: int | None = None
) -> Step:
    if since is None and done_on is None:
        return Step(code, "ahead", side)
    deadline = limit.after(since) if limit and since else None
    late = max(((done_on or on) - deadline.last).days, 0) if deadline else 0
    kind: StepKind = (
        ("done_late" if late else "done") if done_on else ("late" if late else "due" if deadline else "open")
    )
    return Step(code, kind, side, done_on, deadline, limit if deadline else None, since, late)
