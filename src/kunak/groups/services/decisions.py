"""Decisions: written with their numbers, changed, removed while the minutes are open."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kunak.agreements.services.texts import reason_of
from kunak.assignments.services import BodyInput
from kunak.core.assignments import Wording
from kunak.core.groups import DecisionMask
from kunak.groups.errors import (
    BodyTwice,
    DueBeforeMeeting,
    GoneMeanwhile,
    GroupChangedMeanwhile,
    GroupFieldMissing,
    MeetingClosed,
    NotInThisGroup,
    VotesBeyondPresent,
)
from kunak.groups.models import AgendaItem, CoExecutor, Decision, Meeting
from kunak.groups.queries.members import voting
from kunak.groups.services.conduct import writable
from kunak.groups.services.given import DecisionInput
from kunak.groups.services.texts import line_of
from kunak.journal.services import record
from kunak.people.models import Person


@transaction.atomic
def write_decision(*, item: AgendaItem, given: DecisionInput, by: Person) -> Decision:
    """Write a decision on an item; its number follows from the mask of the group.

    Raises:
        NotOfTheParties, NotAllowed, MeetingClosed: only who runs the meeting, while it is open.
        GoneMeanwhile: the item was taken off the agenda.
        GroupFieldMissing, DueBeforeMeeting, TextTooLong, GroupLineTooLong, NotInThisGroup, BodyTwice: what is entered
            cannot be used.
        VotesBeyondPresent: a side has more votes than members who are there.
    """
    if item.meeting_id is None:
        raise MeetingClosed
    meeting = writable(item.meeting_id, by)
    fresh = AgendaItem.objects.filter(pk=item.pk).first()
    if fresh is None:
        raise GoneMeanwhile
    if fresh.meeting_id != meeting.pk:
        raise MeetingClosed
    new = Decision(item=fresh, meeting=meeting)
    new.serial, new.number = _number(meeting, fresh)
    _write(new, given, by)
    record("decision written", of=new, by=by, about=meeting, after=told(new))
    return new


def _number(meeting: Meeting, item: AgendaItem) -> tuple[int, str]:
    """Return the next number; one that was taken off before is given again, since nothing was agreed on yet."""
    mask = DecisionMask.parse(meeting.group.decision_mask)
    same = meeting.decisions.filter(item=item) if mask.begins_in_each_item else meeting.decisions
    serial = 1 + (same.aggregate(last=Max("serial"))["last"] or 0)
    place = list(meeting.items.values_list("pk", flat=True)).index(item.pk) + 1
    return serial, mask.number(serial, item=place, minutes=meeting.number, year=meeting.starts_on.year)


def renumber(meeting: Meeting) -> None:
    """Number all decisions anew in their order, as the agenda stands now; to be called before minutes go out."""
    mask = DecisionMask.parse(meeting.group.decision_mask)
    every = list(meeting.decisions.select_related("item"))
    for one in every:
        Decision.objects.filter(pk=one.pk).update(number=f"~{one.pk}")
    running = 0
    for place, item in enumerate(meeting.items.all(), start=1):
        own = [one for one in every if one.item_id == item.pk]
        for serial, one in enumerate(own, start=1):
            running += 1
            one.serial = serial if mask.begins_in_each_item else running
            one.number = mask.number(one.serial, item=place, minutes=meeting.number, year=meeting.starts_on.year)
            one.save(update_fields=["serial", "number"])


def _write(decision: Decision, given: DecisionInput, by: Person) -> None:
    meeting = decision.meeting
    text = reason_of(given.text, is_needed=False)
    if not text:
        raise GroupFieldMissing(field="text")
    decision.text = text
    decision.executor = line_of(given.executor, "executor")
    decision.executor_side = given.executor_side if decision.executor else None
    if decision.executor and given.executor_side is None:
        raise GroupFieldMissing(field="executor_side")
    helpers = _helpers(decision, given)
    sides = {party.side_id for party in meeting.group.agreement.parties.all()}
    if any(side.pk not in sides for side in (given.executor_side, *(one.side for one in helpers)) if side):
        raise NotInThisGroup
    decision.controller = line_of(given.controller, "controller", 200)
    decision.wording, decision.due_on = given.wording, given.due_on
    has_term = given.wording != Wording.NONE or given.due_on or helpers or decision.controller
    if has_term and not decision.executor:
        raise GroupFieldMissing(field="executor")
    if given.due_on and given.due_on < meeting.ends_on:
        raise DueBeforeMeeting(day=meeting.ends_on)
    decision.changed_by, decision.changed_at = by, timezone.now()
    if decision.pk:
        decision.co_executors.all().delete()  # before the executor, who must be there while anybody helps
    decision.save()
    _vote(decision, given)
    CoExecutor.objects.bulk_create(CoExecutor(decision=decision, side=one.side, name=one.name) for one in helpers)


def _helpers(decision: Decision, given: DecisionInput) -> list[BodyInput]:
    """Return the co-executors without empty names.

    Raises:
        BodyTwice: a body of one side is named twice, or is the executor too.
        GroupLineTooLong: a name is longer than a body's name may be.
    """
    found = [BodyInput(one.side, line_of(one.name, "co_executors")) for one in given.co_executors]
    helpers = [one for one in found if one.name]
    named = {(given.executor_side.pk, decision.executor.casefold())} if given.executor_side else set()
    for one in helpers:
        if (key := (one.side.pk, one.name.casefold())) in named:
            raise BodyTwice(name=one.name)
        named.add(key)
    return helpers


def _vote(decision: Decision, given: DecisionInput) -> None:
    """Keep the votes of each side, never more than are there."""
    meeting = decision.meeting
    there = meeting.attendance.select_related("member").filter(member__isnull=False)
    present = [one.member for one in there if one.member and (one.is_present or one.substitute)]
    can_vote = [one.side_id for one in voting(present)]
    names = {party.side_id: party.label for party in meeting.group.agreement.parties.all()}
    decision.votes.all().delete()
    for side, in_favour, against, abstained in given.votes:
        if side not in names:
            raise NotInThisGroup
        if in_favour + against + abstained > can_vote.count(side):
            raise VotesBeyondPresent(side=names[side], present=can_vote.count(side))
        if in_favour or against or abstained:
            decision.votes.create(side_id=side, in_favour=in_favour, against=against, abstained=abstained)


@transaction.atomic
def change_decision(*, decision: Decision, revision: int, given: DecisionInput, by: Person) -> Decision:
    """Change a decision; its number stays.

    Raises:
        KunakError: as for `write_decision`.
        GroupChangedMeanwhile, GoneMeanwhile: a colleague was faster; nothing is written.
    """
    fresh = _open(decision, revision, by)
    before = told(fresh)
    fresh.revision += 1
    _write(fresh, given, by)
    record("decision changed", of=fresh, by=by, about=fresh.meeting, before=before, after=told(fresh))
    return fresh


@transaction.atomic
def remove_decision(*, decision: Decision, revision: int, by: Person) -> None:
    """Remove a decision that was written by mistake; the journal keeps it.

    Raises:
        KunakError: as for `change_decision`.
    """
    fresh = _open(decision, revision, by)
    before = told(fresh)
    meeting = fresh.meeting
    record("decision removed", of=fresh, by=by, about=meeting, before=before)
    fresh.delete()


def _open(seen: Decision, revision: int, by: Person) -> Decision:
    meeting = writable(seen.meeting_id, by)
    fresh = Decision.objects.select_related("item", "executor_side", "changed_by").filter(pk=seen.pk).first()
    if fresh is None:
        raise GoneMeanwhile
    fresh.meeting = meeting
    if fresh.revision != revision:
        raise GroupChangedMeanwhile(who=fresh.changed_by.name, at=fresh.changed_at)
    return fresh


def told(decision: Decision) -> dict[str, Any]:
    """Return a decision as the journal keeps it; what is empty is left out."""
    values = {
        "decision": decision.number,
        "text": decision.text,
        "executor": decision.executor,
        "co_executors": [f"{one.name} ({one.side})" for one in decision.co_executors.select_related("side")],
        "term wording": "" if decision.wording == Wording.NONE else str(decision.wording),
        "stated_on": decision.due_on.isoformat() if decision.due_on else "",
        "controller": decision.controller,
        "votes": [f"{one.side}: {one}" for one in decision.votes.select_related("side")],
    }
    return {name: value for name, value in values.items() if value not in ("", [])}
