"""Where the sides stand on a version and on showing it, and what a reader may do about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kunak.agreements.models import Agreement, Party
from kunak.core.lifecycle import VersionState
from kunak.core.programme.periods import plan_on
from kunak.core.two_keys import KeyState, Turn, is_agreed, key_states
from kunak.people.models import Key
from kunak.people.policies import Reader, side_of
from kunak.programme import policies
from kunak.programme.content import states_of
from kunak.programme.models import PlanKey, Version
from kunak.programme.wording import was_public_told


@dataclass(frozen=True, slots=True)
class SideKey:
    """One side; `key` is the last thing that it did, None for nothing."""

    party: Party
    state: KeyState
    key: Key | None
    is_own: bool
    is_writing: bool


@dataclass(frozen=True, slots=True)
class VersionKeys:
    """Where the sides stand on a version, and what the reader may do about it."""

    version: Version
    sides: tuple[SideKey, ...]
    content_hash: str  # what the reader sees: to be given back with whatever is done
    can_send: bool
    can_recall: bool
    can_turn: bool
    can_return: bool
    one_sided: tuple[str, ...]
    unfounded: tuple[str, ...]

    @property
    def waiting(self) -> list[str]:
        """The sides whose keys are not turned."""
        return [one.party.label for one in self.sides if one.state is not KeyState.TURNED]

    @property
    def returned(self) -> list[SideKey]:
        """The sides that gave the version back; their reasons are with their keys."""
        return [one for one in self.sides if one.state is KeyState.RETURNED]


def version_keys(
    version: Version,
    reader: Reader,
    *,
    content_hash: str,
    one_sided: Sequence[str] = (),
    unfounded: Sequence[str] = (),
) -> VersionKeys:
    """Return the keys of a version for a reader. One query.

    Args:
        content_hash: of what the page shows: `draft_hash` of an open version, the hash that was sent of another.
        one_sided: texts of the measures that lack executors of a side.
        unfounded: texts of those that move money between budgets without an agreement of its own.
    """
    keys, own = list(version.keys.select_related("by")), side_of(reader)
    states = states_of(version, keys)
    is_sent = version.state == VersionState.SENT
    own_state = states.get(own.pk) if own else None
    return VersionKeys(
        version,
        tuple(_sides(version, states, keys, reader)),
        content_hash,
        can_send=version.is_open and policies.can_send(reader, version),
        can_recall=is_sent and policies.can_send(reader, version),
        can_turn=is_sent and policies.can_turn_key(reader, version) and own_state is not KeyState.TURNED,
        can_return=is_sent and policies.can_answer(reader, version),
        one_sided=tuple(one_sided),
        unfounded=tuple(unfounded),
    )


def _sides(version: Version, states: dict[int, KeyState], keys: Sequence[Key], reader: Reader) -> Iterable[SideKey]:
    own = side_of(reader)
    for party in version.programme.agreement.parties.all():
        yield SideKey(
            party,
            states[party.side_id],
            next((key for key in reversed(keys) if key.side_id == party.side_id), None),
            own is not None and party.side_id == own.pk,
            party.side_id == version.drafted_by_side_id,
        )


@dataclass(frozen=True, slots=True)
class PlanKeys:
    """Where the sides stand on showing the version in force."""

    version: Version
    sides: tuple[SideKey, ...]
    is_public: bool
    public_before: int | None  # the number of the version that was public, where this one is not
    can_turn: bool
    can_withdraw: bool

    @property
    def public_before_told(self) -> str:
        """Why residents do not see the plan any more, where they saw it before."""
        return was_public_told(self.public_before, self.version.number) if self.public_before else ""


def plan_keys(version: Version, reader: Reader) -> PlanKeys | None:
    """Return the keys of publication of a version in force; None for another version. Three queries at most."""
    if version.state != VersionState.IN_FORCE:
        return None
    keys = list(version.plan_keys.select_related("by"))
    states, own = _plan_states(version, keys), side_of(reader)
    own_state = states.get(own.pk) if own else None
    may = policies.can_turn_key(reader, version)
    return PlanKeys(
        version,
        tuple(_sides(version, states, keys, reader)),
        is_agreed(states),
        None if is_agreed(states) else public_before(version),
        can_turn=may and own_state is not KeyState.TURNED,
        can_withdraw=may and own_state is KeyState.TURNED,
    )


def _plan_states(
    version: Version, keys: Iterable[PlanKey], parties: Iterable[Party] | None = None
) -> dict[int, KeyState]:
    sides = [party.side_id for party in parties or version.programme.agreement.parties.all()]
    turns = [Turn(key.side_id, key.content_hash, key.turned_at is None) for key in keys]
    return key_states(sides, turns, version.content_hash)


def public_before(version: Version) -> int | None:
    """Return the number of the last version before this one that all sides had made public. Two queries."""
    replaced = version.programme.versions.filter(state=VersionState.REPLACED, number__lt=version.number)
    return last_public(version, replaced.prefetch_related("plan_keys"))


def last_public(version: Version, replaced: Iterable[Version]) -> int | None:
    """Return the number of the newest of these versions that all sides had made public."""
    parties = version.programme.agreement.parties.all()
    return max(
        (one.number for one in replaced if is_agreed(_plan_states(one, one.plan_keys.all(), parties))), default=None
    )


def public_versions(agreement: Agreement) -> list[Version]:
    """Return the versions in force that all sides made public, plan by plan in their order. Two queries."""
    in_force = Version.objects.filter(programme__agreement=agreement, state=VersionState.IN_FORCE)
    found = in_force.select_related("programme").prefetch_related("plan_keys").order_by("programme__starts_on")
    parties = list(agreement.parties.all())
    return [one for one in found if is_agreed(_plan_states(one, one.plan_keys.all(), parties))]


def public_version(versions: Iterable[Version], on: date) -> Version | None:
    """Return the one of public versions that is shown on a day: of the plan under way, else the next, else the last."""
    by_period = {(one.programme.starts_on, one.programme.ends_on): one for one in versions}
    period = plan_on(by_period, on)
    return by_period[period] if period else None


def unpublished(agreement: Agreement) -> tuple[Version, int] | None:
    """Return the version in force that took a public one's place and is not public itself, with that one's number."""
    found = Version.objects.filter(programme__agreement=agreement, state=VersionState.IN_FORCE)
    version = found.select_related("programme").order_by("-programme__starts_on").first()
    if version is None or is_agreed(_plan_states(version, version.plan_keys.all(), agreement.parties.all())):
        return None
    version.programme.agreement = agreement
    before = public_before(version)
    return (version, before) if before else None
