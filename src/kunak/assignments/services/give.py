"""An assignment is given: by a side to its own body, or by all sides together with their minutes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kunak.agreements.models import Agreement
from kunak.agreements.services.texts import words_of
from kunak.assignments import policies
from kunak.assignments.errors import AssignmentUnusable
from kunak.assignments.models import Assignment, Part, SourceKind
from kunak.assignments.rules import rules_of
from kunak.assignments.services.locking import locked, tell
from kunak.core.assignments import DueRules, Given, Wording, day_named, due, rhythm_of, wording_of
from kunak.core.errors import BadInput
from kunak.people.models import Organisation, Person, Side
from kunak.people.queries import office_days
from kunak.people.services import organisations_named
from kunak.programme.models import Measure

MOST_PARTS = 60


@dataclass(frozen=True, slots=True)
class BodyInput:
    """A body as the paper names it, and the side that it is of."""

    side: Side
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAssignment:
    """An assignment as its paper gives it.

    Args:
        executor: who answers for it; its side's rules and days off count the term.
        co_executors: each does its share and reports on it; of other sides only where all sides give it.
        items: several things to do, each reported by the executor for itself; none where the text is one.
        wording: how the term is put; None reads it in the text. Where that asks for reports again and again, the
            stated day is the last day of the work.
        stated: the day that the paper names.
        signed_on: the day of the paper; of minutes, the day of the sitting.
        registered_on: the day it came into the records, if that is known; urgent terms run from it.
        source: the paper in words: «Протокол от 12.05.2026 № 3, п. 2.1».
        measure: of whatever version, or none.
        controller: who watches over it, as the paper names the person.
        is_restricted: of minutes for official use: see `seen`.
    """

    text: str
    executor: BodyInput
    source_kind: SourceKind
    source: str
    signed_on: date
    co_executors: tuple[BodyInput, ...] = ()
    items: tuple[str, ...] = ()
    wording: Wording | None = None
    stated: date | None = None
    registered_on: date | None = None
    measure: Measure | None = None
    controller: str = ""
    is_restricted: bool = False


@transaction.atomic
def give(*, agreement: Agreement, given: GivenAssignment, on: date, by: Person) -> Assignment:
    """Give an assignment; its term is counted by the rules and days off of the executor's side.

    One that comes from minutes is given by all sides together: whoever calls this for it has their keys on the
    minutes, and calls it in the transaction of the last key. Any other is given by the side of `by` to its own body.

    Args:
        on: today.

    Raises:
        NotOfTheParties, NotAllowed: the person may not give it.
        AssignmentUnusable: a field is missing, too long, or contradicts another one.
        WordsMissing, TextTooLong: the text is empty or too long.
    """
    agreement = locked(agreement.pk)
    giver = _giver(agreement, given, by)
    _check(agreement, given, giver)
    new = Assignment(agreement=agreement, giver=giver, side=given.executor.side, given_by=by, given_on=on)
    new.number = 1 + (agreement.assignments.aggregate(last=Max("number"))["last"] or 0)
    _fill(new, given)
    _count(new, given)
    new.given_at = timezone.now()
    new.save(force_insert=True)
    parts = _parts(new, given)
    tell("assignment given", new, by=by, after=told(new, parts))
    return new


def _giver(agreement: Agreement, given: GivenAssignment, by: Person) -> Side | None:
    if given.source_kind == SourceKind.MINUTES:
        policies.check_can_give_by_minutes(by, agreement)
        return None
    return policies.check_can_give(by, agreement).side


def _check(agreement: Agreement, given: GivenAssignment, giver: Side | None) -> None:
    """Let pass what names bodies of the right sides, each once, and a measure of this agreement."""
    allowed = [giver.pk] if giver else [one.side_id for one in agreement.parties.all()]
    bodies = [given.executor, *given.co_executors]
    if any(one.side.pk not in allowed for one in bodies):
        raise AssignmentUnusable(field="executor", reason="side")
    if len({(one.side.pk, _line(one.name, 300, "executor").casefold()) for one in bodies}) < len(bodies):
        raise AssignmentUnusable(field="co_executors", reason="twice")
    if len(given.items) + len(given.co_executors) > MOST_PARTS:
        raise AssignmentUnusable(field="items", reason="many")
    if given.measure and given.measure.version.programme.agreement_id != agreement.pk:
        raise AssignmentUnusable(field="measure", reason="agreement")
    if given.measure is None and given.source_kind == SourceKind.MEASURE:
        raise AssignmentUnusable(field="measure")


def _fill(new: Assignment, given: GivenAssignment) -> None:
    new.text = words_of(given.text)
    new.is_restricted = given.is_restricted
    new.source_kind, new.source = given.source_kind, _line(given.source, 300, "source")
    new.controller = _line(given.controller, 200, "controller", is_needed=False)
    new.signed_on, new.registered_on = given.signed_on, given.registered_on
    if given.registered_on and given.registered_on < given.signed_on:
        raise AssignmentUnusable(field="registered_on", reason="before")
    if given.measure:
        new.line, new.sector = given.measure.line, given.measure.sector


def _count(new: Assignment, given: GivenAssignment) -> None:
    """Count the term, and keep by which lengths it was counted."""
    wording = given.wording or wording_of(given.text)
    rules = rules_of(given.executor.side)
    rhythm = rhythm_of(wording, rules)
    new.stated_on = _stated(given, wording)
    stated = None if rhythm else new.stated_on
    try:
        paper = Given(given.signed_on, wording, stated, given.registered_on)
        found = due(paper, rules=rules, office=office_days([given.executor.side])[given.executor.side.pk])
    except BadInput:
        raise AssignmentUnusable(field="stated", reason="before") from None
    if rhythm and given.stated and given.stated < given.signed_on:
        raise AssignmentUnusable(field="stated", reason="before")
    new.wording, new.rule, new.counted_on = wording, found.rule, found.before_days_off
    new.rule_length, new.rule_is_working = _length(found.rule, rules)
    new.report_month = rhythm.month if rhythm else None
    if rhythm:
        new.rule_length = rhythm.day
    new.rule_source = "" if found.rule == "stated" else rules.source


def _stated(given: GivenAssignment, wording: Wording) -> date | None:
    """Return the day that the paper names; of the text where the term is left to it alone, unless that day is over."""
    if given.stated or given.wording is not None or wording is not Wording.NONE:
        return given.stated
    day = day_named(given.text)
    return day if day and day >= given.signed_on else None


def _length(rule: str, rules: DueRules) -> tuple[int | None, bool]:
    limits = {"at_once": rules.at_once, "urgent": rules.urgent, "promptly": rules.promptly}
    if rule in limits:
        return limits[rule].days, limits[rule].is_working
    return (rules.months if rule == "month" else None), False


def _parts(new: Assignment, given: GivenAssignment) -> list[Part]:
    """Keep who does what: the executor the items or the whole, each co-executor its share."""
    leads = [(given.executor, item) for item in (words_of(one) for one in given.items)] or [(given.executor, "")]
    wanted = [*((body, item, False) for body, item in leads), *((body, "", True) for body in given.co_executors)]
    found: dict[tuple[int, str], Organisation] = organisations_named((one.side, one.name) for one, _, _ in wanted)
    parts = [
        Part(
            assignment=new,
            order=order,
            side=one.side,
            body=found[one.side.pk, one.name],
            name=_line(one.name, 300, "executor"),
            is_co=is_co,
            item=item,
        )
        for order, (one, item, is_co) in enumerate(wanted, start=1)
    ]
    for part in parts:
        part.save(force_insert=True)
    return parts


def _line(text: str, limit: int, field: str, *, is_needed: bool = True) -> str:
    line = " ".join(text.replace("\x00", "").split())
    if is_needed and not line:
        raise AssignmentUnusable(field=field)
    if len(line) > limit:
        raise AssignmentUnusable(field=field, reason="long")
    return line


def told(new: Assignment, parts: list[Part]) -> dict[str, Any]:
    """Return an assignment as the journal keeps it; what is empty is left out."""
    values = {
        "assignment": new.number,
        "side": str(new.side),
        "text": new.text,
        "source": new.source,
        "signed_on": new.signed_on.isoformat(),
        "registered_on": new.registered_on.isoformat() if new.registered_on else "",
        "stated_on": new.stated_on.isoformat() if new.stated_on else "",
        "term wording": str(new.wording),
        "counted_on": new.counted_on.isoformat(),
        "executors": [one.name for one in parts if not one.is_co][:1],
        "items": [one.item for one in parts if one.item],
        "co_executors": [one.name for one in parts if one.is_co],
        "controller": new.controller,
    }
    return {name: value for name, value in values.items() if value not in ("", None, [])}
