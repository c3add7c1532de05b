"""Another day, or the withdrawal: asked for with a reason, decided by those who gave the assignment."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import StaleContent
from kunak.agreements.services.texts import reason_of
from kunak.assignments import policies
from kunak.assignments.content import request_hash
from kunak.assignments.errors import OffControlAlready, RequestReplaced, SameDay
from kunak.assignments.models import Assignment, ChangeKind, ChangeRequest, ChangeRequestKey
from kunak.assignments.services.answer import take_off_control_if_done
from kunak.assignments.services.locking import locked, tell
from kunak.assignments.works import Work, is_agreed, waiting, work_of
from kunak.people.models import Person

ASKED = {ChangeKind.SHIFT: "another day asked", ChangeKind.WITHDRAWAL: "withdrawal asked"}
AGREED = {ChangeKind.SHIFT: "another day agreed", ChangeKind.WITHDRAWAL: "withdrawal agreed"}


@transaction.atomic
def ask(
    *, assignment: Assignment, kind: ChangeKind, to_on: date | None, reason: str, on: date, by: Person
) -> ChangeRequest:
    """Ask those who gave an assignment for another day, or to withdraw it; one that waited before is replaced.

    Args:
        to_on: the new day, of what goes on its new last day; of no account for a withdrawal.
        on: today.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not.
        OffControlAlready: there is nothing more to move.
        SameDay: the day holds already, is over, or is missing.
        ReasonMissing, TextTooLong: those who decide must learn why.
    """
    locked(assignment.agreement_id)
    work = work_of(assignment.pk)
    side = policies.check_can_ask(by, work.assignment).side
    if work.stand(on).is_off_control:
        raise OffControlAlready
    new = ChangeRequest(assignment=work.assignment, side=side, kind=kind, by=by, made_on=on, made_at=timezone.now())
    new.number = 1 + max((one.number for one in work.requests), default=0)
    new.reason = reason_of(reason)
    new.before_on = work.course.until or work.course.counted_on
    new.to_on = _new_day(to_on, new.before_on, on) if kind == ChangeKind.SHIFT else None
    new.content_hash = request_hash(new)
    new.save(force_insert=True)
    tell(ASKED[kind], work.assignment, by=by, after=_told(new))
    return new


def _new_day(to_on: date | None, before: date, on: date) -> date:
    if to_on is None or to_on == before or to_on < on:
        raise SameDay(day=to_on or before)
    return to_on


@transaction.atomic
def decide(
    *, request: ChangeRequest, is_agreed: bool, content_hash: str, on: date, by: Person, reason: str = ""
) -> ChangeRequestKey:
    """Agree to a request for one's own side, or refuse it; with the last agreement it holds.

    Args:
        content_hash: of the request as the person saw it.
        on: today.

    Raises:
        NotOfTheParties, NotAllowed, NotWhoGave, OwnWords: only a coordinator of those who gave it, never who asked.
        OffControlAlready: the assignment is off control by now.
        RequestReplaced: it was decided, or another one was made since.
        StaleContent: the person saw another content.
        ReasonMissing, TextTooLong: who refuses says why.
    """
    locked(request.assignment.agreement_id)
    work = work_of(request.assignment_id)
    fresh = next(one for one in work.requests if one.pk == request.pk)
    fresh.assignment = work.assignment
    side = policies.check_can_decide(by, fresh).side
    if work.stand(on).is_off_control:
        raise OffControlAlready
    if work.requests[-1].pk != fresh.pk or side.pk not in waiting(fresh, work.assignment):
        raise RequestReplaced
    if content_hash != fresh.content_hash:
        raise StaleContent
    moment, told = timezone.now(), "" if is_agreed else reason_of(reason)
    key = fresh.keys.create(
        side=side,
        by=by,
        content_hash=content_hash,
        turned_at=moment if is_agreed else None,
        returned_at=None if is_agreed else moment,
        reason=told,
    )
    _tell(work, fresh, key)
    if is_agreed:
        _settle(work_of(work.assignment.pk), fresh, on, by)
    return key


def _settle(work: Work, seen: ChangeRequest, on: date, by: Person) -> None:
    """Tell that the day is moved or the assignment withdrawn, once all have agreed."""
    fresh = next(one for one in work.requests if one.pk == seen.pk)
    if not is_agreed(fresh, work.assignment):
        return
    if fresh.kind == ChangeKind.WITHDRAWAL:
        take_off_control_if_done(work, on=on, by=by, request=fresh)
        return
    after = {**_told(fresh), "turn": len(work.shifts)}
    tell("assignment moved", work.assignment, by=by, after=after)


def _tell(work: Work, request: ChangeRequest, key: ChangeRequestKey) -> None:
    after = {"side": str(key.side), "request": request.number, "content": key.content_hash}
    if key.reason:
        after["reason"] = key.reason
    verb = AGREED[ChangeKind(request.kind)] if key.turned_at else "request refused"
    tell(verb, work.assignment, by=key.by, after=after)


def _told(request: ChangeRequest) -> dict[str, object]:
    """Return a request as the journal keeps it."""
    values = {
        "side": str(request.side),
        "request": request.number,
        "moved from": request.before_on.isoformat() if request.to_on else "",
        "moved to": request.to_on.isoformat() if request.to_on else "",
        "reason": request.reason,
        "content": request.content_hash,
    }
    return {name: value for name, value in values.items() if value != ""}
