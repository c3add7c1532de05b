"""Which versions there are for whom, and what a version changes."""

from kunak.agreements.parties import parties_at
from kunak.core.lifecycle import VERSIONS_UNDER_WAY, VersionState
from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.models import Programme, Version


def versions_of(programme: Programme) -> list[Version]:
    """Return all versions, newest first, with what policies ask of them. Two queries."""
    found = programme.versions.select_related("programme__agreement", "drafted_by_side__territory")
    return list(found.prefetch_related(parties_at("programme__agreement")))


def shown_version(programme: Programme, reader: Reader) -> Version | None:
    """Return the version that a reader sees first: the one under way if it is theirs to see, else the one in force."""
    versions = [version for version in versions_of(programme) if policies.can_see(reader, version)]
    under_way = next((version for version in versions if version.state in VERSIONS_UNDER_WAY), None)
    return under_way or next((version for version in versions if version.state == VersionState.IN_FORCE), None)


def kept_version(programme: Programme | None) -> Version | None:
    """Return the newest version that was not given up; where there is none, a plan may be proposed. One query."""
    if programme is None:
        return None
    kept = programme.versions.exclude(state=VersionState.DROPPED)
    return kept.select_related("drafted_by_side__territory").first()


def agreed_before(version: Version) -> Version | None:
    """Return the agreed version that one was begun from; None for the first. One query."""
    agreed = [VersionState.IN_FORCE, VersionState.REPLACED]
    return version.programme.versions.filter(number__lt=version.number, state__in=agreed).first()
