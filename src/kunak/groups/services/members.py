"""Places in a group: named by each side, ended, given to somebody else by an act."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from kunak.core.groups import MemberTerm, first_overlap
from kunak.core.lifecycle import MeetingState
from kunak.groups import policies
from kunak.groups.errors import DaysOutOfOrder, GroupFieldMissing, NotInThisGroup, SideHasItsChair, TwoPlacesOnOneDay
from kunak.groups.models import GroupRole, Meeting, Member, WorkingGroup
from kunak.groups.services.given import MemberInput
from kunak.groups.services.locking import locked_group, tell_invited
from kunak.groups.services.texts import line_of
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.people.services import organisations_named

ONE_DAY = timedelta(days=1)


@transaction.atomic
def add_member(*, group: WorkingGroup, given: MemberInput, by: Person) -> Member:
    """Name a member of one's own side, or of a side that has nobody here.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator.
        NotInThisGroup: the side is no party, or the person who signs in is of another side.
        GroupFieldMissing, GroupLineTooLong: the name is missing, something is too long.
        TwoPlacesOnOneDay: the person has a place in the group on some of these days.
        SideHasItsChair: the side has a co-chair on some of them.
    """
    group = locked_group(group.pk)
    policies.check_can_name(by, group, given.side)
    member = _member(group, given)
    _check_free(member)
    member.save(force_insert=True)
    _tell_ahead(group, member.term)
    record("member named", of=group, by=by, about=group.agreement, after=told(member))
    return member


@transaction.atomic
def end_place(*, member: Member, until: date, ground: str, by: Person) -> Member:
    """End somebody's place with a day, which is their last; the day may still be moved.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the member's side.
        DaysOutOfOrder: the last day is before the first.
        GroupFieldMissing: by which act is not told.
        TwoPlacesOnOneDay, SideHasItsChair: the place was ended before, and is taken after that day.
    """
    group = locked_group(member.group_id)
    fresh = _ended(group, member, until, line_of(ground, "ground", 500, is_needed=True), by)
    record("place ended", of=group, by=by, about=group.agreement, after=told(fresh))
    return fresh


@transaction.atomic
def replace_member(*, member: Member, given: MemberInput, by: Person) -> Member:
    """Give somebody's place to another person from a day on; the former one's last day is the day before.

    Raises:
        KunakError: as for `end_place` and `add_member`; the ground is needed.
    """
    group = locked_group(member.group_id)
    ground = line_of(given.ground, "ground", 500, is_needed=True)
    former = _ended(group, member, given.since - ONE_DAY, ground, by)
    if given.side.pk != former.side_id:
        raise NotInThisGroup
    policies.check_can_name(by, group, given.side)
    new = _member(group, given)
    new.replaces = former
    _check_free(new)
    new.save(force_insert=True)
    _tell_ahead(group, new.term)
    after = {"former": former.name, "until": former.until.isoformat() if former.until else ""} | told(new)
    record("member replaced", of=group, by=by, about=group.agreement, after=after)
    return new


def _ended(group: WorkingGroup, seen: Member, until: date, ground: str, by: Person) -> Member:
    member = group.members.select_related("side", "organisation").get(pk=seen.pk)
    policies.check_can_name(by, group, member.side)
    if until < member.since:
        raise DaysOutOfOrder(field="until", first=member.since)
    before = member.term
    member.until, member.ground = until, ground
    _check_free(member)
    member.save(update_fields=["until", "ground"])
    _tell_ahead(group, before, member.term)
    return member


def _tell_ahead(group: WorkingGroup, *terms: MemberTerm) -> None:
    """Let who comes into meetings that were called be invited, and who is out of them learn of it.

    Those meetings get the next number in calendars, so that a mail program takes the letter for the later one; all
    others keep what they have.

    Args:
        terms: of a place, before and after a change; of a new one its own.
    """
    called = Meeting.objects.select_for_update(no_key=True, of=("self",)).filter(group=group, state=MeetingState.CALLED)
    for meeting in called.order_by("pk"):
        if sum(term.holds_on(meeting.starts_on) for term in terms) == 1:
            meeting.sequence, meeting.changed_at = meeting.sequence + 1, timezone.now()
            meeting.save(update_fields=["sequence", "changed_at"])
            tell_invited(meeting)


def _member(group: WorkingGroup, given: MemberInput) -> Member:
    if given.side.pk not in {party.side_id for party in group.agreement.parties.all()}:
        raise NotInThisGroup
    if given.person and not given.person.memberships.filter(side=given.side).exists():
        raise NotInThisGroup
    if given.since is None:
        raise GroupFieldMissing(field="since")
    name, body = line_of(given.name, "name", 200, is_needed=True), line_of(given.body, "body")
    found = organisations_named([(given.side, body)])[(given.side.pk, body)] if body else None
    return Member(
        group=group,
        side=given.side,
        role=GroupRole(given.role),
        name=name,
        who=name.casefold().replace("ё", "е"),
        post=line_of(given.post, "post"),
        organisation=found,
        email=line_of(given.email, "email", 254),
        person=given.person,
        since=given.since,
        ground=line_of(given.ground, "ground", 500),
    )


def _check_free(member: Member) -> None:
    """Let pass a place that nobody else has, and nobody twice; the database refuses the same."""
    others = list(member.group.members.exclude(pk=member.pk))
    asked = MemberTerm(0, member.who, member.since, member.until)
    for other in others:
        same = first_overlap([asked, MemberTerm(other.pk, asked.who, other.since, other.until)])
        if same is None:
            continue
        if other.who == member.who:
            raise TwoPlacesOnOneDay(name=other.name, since=other.since, until=other.until)
        if member.role == other.role == GroupRole.CHAIR and other.side_id == member.side_id:
            raise SideHasItsChair(name=other.name)


def told(member: Member) -> dict[str, Any]:
    """Return a place as the journal keeps it; what is empty is left out."""
    values = {
        "side": str(member.side),
        "member": member.name,
        "role in the group": str(member.role),
        "place post": member.post,
        "body": str(member.organisation or ""),
        "place since": member.since.isoformat(),
        "place until": member.until.isoformat() if member.until else "",
        "ground": member.ground,
    }
    return {name: value for name, value in values.items() if value}
