"""Items: put on an agenda or into the backlog, changed, put off, taken on; their materials."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from kunak.agreements.models import Agreement
from kunak.core.errors import BadInput
from kunak.documents.services import as_it_came, keep_unread
from kunak.documents.services.add import Incoming
from kunak.groups import policies
from kunak.groups.errors import (
    GoneMeanwhile,
    GroupChangedMeanwhile,
    ItemInUse,
    ItemRestricted,
    MeetingClosed,
    NotInThisGroup,
)
from kunak.groups.models import AgendaItem, Material, Meeting, WorkingGroup
from kunak.groups.services.given import File, ItemInput
from kunak.groups.services.locking import locked_group, locked_meeting, shown_in
from kunak.groups.services.meetings import next_order
from kunak.groups.services.texts import line_of
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme.models import Measure

LONGEST_ITEM = 600  # minutes


@transaction.atomic
def add_item(
    *,
    group: WorkingGroup,
    given: ItemInput,
    on: date,
    by: Person,
    meeting: Meeting | None = None,
    line: UUID | None = None,
) -> AgendaItem:
    """Put an item on the agenda of a meeting, or into the backlog of the group.

    Args:
        on: today, for who runs the group where there is no meeting.
        line: of the measure that it is about.

    Raises:
        NotOfTheParties, NotAllowed: only who runs the group.
        MeetingClosed: the minutes are with the sides, or it was cancelled.
        NotInThisGroup: the meeting or the measure is of another group or agreement.
        GroupFieldMissing, GroupLineTooLong, BadInput: it has no title, or something is too long.
    """
    group = locked_group(group.pk)
    if meeting is None:
        policies.check_can_run(by, group, on)
    else:
        meeting = editable(meeting, by)
    if meeting is not None and meeting.group_id != group.pk:
        raise NotInThisGroup
    item = AgendaItem(group=group, meeting=meeting, line=_line(line, group.agreement))
    item.order = next_order(meeting) if meeting else 1
    _save(item, given, by)
    record("item put on the agenda", of=group, by=by, about=_shown(item), after=_told(item))
    return item


def editable(seen: Meeting, by: Person) -> Meeting:
    """Return a meeting locked whose agenda the person may still change.

    Raises:
        NotOfTheParties, NotAllowed, MeetingClosed: the person may not; it is not at that stage.
    """
    meeting = locked_meeting(seen.pk)
    policies.check_can_run_meeting(by, meeting)
    if not (meeting.is_ahead or meeting.is_open):
        raise MeetingClosed
    return meeting


def _line(line: UUID | None, agreement: Agreement) -> UUID | None:
    if line is None:
        return None
    agreed = Measure.objects.filter(version__programme__agreement=agreement, version__in_force_at__isnull=False)
    if not agreed.filter(line=line).exists():
        raise NotInThisGroup
    return line


def _save(item: AgendaItem, given: ItemInput, by: Person) -> None:
    item.title = line_of(given.title, "title", 500, is_needed=True)
    item.presenter = line_of(given.presenter, "presenter")
    if given.minutes is not None and not 1 <= given.minutes <= LONGEST_ITEM:
        raise BadInput(field="minutes", value=given.minutes, reason="range")
    item.minutes = given.minutes
    item.changed_by, item.changed_at = by, timezone.now()
    item.save()


def locked_item(seen: AgendaItem, on: date, by: Person) -> AgendaItem:
    """Return an item whose meeting, or whose group where it has none, is locked and run by the person.

    Raises:
        NotOfTheParties, NotAllowed, MeetingClosed: the person may not; it is not at that stage.
        GoneMeanwhile: somebody took it off.
    """
    group = locked_group(seen.group_id)
    item = AgendaItem.objects.select_related("changed_by").filter(pk=seen.pk).first()
    if item is None:
        raise GoneMeanwhile
    item.group = group
    if item.meeting_id is None:
        policies.check_can_run(by, group, on)
    else:
        item.meeting = editable(Meeting(pk=item.meeting_id), by)
    return item


@transaction.atomic
def change_item(*, item: AgendaItem, revision: int, given: ItemInput, on: date, by: Person) -> AgendaItem:
    """Change what an item is called, who presents it and how long it takes.

    Raises:
        KunakError: as for `add_item`.
        GroupChangedMeanwhile: a colleague was faster; nothing is written.
    """
    fresh = locked_item(item, on, by)
    if fresh.revision != revision:
        raise GroupChangedMeanwhile(who=fresh.changed_by.name, at=fresh.changed_at)
    before = _told(fresh)
    fresh.revision += 1
    _save(fresh, given, by)
    record("item changed", of=fresh.group, by=by, about=_shown(fresh), before=before, after=_told(fresh))
    return fresh


@transaction.atomic
def raise_item(*, item: AgendaItem, on: date, by: Person) -> AgendaItem:
    """Let an item change places with the one before it; the first stays.

    Raises:
        KunakError: as for `change_item`.
    """
    fresh = locked_item(item, on, by)
    if fresh.meeting is None:
        raise MeetingClosed
    in_order = list(fresh.meeting.items.all())
    place = [one.pk for one in in_order].index(fresh.pk)
    if place:
        in_order[place - 1], in_order[place] = in_order[place], in_order[place - 1]
    for order, one in enumerate(in_order, start=1):
        if one.order != order:
            one.order = order
            one.save(update_fields=["order"])
    record("item changed", of=fresh.group, by=by, about=_shown(fresh), after={"item": fresh.title, "order": place or 1})
    return fresh


@transaction.atomic
def put_off(*, item: AgendaItem, on: date, by: Person) -> AgendaItem:
    """Put an item off: it goes from the agenda to the backlog, with its materials.

    Raises:
        KunakError: as for `change_item`.
        ItemInUse: something was heard or decided on it.
    """
    fresh = locked_item(item, on, by)
    if fresh.meeting is None:
        raise MeetingClosed
    if fresh.heard or fresh.spoke or fresh.decisions.exists():
        raise ItemInUse
    about = _shown(fresh)
    fresh.is_restricted = fresh.meeting.is_restricted
    fresh.meeting, fresh.revision = None, fresh.revision + 1
    fresh.save(update_fields=["meeting", "is_restricted", "revision"])
    record("item put off", of=fresh.group, by=by, about=about, after={"item": fresh.title})
    return fresh


@transaction.atomic
def take_on(*, item: AgendaItem, meeting: Meeting, on: date, by: Person) -> AgendaItem:
    """Take an item of the backlog on the agenda of a meeting.

    Raises:
        KunakError: as for `add_item`.
        ItemRestricted: it was put off from a restricted meeting, and this is none.
    """
    fresh = locked_item(item, on, by)
    if fresh.meeting is not None:
        raise MeetingClosed
    fresh.meeting = editable(meeting, by)
    if fresh.meeting.group_id != fresh.group_id:
        raise NotInThisGroup
    if fresh.is_restricted and not fresh.meeting.is_restricted:
        raise ItemRestricted
    fresh.is_restricted, fresh.order, fresh.revision = False, next_order(fresh.meeting), fresh.revision + 1
    fresh.save(update_fields=["meeting", "is_restricted", "order", "revision"])
    record("item put on the agenda", of=fresh.group, by=by, about=_shown(fresh), after=_told(fresh))
    return fresh


@transaction.atomic
def drop_item(*, item: AgendaItem, on: date, by: Person) -> None:
    """Take an item off for good; one on which anything was given, heard or decided stays.

    Raises:
        KunakError: as for `change_item`.
        ItemInUse: something is on it.
    """
    fresh = locked_item(item, on, by)
    if fresh.heard or fresh.spoke or any(one.exists() for one in (fresh.decisions, fresh.materials, fresh.remarks)):
        raise ItemInUse
    record("item taken off", of=fresh.group, by=by, about=_shown(fresh), before=_told(fresh))
    fresh.delete()


def give_material(*, item: AgendaItem, file: File, on: date, by: Person) -> Material:
    """Give a document for an item; every side gives its own, coordinators and sector leads as well.

    The file is looked at before the transaction, so that nobody waits for it.

    Raises:
        NotOfTheParties, NotAllowed: the person may not add documents or may not see the meeting.
        MeetingClosed, GoneMeanwhile: the minutes are with the sides, it was cancelled; the item was taken off.
        EmptyFile, FileTooLarge, FileNotKept: the file cannot be kept; nothing is.
    """
    policies.check_can_give_material(by, item, on)
    return _give(item, as_it_came(*file), on, by)


@transaction.atomic
def _give(seen: AgendaItem, file: Incoming, on: date, by: Person) -> Material:
    group = locked_group(seen.group_id)
    item = AgendaItem.objects.filter(pk=seen.pk).first()
    if item is None:
        raise GoneMeanwhile
    item.group = group
    if item.meeting_id:
        item.meeting = locked_meeting(item.meeting_id)
        if not (item.meeting.is_ahead or item.meeting.is_open):
            raise MeetingClosed
    side = policies.check_can_give_material(by, item, on).side
    document = keep_unread(file=file, by=by)
    present = item.materials.filter(document=document).first()
    if present is not None:
        return present
    made = item.materials.create(document=document, name=document.name, side=side, given_on=on, by=by)
    after = {"item": item.title, "name": document.name, "side": str(side)}
    record("material given", of=group, by=by, about=_shown(item), after=after)
    return made


def _shown(item: AgendaItem) -> Model:
    """Return whose history shows what happens to an item: what was put off from a restricted meeting, its own alone."""
    if item.meeting:
        return shown_in(item.meeting)
    return item if item.is_restricted else item.group.agreement


def _told(item: AgendaItem) -> dict[str, object]:
    values = {
        "item": item.title,
        "presenter": item.presenter,
        "meeting": item.meeting.starts_on.isoformat() if item.meeting else "",
    }
    return {name: value for name, value in values.items() if value}
