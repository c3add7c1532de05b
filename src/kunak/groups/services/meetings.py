"""Meetings: planned, one or a series, called, moved, cancelled; the agenda opens with what is unfinished."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kunak.agreements.services.texts import reason_of
from kunak.assignments.models import Assignment
from kunak.core.errors import BadInput
from kunak.core.groups import Repeat, materials_day, series_days
from kunak.core.lifecycle import MEETING_MOVES, MeetingState, check_move
from kunak.groups import policies
from kunak.groups.errors import (
    DaysOutOfOrder,
    EmptyAgenda,
    GroupChangedMeanwhile,
    GroupFieldMissing,
    MaterialsAfterMeeting,
    MeetingClosed,
    MeetingTooLong,
    NotInThisGroup,
)
from kunak.groups.models import AgendaItem, Meeting, WorkingGroup
from kunak.groups.services.given import MeetingInput
from kunak.groups.services.locking import locked_group, locked_meeting, shown_in, tell_invited
from kunak.groups.services.texts import line_of
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.people.queries import office_days

MOST_OF_A_SERIES = 24
LONGEST_MEETING = 14  # days after the first
TITLE = "О ходе исполнения поручения № {number}: {text}"
HIDDEN = "для служебного пользования"


@transaction.atomic
def plan_meeting(*, group: WorkingGroup, given: MeetingInput, by: Person) -> Meeting:
    """Plan a meeting; its agenda opens with the unfinished assignments of the group.

    Raises:
        NotOfTheParties, NotAllowed: only who runs the group on that day.
        GroupFieldMissing, DaysOutOfOrder, MeetingTooLong, MaterialsAfterMeeting, GroupLineTooLong, NotInThisGroup: what
            is entered cannot be used.
    """
    group = locked_group(group.pk)
    meeting = _plan(group, given, by)
    put_unfinished(meeting, by)
    return meeting


@transaction.atomic
def plan_series(*, group: WorkingGroup, given: MeetingInput, repeat: Repeat, count: int, by: Person) -> list[Meeting]:
    """Plan several meetings, the first on its day, the hosts in turn; each is called, moved, cancelled for itself.

    Raises:
        KunakError: as for `plan_meeting`.
        BadInput: there are fewer than two or more than `MOST_OF_A_SERIES`.
    """
    group = locked_group(group.pk)
    if not 2 <= count <= MOST_OF_A_SERIES:
        raise BadInput(field="count", value=count, reason="range")
    sides = [party.side for party in group.agreement.parties.all()]
    office = office_days([group.made_for])[group.made_for_id]
    first = sides.index(given.host) if given.host in sides else 0
    series, made = uuid4(), []
    for turn, day in enumerate(series_days(given.starts_on, repeat, count, office)):
        host = sides[(first + turn) % len(sides)] if given.host else None
        made.append(_plan(group, _on(given, day, host), by, series=series))
    put_unfinished(made[0], by)
    return made


def _on(given: MeetingInput, day: date, host: Any) -> MeetingInput:
    length = (given.ends_on or given.starts_on) - given.starts_on
    place = given.place if host == given.host else getattr(host, "label", "") or given.place
    return MeetingInput(
        starts_on=day,
        ends_on=day + length,
        starts_at=given.starts_at,
        place=place,
        link=given.link,
        host=host,
        is_restricted=given.is_restricted,
    )


def _plan(group: WorkingGroup, given: MeetingInput, by: Person, *, series: Any = None) -> Meeting:
    policies.check_can_run(by, group, given.starts_on)
    new = Meeting(group=group, series=series, changed_at=timezone.now())
    _fill(new, given)
    new.save(force_insert=True)
    record("meeting planned", of=new, by=by, about=shown_in(new), after=told(new))
    return new


def _fill(meeting: Meeting, given: MeetingInput) -> None:
    ends_on = given.ends_on or given.starts_on
    if ends_on < given.starts_on:
        raise DaysOutOfOrder(field="ends_on", first=given.starts_on)
    if (ends_on - given.starts_on).days > LONGEST_MEETING:
        raise MeetingTooLong(limit=LONGEST_MEETING + 1)
    meeting.starts_on, meeting.ends_on, meeting.starts_at = given.starts_on, ends_on, given.starts_at
    meeting.place, meeting.link = line_of(given.place, "place"), line_of(given.link, "link", 500)
    if not meeting.place and not meeting.link:
        raise GroupFieldMissing(field="place")
    if given.host and given.host.pk not in {one.side_id for one in meeting.group.agreement.parties.all()}:
        raise NotInThisGroup
    meeting.host = given.host
    due = given.materials_on or materials_day(given.starts_on, meeting.group.materials_days)
    if due > given.starts_on:
        raise MaterialsAfterMeeting(day=given.starts_on)
    meeting.materials_on, meeting.is_restricted = due, given.is_restricted


@transaction.atomic
def change_meeting(*, meeting: Meeting, revision: int, given: MeetingInput, by: Person) -> Meeting:
    """Move a meeting that was not opened, or change its place; those invited get the change with the next number.

    Raises:
        NotOfTheParties, NotAllowed: only who runs the group on that day.
        MeetingClosed: it was opened or cancelled.
        GroupChangedMeanwhile: a colleague was faster; nothing is written.
        KunakError: as for `plan_meeting`.
    """
    fresh = ahead(meeting, by)
    if fresh.revision != revision:
        raise GroupChangedMeanwhile(who="", at=fresh.changed_at)
    before, was_restricted = told(fresh), fresh.is_restricted
    _fill(fresh, given)
    policies.check_can_run(by, fresh.group, fresh.starts_on)
    _touch(fresh)
    fresh.save()
    where = fresh if was_restricted else shown_in(fresh)
    record("meeting moved", of=fresh, by=by, about=where, before=before, after=told(fresh))
    tell_invited(fresh)
    return fresh


def _touch(meeting: Meeting) -> None:
    meeting.revision += 1
    meeting.changed_at = timezone.now()
    if meeting.state == MeetingState.CALLED:
        meeting.sequence += 1
        meeting.revised = meeting.sequence


def ahead(seen: Meeting, by: Person) -> Meeting:
    """Return a meeting locked that was not opened yet and that the person runs.

    Raises:
        NotOfTheParties, NotAllowed, MeetingClosed: the person may not; it was opened or cancelled.
    """
    meeting = locked_meeting(seen.pk)
    policies.check_can_run_meeting(by, meeting)
    if not meeting.is_ahead:
        raise MeetingClosed
    return meeting


@transaction.atomic
def call_meeting(*, meeting: Meeting, by: Person) -> Meeting:
    """Call a meeting: its invitations are out, and those invited answer.

    Raises:
        NotOfTheParties, NotAllowed: only who runs the group on that day.
        MeetingClosed, ForbiddenMove: it was called, opened or cancelled.
        EmptyAgenda: there is nothing to come for.
    """
    fresh = ahead(meeting, by)
    check_move(MEETING_MOVES, fresh.state, MeetingState.CALLED)
    if not fresh.items.exists():
        raise EmptyAgenda
    fresh.state = MeetingState.CALLED
    fresh.revision += 1
    fresh.changed_at = timezone.now()
    fresh.save(update_fields=["state", "revision", "changed_at"])
    record("meeting called", of=fresh, by=by, about=shown_in(fresh), after=told(fresh))
    tell_invited(fresh)
    return fresh


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Person) -> Meeting:
    """Cancel a meeting that was not opened; its items go to the backlog, restricted ones marked.

    Raises:
        NotOfTheParties, NotAllowed: only who runs the group on that day.
        MeetingClosed: it was opened or cancelled before.
        ReasonMissing, TextTooLong: those invited must learn why.
    """
    fresh = ahead(meeting, by)
    reason = reason_of(reason)
    _touch(fresh)
    fresh.state, fresh.reason = MeetingState.CANCELLED, reason
    fresh.save()
    fresh.items.update(meeting=None, is_restricted=fresh.is_restricted)
    after = {"meeting": fresh.starts_on.isoformat(), "reason": reason}
    record("meeting cancelled", of=fresh, by=by, about=shown_in(fresh), after=after)
    tell_invited(fresh)
    return fresh


def unfinished(group: WorkingGroup) -> Sequence[Assignment]:
    """Return the assignments of the group's decisions that are not off control, oldest first. One query."""
    found = Assignment.objects.filter(decision__meeting__group=group, off_control__isnull=True)
    return list(found.order_by("counted_on", "pk"))


def put_unfinished(meeting: Meeting, by: Person) -> None:
    """Put the unfinished assignments at the head of an agenda, each that is on none ahead.

    To be called after an entry of the same transaction: behind the journal's lock nobody else does so meanwhile.
    """
    open_items = AgendaItem.objects.filter(group=meeting.group_id, assignment__isnull=False)
    there = set(open_items.filter(meeting__state__in=["planned", "called"]).values_list("assignment", flat=True))
    new = [one for one in unfinished(meeting.group) if one.pk not in there]
    if not new:
        return
    for item in meeting.items.all():
        item.order += len(new)
        item.save(update_fields=["order"])
    for order, one in enumerate(new, start=1):
        title = _title(one, meeting)
        AgendaItem.objects.create(
            group=meeting.group,
            meeting=meeting,
            order=order,
            title=title,
            assignment=one,
            changed_by=by,
            changed_at=timezone.now(),
        )
        record("item put on the agenda", of=meeting, by=by, about=shown_in(meeting), after={"item": title})


def _title(one: Assignment, meeting: Meeting) -> str:
    """Return what an unfinished assignment is called on an agenda: a restricted one keeps its words to itself."""
    is_told = meeting.is_restricted or not one.is_restricted
    return TITLE.format(number=one.number, text=one.text if is_told else HIDDEN)[:500]


def next_order(meeting: Meeting) -> int:
    """Return the place after the last item. One query."""
    last: int = meeting.items.aggregate(last=Max("order"))["last"] or 0
    return last + 1


def told(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as the journal keeps it; what is empty is left out."""
    values = {
        "group": str(meeting.group),
        "held from": meeting.starts_on.isoformat(),
        "held to": meeting.ends_on.isoformat(),
        "held at": f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "",
        "place": meeting.place,
        "link": meeting.link,
        "host": str(meeting.host or ""),
        "materials_on": meeting.materials_on.isoformat(),
        "restricted": meeting.is_restricted or "",
    }
    return {name: value for name, value in values.items() if value != ""}
