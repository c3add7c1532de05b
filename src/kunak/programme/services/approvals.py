"""Approval inside a side: its rule, what its people say of a version, and what happens without them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import StaleContent
from kunak.agreements.services.texts import reason_of
from kunak.core.programme.approval import Place, Without
from kunak.core.programme.content import MeasureContent
from kunak.journal.services import record
from kunak.people.models import Person, Side
from kunak.programme import policies
from kunak.programme.digest import digest_of
from kunak.programme.errors import ApprovalsMissing, InnerReasonMissing, NotAskedFor
from kunak.programme.inner import inner_of
from kunak.programme.models import Approval, Approver, InnerRule, Version
from kunak.programme.services.locking import locked


@transaction.atomic
def set_inner_rule(
    *, asks_sectors: bool, without: str, approvers: Mapping[str, Iterable[Person]], by: Person
) -> InnerRule:
    """Set who of the own side must approve a version before its key; versions under way follow at once.

    Args:
        without: a value of `core.programme.approval.Without`.
        approvers: people of the own side by the post that they approve for; who is of no side of one's own is left out.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, for the own side.
    """
    side = policies.check_can_set_inner_rule(by).side
    side = Side.objects.select_for_update(no_key=True, of=("self",)).get(pk=side.pk)
    rule, _is_new = InnerRule.objects.get_or_create(side=side)
    before = _told(rule)
    rule.asks_sectors, rule.without = asks_sectors, without
    rule.save()
    rule.approvers.all().delete()
    own = set(side.memberships.values_list("person", flat=True))
    Approver.objects.bulk_create(
        Approver(rule=rule, post=post, person=person)
        for post, people in approvers.items()
        for person in people
        if person.pk in own
    )
    record("inner rule set", of=rule, by=by, before=before, after=_told(rule))
    return rule


def _told(rule: InnerRule) -> dict[str, object]:
    named = [f"{one.post}: {one.person.name}" for one in rule.approvers.select_related("person")]
    return {"asks_sectors": rule.asks_sectors, "without": rule.without, "approvers": named}


@transaction.atomic
def approve(*, version: Version, place: Place, content_hash: str, by: Person) -> Approval:
    """Approve inside one's own side exactly the content that the person saw.

    Raises:
        NotOfTheParties, NotAllowed: the person does not see the version, or somebody else speaks at this place.
        VersionFrozen: the side's people do not speak now.
        NotAskedFor: nobody asks at this place.
        StaleContent: the person saw another content.
    """
    return _say(version, {place: content_hash}, by)[0]


@transaction.atomic
def approve_places(*, version: Version, seen: Mapping[Place, str], by: Person) -> list[Approval]:
    """Approve at several places at once, all of them or none.

    Args:
        seen: the hash of the content that the person saw, by the place.

    Raises:
        NotOfTheParties, NotAllowed, VersionFrozen, NotAskedFor, StaleContent: as for `approve`.
    """
    if not seen:
        raise NotAskedFor
    return _say(version, seen, by)


@transaction.atomic
def return_inside(*, version: Version, place: Place, content_hash: str, reason: str, by: Person) -> Approval:
    """Give a version back inside one's own side, with the reason; also what one has approved before.

    Raises:
        NotOfTheParties, NotAllowed, VersionFrozen, NotAskedFor, StaleContent: as for `approve`.
        InnerReasonMissing, TextTooLong: the writers must learn why.
    """
    told = reason_of(reason, is_needed=False)
    if not told:
        raise InnerReasonMissing
    return _say(version, {place: content_hash}, by, reason=told)[0]


def _say(version: Version, seen: Mapping[Place, str], by: Person, *, reason: str = "") -> list[Approval]:
    version = locked(version)
    side = policies.check_can_approve(by, version).side
    inner = inner_of(version, side)
    for place, content_hash in seen.items():
        if place not in inner.contents:
            raise NotAskedFor
        policies.check_speaks_for(by, version, place, inner.asked)
        if inner.contents[place] != content_hash:
            raise StaleContent
    said = []
    for place, content_hash in seen.items():
        now = timezone.now()
        moment = {"returned_at": now, "reason": reason} if reason else {"turned_at": now}
        spoken = {"post": place.post, "sector": place.sector, "content_hash": content_hash}
        said.append(Approval.objects.create(version=version, side=side, by=by, **spoken, **moment))
        after = {"post": place.post, "sector": place.sector, "reason": reason, "content": content_hash}
        verb = "returned inside" if reason else "approved inside"
        record(verb, of=version, by=by, about=version.programme.agreement, after=after)
    return said


def pass_inside(version: Version, side: Side, contents: Sequence[MeasureContent], without: str, by: Person) -> None:
    """Let a side send or turn its key as its rule says; a step of both, inside their transaction.

    Raises:
        ApprovalsMissing: somebody inside has not approved, and the rule wants a sentence why, or refuses.
        TextTooLong: the sentence is longer than anybody reads.
    """
    inner = inner_of(version, side, partial(digest_of, version, contents))
    if not inner.lacking:
        return
    told, rule = reason_of(without, is_needed=False), inner.asked.without
    if rule == Without.REFUSE or (rule == Without.WAIVER and not told):
        raise ApprovalsMissing(places=inner.lacking, is_waived_by_words=rule == Without.WAIVER)
    after = {"lacking": [f"{one.post} {one.sector}".strip() for one in inner.lacking], "reason": told}
    record("went on without approval inside", of=version, by=by, about=version.programme.agreement, after=after)
