"""Questions about programmes; answers shaped for reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language

from kunak.agreements.models import Agreement, Commitment, Party
from kunak.core import reference
from kunak.core.lifecycle import VersionState
from kunak.core.programme.content import Difference, differences
from kunak.core.programme.term import term_words
from kunak.core.two_keys import KeyState, Turn, is_agreed, key_states
from kunak.people.policies import Reader, side_of
from kunak.programme import policies
from kunak.programme.content import contents_of, measures_of, states_of
from kunak.programme.models import Measure, PlanKey, Programme, Version, VersionKey

UNDER_WAY = {VersionState.DRAFT, VersionState.SENT, VersionState.RETURNED}


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure as the table shows it; `executors` has the names for each party, in its order."""

    measure: Measure
    number: str
    executors: tuple[tuple[Party, tuple[str, ...]], ...]
    term: str
    steps: int
    is_one_sided: bool
    can_edit: bool


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A sector with its measures."""

    sector: str
    number: int
    rows: tuple[MeasureRow, ...]


def table(version: Version, reader: Reader | None = None) -> tuple[SectionRow, ...]:
    """Return a version's measures by sector, in the order of the sectors. A fixed number of queries."""
    places = {code: place for place, code in enumerate(reference.sectors())}
    measures = sorted(measures_of(version), key=lambda one: (places.get(one.sector, 99), one.order, one.pk))
    parties = list(version.programme.agreement.parties.all())
    found = []
    for number, (sector, ones) in enumerate(groupby(measures, key=lambda one: one.sector), start=1):
        may = reader is not None and policies.can_edit(reader, version, sector)
        rows = [_row(one, f"{number}.{place}", parties, may=may) for place, one in enumerate(ones, start=1)]
        found.append(SectionRow(sector, number, tuple(rows)))
    return tuple(found)


def _row(measure: Measure, number: str, parties: list[Party], *, may: bool) -> MeasureRow:
    bodies = [(one.party_id, one.organisation.name) for one in measure.executors.all()]
    executors = tuple((party, tuple(name for key, name in bodies if key == party.pk)) for party in parties)
    return MeasureRow(
        measure,
        number,
        executors,
        term_words(measure.term, get_language() or "ru"),
        len(measure.milestones.all()),
        not all(names for _, names in executors),
        may,
    )


@dataclass(frozen=True, slots=True)
class VersionKeys:
    """Where the sides stand on a version, and what the reader may do about it."""

    version: Version
    states: tuple[tuple[Party, KeyState, VersionKey | None], ...]
    can_send: bool
    can_recall: bool
    can_turn: bool
    can_return: bool
    one_sided: tuple[str, ...]


def version_keys(version: Version, reader: Reader, sections: Iterable[SectionRow]) -> VersionKeys:
    """Return the keys of a version for a reader."""
    is_sent = version.state == VersionState.SENT
    states = states_of(version) if version.content_hash else {}
    keys = list(version.keys.select_related("by", "side__territory"))
    own = side_of(reader)
    own_state = states.get(own.pk) if own else None
    one_sided = [row.measure.text for section in sections for row in section.rows if row.is_one_sided]
    return VersionKeys(
        version,
        tuple(
            (
                party,
                states.get(party.side_id, KeyState.WAITING),
                next((key for key in reversed(keys) if key.side_id == party.side_id), None),
            )
            for party in version.programme.agreement.parties.all()
        ),
        can_send=version.is_open and policies.can_send(reader, version),
        can_recall=is_sent and policies.can_send(reader, version),
        can_turn=is_sent and policies.can_turn_key(reader, version) and own_state is not KeyState.TURNED,
        can_return=is_sent and policies.can_answer(reader, version),
        one_sided=tuple(one_sided),
    )


@dataclass(frozen=True, slots=True)
class PlanKeys:
    """Where the sides stand on showing the version in force."""

    version: Version
    states: tuple[tuple[Party, KeyState, PlanKey | None], ...]
    is_public: bool
    can_turn: bool
    can_withdraw: bool


def plan_keys(version: Version, reader: Reader) -> PlanKeys | None:
    """Return the keys of publication of a version in force; None for another version."""
    if version.state != VersionState.IN_FORCE:
        return None
    keys = list(version.plan_keys.select_related("by"))
    states = _plan_states(version, keys)
    own = side_of(reader)
    own_state = states.get(own.pk) if own else None
    may = policies.can_turn_key(reader, version)
    parties = version.programme.agreement.parties.all()
    return PlanKeys(
        version,
        tuple(
            (p, states[p.side_id], next((k for k in reversed(keys) if k.side_id == p.side_id), None)) for p in parties
        ),
        is_agreed(states),
        can_turn=may and own_state is not KeyState.TURNED,
        can_withdraw=may and own_state is KeyState.TURNED,
    )


def _plan_states(version: Version, keys: Iterable[PlanKey]) -> dict[int, KeyState]:
    sides = [party.side_id for party in version.programme.agreement.parties.all()]
    turns = [Turn(key.side_id, key.content_hash, key.turned_at is None) for key in keys]
    return key_states(sides, turns, version.content_hash)


def public_version(agreement: Agreement) -> Version | None:
    """Return the version in force that all sides made public, or None."""
    version = Version.objects.filter(programme__agreement=agreement, state=VersionState.IN_FORCE).first()
    if version is None or not is_agreed(_plan_states(version, version.plan_keys.all())):
        return None
    return version


def shown_version(programme: Programme, reader: Reader) -> Version | None:
    """Return the version that a reader sees first: the one under way if it is theirs to see, else the one in force."""
    versions = [version for version in versions_of(programme) if policies.can_see(reader, version)]
    under_way = next((version for version in versions if version.state in UNDER_WAY), None)
    return under_way or next((version for version in versions if version.state == VersionState.IN_FORCE), None)


def versions_of(programme: Programme) -> list[Version]:
    """Return all versions, newest first, with what policies ask of them."""
    found = programme.versions.select_related("programme__agreement", "drafted_by_side__territory")
    return list(found.prefetch_related("programme__agreement__parties__side__territory"))


def uncovered(version: Version) -> list[Commitment]:
    """Return the commitments of the agreement that no measure of the version carries out. One query."""
    agreement = version.programme.agreement
    return list(
        agreement.commitments.exclude(pk__in=version.measures.filter(commitment__isnull=False).values("commitment"))
    )


def changes_since_in_force(version: Version) -> tuple[Difference, ...]:
    """Return what the version changes against the one in force before it; nothing for the first."""
    earlier = version.programme.versions.filter(
        number__lt=version.number, state__in=[VersionState.IN_FORCE, VersionState.REPLACED]
    ).first()
    return differences(contents_of(earlier), contents_of(version)) if earlier else ()
