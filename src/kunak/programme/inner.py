"""Where a version stands inside a side: who must approve what content before the side's key, and who has."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kunak.core import reference
from kunak.core.lifecycle import VersionState
from kunak.core.programme.approval import Place, Post, Voice, Without, lacking, places, standing
from kunak.core.two_keys import KeyState
from kunak.people.models import Membership, Role, Side
from kunak.programme.digest import Digest, digest_of
from kunak.programme.models import Approval, InnerRule, Version


@dataclass(frozen=True, slots=True)
class Asked:
    """What a side asks of its own people; nothing where it has set no rule."""

    asks_sectors: bool = False
    without: str = Without.WARN
    approvers: Mapping[str, frozenset[int]] = field(default_factory=dict)  # people by the post that they approve for

    @property
    def is_anything(self) -> bool:
        """Whether anybody must approve."""
        return self.asks_sectors or bool(self.approvers)


@dataclass(frozen=True, slots=True)
class Inner:
    """Where a version stands inside a side."""

    asked: Asked
    contents: Mapping[Place, str]  # the hash of what each place speaks of
    states: Mapping[Place, KeyState]
    said: Mapping[Place, Approval]  # the last that each place said

    @property
    def lacking(self) -> tuple[Place, ...]:
        """Who has not approved the content of today."""
        return lacking(self.states)


def asked_of(side: Side) -> Asked:
    """Return what a side asks; people who act for it no more are not waited for. Two queries at most."""
    rule = InnerRule.objects.filter(side=side).first()
    if rule is None:
        return Asked()
    present = rule.approvers.filter(person__is_active=True, person__memberships__side=side)
    found: dict[str, set[int]] = {}
    for post, person in present.values_list("post", "person"):
        found.setdefault(post, set()).add(person)
    return Asked(rule.asks_sectors, rule.without, {post: frozenset(people) for post, people in found.items()})


def inner_of(version: Version, side: Side, digest: Callable[[], Digest] | None = None) -> Inner:
    """Return where a version stands inside a side. Two queries where the side asks nothing, else six at most.

    Args:
        digest: of the version, where it is at hand; called where the side asks anything.
    """
    asked = asked_of(side)
    if not asked.is_anything:
        return Inner(asked, {}, {}, {})
    held = digest() if digest else digest_of(version)
    said = list(Approval.objects.filter(version=version, side=side).select_related("by"))
    return inner_from(version, asked, held, said)


def inner_from(version: Version, asked: Asked, digest: Digest, said: Sequence[Approval]) -> Inner:
    """Return where a version stands inside a side that asks this, by its content and what was said. No query."""
    wanted = places(_in_order(digest.sectors), asked.approvers, asks_sectors=asked.asks_sectors)
    hashes = {place: hash_at(version, place, digest) for place in wanted}
    voices = [Voice(place_of(one), one.content_hash, one.returned_at is not None) for one in said]
    return Inner(asked, hashes, standing(wanted, voices, hashes), {place_of(one): one for one in said})


def _in_order(sectors: Iterable[str]) -> list[str]:
    order = {code: place for place, code in enumerate(reference.sectors())}
    return sorted(sectors, key=lambda code: (order.get(code, len(order)), code))


def place_of(approval: Approval) -> Place:
    """Return where an approval was given."""
    return Place(approval.post, approval.sector)


def hash_at(version: Version, place: Place, digest: Digest) -> str:
    """Return the hash of what a place speaks of: a sector's measures, or all of them, with the plan's period.

    Of a version that was sent the posts speak of what the keys are turned on, its waiver included. No query.
    """
    if place.post == Post.SECTOR:
        return digest.sectors[place.sector]
    return digest.whole if version.is_open else version.content_hash


def speaks_for(membership: Membership, place: Place, asked: Asked, led: Collection[str] | None = None) -> bool:
    """Return whether a person of the side speaks at a place. One query at most; none where `led` is given.

    A coordinator speaks for a sector that nobody leads; else its lead does.
    """
    if place.post != Post.SECTOR:
        return membership.person_id in asked.approvers.get(place.post, ())
    if membership.role == Role.SECTOR_LEAD:
        return place.sector in membership.sectors
    led = led_sectors(membership.side) if led is None and membership.role == Role.COORDINATOR else led or ()
    return membership.role == Role.COORDINATOR and place.sector not in led


def led_sectors(side: Side) -> set[str]:
    """Return the sectors that somebody of a side leads. One query."""
    leads = side.memberships.filter(role=Role.SECTOR_LEAD, person__is_active=True)
    return {sector for sectors in leads.values_list("sectors", flat=True) for sector in sectors}


def is_before(version: Version, side: Side) -> bool:
    """Return whether a side's people speak now: before it sends its own version, or answers one that was sent to it."""
    is_writing = version.drafted_by_side_id == side.pk
    return version.is_open if is_writing else version.state == VersionState.SENT
