"""Minutes accepted on paper, by a side that has nobody here."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import KeyAlreadyTurned, SideHasAccess
from kunak.core.two_keys import KeyState
from kunak.documents.services import as_it_came, keep_unread
from kunak.groups import policies
from kunak.groups.errors import GroupFieldMissing, NotInThisGroup, PaperAhead
from kunak.groups.keys import states_of, with_access
from kunak.groups.models import Meeting, Minutes, MinutesPaper
from kunak.groups.services.given import PaperInput
from kunak.groups.services.locking import locked_meeting, shown_in
from kunak.groups.services.minutes import accept_if_agreed, seen_revision
from kunak.groups.services.texts import line_of
from kunak.journal.services import record
from kunak.people.models import Person, Side


def enter_minutes_paper(
    *, meeting: Meeting, side: Side, given: PaperInput, content_hash: str, on: date, by: Person
) -> MinutesPaper:
    """Enter the paper by which a side that has nobody here accepted the minutes; with the last one they are final.

    Without this minutes would wait for ever: nobody turns the key of another side. The paper is no key: everybody sees
    that it is one, and which side entered it. The file is looked at before the transaction: nobody waits for it.

    Args:
        side: whose paper it is.
        content_hash: of the minutes that the person saw.
        on: today; no paper is of a later day.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator or the co-chair of another side; administrators never.
        NotInThisGroup: the side is none of the agreement's, or the person's own.
        SideHasAccess: the side has somebody here who turns its key.
        KeyAlreadyTurned: it has accepted this revision before.
        MeetingClosed, StaleContent, CorrectionsOpen, DecisionUndue: as for `turn_minutes_key`.
        GroupFieldMissing, GroupLineTooLong, PaperAhead: the paper lacks something, or is of a day to come.
        EmptyFile, FileTooLarge, FileNotKept: the file cannot be kept; nothing is.
    """
    policies.check_can_turn_key(by, meeting)
    file = as_it_came(*given.file) if given.file else None
    with transaction.atomic():
        fresh = locked_meeting(meeting.pk)
        own = policies.check_can_turn_key(by, fresh).side
        latest = seen_revision(fresh, content_hash)
        _check_side(fresh, latest, side, own)
        made = MinutesPaper(minutes=latest, side=side, **_told(given, on))
        made.document = keep_unread(file=file, by=by) if file else None
        made.entered_by, made.entered_for, made.entered_at = by, own, timezone.now()
        made.save(force_insert=True)
        after = {"side": str(side), "minutes": fresh.number, "revision": latest.number, "paper": str(made)}
        record("minutes accepted on paper", of=fresh, by=by, about=shown_in(fresh), after=after)
        accept_if_agreed(fresh, latest, on, by)
    return made


def _check_side(meeting: Meeting, latest: Minutes, side: Side, own: Side) -> None:
    """Let a paper be of another party that has nobody here and has not accepted the revision yet."""
    states = states_of(meeting, latest)
    if side.pk not in states or side.pk == own.pk:
        raise NotInThisGroup
    if side.pk in with_access(meeting):
        raise SideHasAccess(side=side.label)
    if states[side.pk] is KeyState.TURNED:
        raise KeyAlreadyTurned(side=side.label)


def _told(given: PaperInput, on: date) -> dict[str, Any]:
    title = line_of(given.title, "paper", is_needed=True)
    number = line_of(given.number, "paper_number", 60, is_needed=True)
    if given.dated_on is None:
        raise GroupFieldMissing(field="dated_on")
    if given.dated_on > on:
        raise PaperAhead(day=given.dated_on)
    return {"title": title, "number": number, "dated_on": given.dated_on}
