"""Minutes: circulated, corrected, accepted by the keys of all sides; with the last key their assignments are given."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import KeyAlreadyTurned, StaleContent
from kunak.agreements.services.texts import reason_of
from kunak.assignments.models import SourceKind
from kunak.assignments.services import BodyInput, GivenAssignment, give
from kunak.core.assignments import Wording
from kunak.core.errors import KunakError
from kunak.core.groups import minutes_hash, minutes_text
from kunak.core.lifecycle import MEETING_MOVES, MeetingState, check_move
from kunak.core.two_keys import KeyState, is_agreed
from kunak.groups import policies
from kunak.groups.content import minutes_content
from kunak.groups.errors import (
    CorrectionAnswered,
    CorrectionsOpen,
    DecisionUndue,
    GroupFieldMissing,
    MeetingClosed,
    MinutesRepeated,
    NothingDecided,
    NotInThisGroup,
)
from kunak.groups.keys import states_of
from kunak.groups.models import Correction, Decision, Meeting, Member, Minutes, MinutesKey
from kunak.groups.services.decisions import renumber
from kunak.groups.services.locking import locked_meeting, shown_in
from kunak.groups.services.meetings import put_unfinished
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme.models import Measure
from kunak.ui.errors import message_for


@transaction.atomic
def circulate(*, meeting: Meeting, by: Person) -> Minutes:
    """Send the minutes round: frozen as they are, they wait for corrections and for the keys of all sides.

    Raises:
        NotOfTheParties, NotAllowed: only who runs the group on that day.
        MeetingClosed: they are not being put into order.
        NothingDecided: an item has nothing written on it.
        MinutesRepeated: this content was circulated last.
    """
    fresh = locked_meeting(meeting.pk)
    policies.check_can_run_meeting(by, fresh)
    if fresh.state != MeetingState.CLEAN_UP:
        raise MeetingClosed
    check_move(MEETING_MOVES, fresh.state, MeetingState.CIRCULATED)
    renumber(fresh)
    content = minutes_content(fresh)
    empty = next((one for one in content.items if not (one.heard or one.spoke or one.decisions)), None)
    if empty is not None:
        raise NothingDecided(title=empty.title)
    last = fresh.minutes.last()
    made = Minutes(meeting=fresh, number=1 + (last.number if last else 0), by=by, made_at=timezone.now())
    made.content, made.text, made.content_hash = content.as_json(), minutes_text(content), minutes_hash(content)
    if last and last.content_hash == made.content_hash and _is_open(last):
        raise MinutesRepeated
    made.save(force_insert=True)
    _move(fresh, MeetingState.CIRCULATED)
    after = {"minutes": fresh.number, "revision": made.number, "content": made.content_hash}
    record("minutes circulated", of=fresh, by=by, about=shown_in(fresh), after=after)
    return made


def _is_open(last: Minutes) -> bool:
    """Tell whether a revision was returned, or a correction of it taken: it wants another content."""
    return last.keys.filter(returned_at__isnull=False).exists() or last.corrections.filter(is_taken=True).exists()


def _move(meeting: Meeting, state: MeetingState) -> None:
    meeting.state = state
    meeting.revision += 1
    meeting.changed_at = timezone.now()
    meeting.save(update_fields=["state", "revision", "changed_at"])


@transaction.atomic
def take_back(*, meeting: Meeting, by: Person) -> Meeting:
    """Take circulated minutes back to put them into order; keys on this revision count no longer.

    Raises:
        NotOfTheParties, NotAllowed: only who runs the group on that day.
        MeetingClosed: they are not with the sides.
    """
    fresh = locked_meeting(meeting.pk)
    policies.check_can_run_meeting(by, fresh)
    if fresh.state != MeetingState.CIRCULATED:
        raise MeetingClosed
    _move(fresh, MeetingState.CLEAN_UP)
    record("minutes taken back", of=fresh, by=by, about=shown_in(fresh), after={"minutes": fresh.number})
    return fresh


@transaction.atomic
def ask_correction(*, meeting: Meeting, member: Member, text: str, by: Person) -> Correction:
    """Ask for a correction of the circulated minutes, as somebody who was there.

    Raises:
        NotOfTheParties, NotAllowed, OnlyThosePresent: neither who was there nor who runs the meeting.
        MeetingClosed: they are not with the sides.
        NotInThisGroup: the member is of another group.
        GroupFieldMissing, TextTooLong: there are no words, or too many.
    """
    fresh = locked_meeting(meeting.pk)
    if member.group_id != fresh.group_id:
        raise NotInThisGroup
    policies.check_can_speak(by, fresh, member)
    latest = _circulated(fresh)
    words = reason_of(text, is_needed=False)
    if not words:
        raise GroupFieldMissing(field="text")
    made = latest.corrections.create(member=member, text=words, by=by, at=timezone.now())
    after = {"member": member.name, "correction": words, "revision": latest.number}
    record("correction asked", of=fresh, by=by, about=fresh, after=after)
    return made


def _circulated(meeting: Meeting) -> Minutes:
    latest = meeting.minutes.last()
    if latest is None or meeting.state != MeetingState.CIRCULATED:
        raise MeetingClosed
    return latest


@transaction.atomic
def answer_correction(*, correction: Correction, is_taken: bool, by: Person, answer: str = "") -> Correction:
    """Take a correction, which sends the minutes back to be put into order, or refuse it with a reason.

    Raises:
        NotOfTheParties, NotAllowed: only who runs the group on that day.
        CorrectionAnswered: it has its answer.
        MeetingClosed: the minutes are accepted.
        ReasonMissing, TextTooLong: who asked must learn why it is refused.
    """
    seen = Correction.objects.select_related("minutes").get(pk=correction.pk)
    fresh = locked_meeting(seen.minutes.meeting_id)
    policies.check_can_run_meeting(by, fresh)
    found = Correction.objects.get(pk=correction.pk)
    if found.is_taken is not None:
        raise CorrectionAnswered
    if fresh.state not in {MeetingState.CIRCULATED, MeetingState.CLEAN_UP}:
        raise MeetingClosed
    found.answer = reason_of(answer, is_needed=not is_taken)
    found.is_taken, found.answered_by, found.answered_at = is_taken, by, timezone.now()
    found.save()
    if is_taken and fresh.state == MeetingState.CIRCULATED:
        _move(fresh, MeetingState.CLEAN_UP)
    verb = "correction taken" if is_taken else "correction refused"
    after = {"correction": found.text, "answer": found.answer}
    record(verb, of=fresh, by=by, about=fresh, after={name: value for name, value in after.items() if value})
    return found


@transaction.atomic
def turn_minutes_key(*, meeting: Meeting, content_hash: str, on: date, by: Person) -> MinutesKey:
    """Accept the minutes for one's own side, on exactly the content that was seen; with the last key they are final.

    Then the decisions with an executor are given as assignments, and the next agenda opens with the unfinished ones.

    Args:
        on: today, when the minutes come into the records where this is the last key.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator or the co-chair of a side; administrators never.
        MeetingClosed: the minutes are not with the sides.
        StaleContent: the person saw another revision.
        CorrectionsOpen: a correction waits for its answer.
        KeyAlreadyTurned: the side accepted this revision before.
        DecisionUndue: a decision cannot be given as an assignment; nothing is.
    """
    fresh = locked_meeting(meeting.pk)
    side = policies.check_can_turn_key(by, fresh).side
    latest = seen_revision(fresh, content_hash)
    if states_of(fresh, latest)[side.pk] is KeyState.TURNED:
        raise KeyAlreadyTurned(side=side.label)
    key = latest.keys.create(side=side, by=by, content_hash=content_hash, turned_at=timezone.now())
    after = {"side": str(side), "minutes": fresh.number, "revision": latest.number, "content": content_hash}
    record("minutes key turned", of=fresh, by=by, about=shown_in(fresh), after=after)
    accept_if_agreed(fresh, latest, on, by)
    return key


def seen_revision(meeting: Meeting, content_hash: str) -> Minutes:
    """Return the revision that is with the sides, where it is the one that the person saw and nothing is open on it.

    Raises:
        MeetingClosed, StaleContent, CorrectionsOpen: it is not.
    """
    latest = _circulated(meeting)
    if latest.content_hash != content_hash or minutes_hash(minutes_content(meeting)) != content_hash:
        raise StaleContent
    if latest.corrections.filter(is_taken__isnull=True).exists():
        raise CorrectionsOpen
    return latest


def accept_if_agreed(meeting: Meeting, latest: Minutes, on: date, by: Person) -> None:
    """Make the minutes final once all sides have accepted them; inside the transaction of the last one's consent."""
    if is_agreed(states_of(meeting, latest)):
        _accept(meeting, latest, on, by)


def _accept(meeting: Meeting, latest: Minutes, on: date, by: Person) -> None:
    carried_out = meeting.decisions.exclude(executor="").prefetch_related("co_executors__side")
    given = [_give(one, meeting, on, by) for one in carried_out]
    _move(meeting, MeetingState.ACCEPTED)
    after = {"minutes": meeting.number, "content": latest.content_hash, "assignments": len(given)}
    record("minutes accepted", of=meeting, by=by, about=shown_in(meeting), after=after)
    following = meeting.group.meetings.filter(state__in=["planned", "called"]).first()
    if following is not None:
        put_unfinished(locked_meeting(following.pk), by)


def _give(decision: Decision, meeting: Meeting, on: date, by: Person) -> Decision:
    """Give a decision as an assignment; urgent terms run from the day on which the minutes were accepted."""
    side = decision.executor_side
    if side is None:
        raise GroupFieldMissing(field="executor_side")
    given = GivenAssignment(
        text=decision.text,
        executor=BodyInput(side, decision.executor),
        co_executors=tuple(BodyInput(one.side, one.name) for one in decision.co_executors.all()),
        source_kind=SourceKind.MINUTES,
        source=f"Протокол от {meeting.ends_on:%d.%m.%Y} № {meeting.number}, п. {decision.number}",
        signed_on=meeting.ends_on,
        registered_on=max(on, meeting.ends_on),
        wording=Wording(decision.wording),
        stated=decision.due_on,
        measure=_measure(decision),
        controller=decision.controller,
        is_restricted=meeting.is_restricted,
    )
    try:
        decision.assignment = give(agreement=meeting.group.agreement, given=given, on=on, by=by)
    except KunakError as error:
        raise DecisionUndue(number=decision.number, why=message_for(error)) from error
    decision.save(update_fields=["assignment"])
    return decision


def _measure(decision: Decision) -> Measure | None:
    line = decision.item.line
    if line is None:
        return None
    agreed = Measure.objects.filter(line=line, version__in_force_at__isnull=False)
    return agreed.select_related("version__programme").order_by("-version__programme__starts_on", "-pk").first()


@transaction.atomic
def return_minutes(*, meeting: Meeting, content_hash: str, reason: str, by: Person) -> MinutesKey:
    """Return the minutes for one's own side with a reason; they are put into order anew.

    Raises:
        NotOfTheParties, NotAllowed, MeetingClosed, StaleContent: as for `turn_minutes_key`.
        ReasonMissing, TextTooLong: the secretary must learn why.
    """
    fresh = locked_meeting(meeting.pk)
    side = policies.check_can_turn_key(by, fresh).side
    latest = _circulated(fresh)
    if latest.content_hash != content_hash:
        raise StaleContent
    words = reason_of(reason)
    key = latest.keys.create(side=side, by=by, content_hash=content_hash, returned_at=timezone.now(), reason=words)
    _move(fresh, MeetingState.CLEAN_UP)
    after = {"side": str(side), "minutes": fresh.number, "revision": latest.number, "reason": words}
    record("minutes returned", of=fresh, by=by, about=shown_in(fresh), after=after)
    return key
