"""Two keys on a version: sent, recalled, returned, agreed."""

from collections.abc import Sequence
from functools import partial

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import KeyAlreadyTurned, StaleContent
from kunak.agreements.listing import keeping as lists
from kunak.agreements.services.texts import reason_of
from kunak.core.lifecycle import VERSION_MOVES, VersionState, check_move
from kunak.core.programme.content import MeasureContent
from kunak.core.two_keys import is_agreed
from kunak.journal.services import record
from kunak.people.models import Person, Side
from kunak.programme import policies
from kunak.programme.content import contents_of, draft_hash, hash_of, states_of
from kunak.programme.errors import EmptyVersion, OneSidedMeasures, TransfersWithoutGround
from kunak.programme.models import Version, VersionKey
from kunak.programme.services.approvals import pass_inside
from kunak.programme.services.locking import locked
from kunak.programme.signals import version_in_force, version_returned, version_sent

# What sending writes, and no column of a key: else PostgreSQL, which has a trigger to ask, locks the row against all
# that refer to it (a comment that is written meanwhile), and the two may wait for each other.
SENT = ("state", "content_hash", "sent_at", "waiver", "transfer_waiver")


@transaction.atomic
def send(
    *, version: Version, content_hash: str, waiver: str, by: Person, without: str = "", transfer_waiver: str = ""
) -> Version:
    """Freeze a version, turn the writing side's key on its content, and show it to the other sides.

    Args:
        content_hash: `draft_hash` of the version as the person saw it.
        waiver: why measures with executors of one side only are let through, a part of the content; empty where all
            have executors of every side.
        transfer_waiver: why money goes between budgets without an agreement of its own, in the same way.
        without: why the version goes on without those of the own side who have not approved it; stays inside the side.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the writing side.
        ForbiddenMove: it was sent before, or is in force.
        StaleContent: the person saw another content.
        EmptyVersion: there is no measure.
        OneSidedMeasures: some lack executors of a side, and no reason is given.
        TransfersWithoutGround: some move money between budgets without an agreement, and no reason is given.
        ApprovalsMissing: somebody of the own side has not approved, and its rule does not let that pass.
        TextTooLong: the reason is longer than anybody reads.
    """
    version = locked(version)
    side = policies.check_can_send(by, version).side
    check_move(VERSION_MOVES, version.state, VersionState.SENT)
    contents = contents_of(version)
    if draft_hash(version, contents) != content_hash:
        raise StaleContent
    if not contents:
        raise EmptyVersion
    _waive(version, contents, waiver, transfer_waiver)
    pass_inside(version, side, contents, without, by)
    version.state, version.content_hash, version.sent_at = VersionState.SENT, hash_of(version, contents), timezone.now()
    version.save(update_fields=SENT)
    version.measures.update(shown_at=version.sent_at)
    _turn(version, side, by)
    after = {"content": version.content_hash, "waiver": version.waiver, "side": str(side)}
    after |= {"transfer_waiver": version.transfer_waiver} if version.transfer_waiver else {}
    record("version sent", of=version, by=by, about=version.programme.agreement, after=after)
    transaction.on_commit(partial(version_sent.send, sender=Version, version_id=version.pk))
    return version


def _waive(version: Version, contents: Sequence[MeasureContent], waiver: str, transfer_waiver: str) -> None:
    """Keep why measures go through that should not; a reason that nothing needs is left out."""
    one_sided = [measure.text for measure in contents if measure.is_one_sided]
    version.waiver = reason_of(waiver, is_needed=False) if one_sided else ""
    if one_sided and not version.waiver:
        raise OneSidedMeasures(measures=one_sided)
    unfounded = [measure.text for measure in contents if measure.is_unfounded]
    version.transfer_waiver = reason_of(transfer_waiver, is_needed=False) if unfounded else ""
    if unfounded and not version.transfer_waiver:
        raise TransfersWithoutGround(measures=unfounded)


@transaction.atomic
def recall(*, version: Version, by: Person) -> Version:
    """Take a sent version back while the other sides have not all agreed; it is a draft again.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the writing side.
        ForbiddenMove: it is not waiting for keys.
    """
    version = locked(version)
    policies.check_can_send(by, version)
    check_move(VERSION_MOVES, version.state, VersionState.DRAFT)
    version.state = VersionState.DRAFT
    version.save(update_fields=["state"])
    record("version recalled", of=version, by=by, about=version.programme.agreement)
    return version


@transaction.atomic
def return_version(*, version: Version, reason: str, content_hash: str, by: Person) -> Version:
    """Give a sent version back to its writers, with the reason.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of another side than the writing one.
        ForbiddenMove: it is not waiting for keys.
        StaleContent: the person saw another content.
        ReasonMissing, TextTooLong: the writers must learn why.
    """
    version = locked(version)
    side = policies.check_can_answer(by, version).side
    check_move(VERSION_MOVES, version.state, VersionState.RETURNED)
    if version.content_hash != content_hash:
        raise StaleContent
    told = reason_of(reason)
    version.keys.create(side=side, by=by, content_hash=content_hash, returned_at=timezone.now(), reason=told)
    version.state = VersionState.RETURNED
    version.save(update_fields=["state"])
    after = {"side": str(side), "reason": told}
    record("version returned", of=version, by=by, about=version.programme.agreement, after=after)
    transaction.on_commit(partial(version_returned.send, sender=Version, version_id=version.pk))
    return version


@transaction.atomic
def turn_key(*, version: Version, content_hash: str, by: Person, without: str = "") -> VersionKey:
    """Give one side's consent to exactly the content that the person saw; with the last key the version is in force.

    Args:
        without: why the key is turned without those of the own side who have not approved; stays inside the side.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator, for the own side; nobody may turn another side's key.
        ForbiddenMove: it is not waiting for keys.
        StaleContent: the person saw another content.
        KeyAlreadyTurned: this side has agreed to it before.
        ApprovalsMissing: somebody of the own side has not approved, and its rule does not let that pass.
    """
    version = locked(version)
    side = policies.check_can_turn_key(by, version).side
    check_move(VERSION_MOVES, version.state, VersionState.IN_FORCE)
    contents = contents_of(version)
    if version.content_hash != content_hash or hash_of(version, contents) != content_hash:
        raise StaleContent
    last = version.keys.filter(side=side).last()
    if last is not None and last.turned_at is not None and last.content_hash == content_hash:
        raise KeyAlreadyTurned(side=side.label)
    pass_inside(version, side, contents, without, by)
    key = _turn(version, side, by)
    after = {"side": str(side), "content": content_hash}
    record("key turned", of=version, by=by, about=version.programme.agreement, after=after)
    if is_agreed(states_of(version)):
        _put_in_force(version, by)
    return key


def _turn(version: Version, side: Side, by: Person) -> VersionKey:
    return version.keys.create(side=side, by=by, content_hash=version.content_hash, turned_at=timezone.now())


def _put_in_force(version: Version, by: Person) -> None:
    agreement = version.programme.agreement
    for earlier in version.programme.versions.filter(state=VersionState.IN_FORCE):
        earlier.state = VersionState.REPLACED
        earlier.save(update_fields=["state"])
        record("version replaced", of=earlier, by=by, about=agreement, after={"by version": version.number})
    version.state, version.in_force_at = VersionState.IN_FORCE, timezone.now()
    version.save(update_fields=["state", "in_force_at"])
    lists.keep_goings([agreement.pk])
    record("version in force", of=version, by=by, about=agreement, after={"content": version.content_hash})
    transaction.on_commit(partial(version_in_force.send, sender=Version, version_id=version.pk))
