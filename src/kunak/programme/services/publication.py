"""The plan in force made public by both sides' keys, and taken back by any one of them."""

from django.db import transaction
from django.utils import timezone

from kunak.agreements.errors import KeyAlreadyTurned, KeyNotTurned, StaleContent
from kunak.agreements.services.texts import reason_of
from kunak.core.lifecycle import VersionState
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme import policies
from kunak.programme.errors import NotInForce
from kunak.programme.models import PlanKey, Version
from kunak.programme.services.locking import locked


@transaction.atomic
def turn_plan_key(*, version: Version, content_hash: str, by: Person) -> PlanKey:
    """Agree for one's own side that the version in force is public.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side; administrators never.
        NotInForce: only a version in force can be public.
        StaleContent, KeyAlreadyTurned: the person saw another content, or the side has agreed before.
    """
    version = locked(version)
    side = policies.check_can_turn_key(by, version).side
    if version.state != VersionState.IN_FORCE:
        raise NotInForce
    if version.content_hash != content_hash:
        raise StaleContent
    last = version.plan_keys.filter(side=side).last()
    if last is not None and last.turned_at is not None:
        raise KeyAlreadyTurned(side=side.label)
    key = version.plan_keys.create(side=side, by=by, content_hash=content_hash, turned_at=timezone.now())
    after = {"side": str(side), "content": content_hash}
    record("plan made public", of=version, by=by, about=version.programme.agreement, after=after)
    return key


@transaction.atomic
def withdraw_plan_key(*, version: Version, reason: str, by: Person) -> PlanKey:
    """Take one's own side's consent back: from now on the plan is not public.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side, for that side.
        ReasonMissing, TextTooLong, KeyNotTurned: the other side must learn why; the side has not agreed.
    """
    version = locked(version)
    side = policies.check_can_turn_key(by, version).side
    told = reason_of(reason)
    last = version.plan_keys.filter(side=side).last()
    if last is None or last.turned_at is None:
        raise KeyNotTurned
    key = version.plan_keys.create(
        side=side, by=by, content_hash=last.content_hash, returned_at=timezone.now(), reason=told
    )
    after = {"side": str(side), "reason": told}
    record("plan withdrawn", of=version, by=by, about=version.programme.agreement, after=after)
    return key
