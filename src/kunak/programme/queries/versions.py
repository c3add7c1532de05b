"""Which versions there are for whom, and what a version changes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kunak.agreements.history import Change, changes
from kunak.core.lifecycle import VERSIONS_UNDER_WAY, VersionState
from kunak.core.programme.content import differences
from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.content import contents_of, measures_of
from kunak.programme.models import Measure, Programme, Version
from kunak.programme.told import measure_told


def versions_of(programme: Programme) -> list[Version]:
    """Return all versions, newest first, with what policies ask of them. Four queries."""
    found = programme.versions.select_related("programme__agreement", "drafted_by_side__territory")
    return list(found.prefetch_related("programme__agreement__parties__side__territory"))


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


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """What became of one measure since the version in force: ``added``, ``changed`` field by field, or ``dropped``."""

    kind: str
    line: str
    text: str
    url: str
    changes: tuple[Change, ...] = ()
    reason: str = ""


def agreed_before(version: Version) -> Version | None:
    """Return the agreed version that one was begun from; None for the first. One query."""
    agreed = [VersionState.IN_FORCE, VersionState.REPLACED]
    return version.programme.versions.filter(number__lt=version.number, state__in=agreed).first()


def changes_against(earlier: Version, version: Version, measures: Sequence[Measure]) -> tuple[MeasureChange, ...]:
    """Return what a version changes against the agreed one before it. Four queries."""
    return tuple(_changes(version, measures, earlier))


def _changes(version: Version, measures: Sequence[Measure], earlier: Version) -> Iterable[MeasureChange]:
    before = {str(one.line): one for one in measures_of(earlier)}
    after = {str(one.line): one for one in measures}
    dropped = Measure.everything.filter(version=version, dropped_at__isnull=False)
    reasons = {str(one.line): one.drop_reason for one in dropped}
    found = differences(contents_of(earlier, before.values()), contents_of(version, measures))
    for one in found:
        if one.kind == "dropped":
            gone = before[one.line]
            yield MeasureChange(
                one.kind, one.line, gone.text, gone.get_absolute_url(), reason=reasons.get(one.line, "")
            )
        else:
            present = after[one.line]
            told = _told(version, before.get(one.line), present) if one.kind == "changed" else ()
            yield MeasureChange(one.kind, one.line, present.text, present.get_absolute_url(), told)


def _told(version: Version, before: Measure | None, after: Measure) -> tuple[Change, ...]:
    parties = list(version.programme.agreement.parties.all())
    return tuple(changes(measure_told(before, parties) if before else None, measure_told(after, parties)))
