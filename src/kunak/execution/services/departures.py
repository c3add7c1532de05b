"""Departures from the plan: proposed by one side with a reason, holding once all others have agreed."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import StaleContent
from kunak.agreements.services.texts import reason_of
from kunak.core.execution import DepartureKind
from kunak.core.two_keys import KeyState
from kunak.execution import policies
from kunak.execution.content import departure_hash
from kunak.execution.errors import NotTheLatestDeparture, ResultMissing, SameTerm, WorkOver
from kunak.execution.models import Departure, DepartureKey
from kunak.execution.services.locking import locked, present_work
from kunak.execution.works import Work, agreed_at, departure_states
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme.models import Measure

AGREED = {
    DepartureKind.SHIFT: "term shifted",
    DepartureKind.MOVE: "measure moved",
    DepartureKind.DROP: "measure dropped by all",
}


@transaction.atomic
def propose_departure(
    *, measure: Measure, kind: DepartureKind, ends_on: date | None, reason: str, on: date, by: Person
) -> Departure:
    """Propose for one's own side to move a term, to move a measure to the next plan or to drop it.

    One that waited before is replaced; what was signed holds until all other sides have agreed.

    Args:
        ends_on: the new last day of a shift; of no account otherwise.
        on: today.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        NotUnderWay, WorkOver: no version in force has the measure; it is done, moved or dropped by all sides.
        ReasonMissing, TextTooLong: the others must learn why.
        ResultMissing, SameTerm: a shift wants a day, and another one than that which holds.
    """
    agreement = locked(measure.version.programme.agreement_id)
    work, present = present_work(measure.line)
    side = policies.check_can_depart(by, agreement).side
    if work.progress(on).is_over:
        raise WorkOver
    new = Departure(agreement=agreement, line=measure.line, side=side, kind=kind, by=by, made_at=timezone.now())
    new.number = 1 + max((one.number for one in work.departures), default=0)
    new.reason = reason_of(reason)
    new.before_on = work.plan.term.ends_on
    if kind is DepartureKind.SHIFT:
        new.ends_on = _new_day(ends_on, new.before_on)
    new.content_hash = departure_hash(new)
    new.save(force_insert=True)
    record("departure proposed", of=present, by=by, about=agreement, after=_told(new))
    return new


def _new_day(ends_on: date | None, before: date | None) -> date:
    if ends_on is None:
        raise ResultMissing(field="ends_on")
    if ends_on == before:
        raise SameTerm
    return ends_on


@transaction.atomic
def answer_departure(
    *, departure: Departure, is_agreed: bool, content_hash: str, on: date, by: Person, reason: str = ""
) -> DepartureKey:
    """Agree for one's own side to a departure of another side, or return it; with the last key it holds.

    Args:
        content_hash: of the departure as the person saw it.
        on: today.

    Raises:
        NotOfTheParties, NotAllowed, OwnReport: only a coordinator of another side; administrators never.
        NotUnderWay, WorkOver: the measure is out of the plan or over by now.
        NotTheLatestDeparture: another is proposed since; this one holds or was returned.
        StaleContent: the person saw another content.
        ReasonMissing, TextTooLong: who returns it says why.
    """
    locked(departure.agreement_id)
    fresh = Departure.objects.select_related("side", "agreement").get(pk=departure.pk)
    work, measure = present_work(fresh.line)
    side = policies.check_can_answer_departure(by, fresh).side
    if work.progress(on).is_over:
        raise WorkOver
    _check_waits(fresh, work, side.pk)
    if content_hash != fresh.content_hash:
        raise StaleContent
    moment = timezone.now()
    key = fresh.keys.create(
        side=side,
        by=by,
        content_hash=content_hash,
        turned_at=moment if is_agreed else None,
        returned_at=None if is_agreed else moment,
        reason="" if is_agreed else reason_of(reason),
    )
    _tell(key, fresh, work, measure)
    return key


def _check_waits(departure: Departure, work: Work, side: int) -> None:
    states = departure_states(departure, work.sides, departure.keys.all())
    is_open = KeyState.RETURNED not in states.values() and states[side] is not KeyState.TURNED
    if not is_open or work.departures[-1].pk != departure.pk:
        raise NotTheLatestDeparture


def _tell(key: DepartureKey, departure: Departure, work: Work, measure: Measure) -> None:
    verb = "departure agreed" if key.turned_at else "departure returned"
    after = {"side": str(key.side), "departure": departure.number, "content": key.content_hash}
    if key.reason:
        after["reason"] = key.reason
    record(verb, of=measure, by=key.by, about=departure.agreement, after=after)
    if agreed_at(Departure.objects.get(pk=departure.pk), work.sides):
        record(
            AGREED[DepartureKind(departure.kind)],
            of=measure,
            by=key.by,
            about=departure.agreement,
            after=_told(departure),
        )


def _told(departure: Departure) -> dict[str, object]:
    values = {
        "side": str(departure.side),
        "departure": departure.number,
        "departure kind": str(departure.kind),
        "before_on": departure.before_on.isoformat() if departure.before_on else "",
        "shifted to": departure.ends_on.isoformat() if departure.ends_on else "",
        "reason": departure.reason,
        "content": departure.content_hash,
    }
    return {name: value for name, value in values.items() if value != ""}
