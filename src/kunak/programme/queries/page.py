"""The page of a version."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement, Commitment
from kunak.core.lifecycle import VERSIONS_UNDER_WAY, VersionState
from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.digest import Digest, known_digest
from kunak.programme.models import Programme, Version
from kunak.programme.queries.changes import VersionChanges, version_changes
from kunak.programme.queries.choice import PlanChoice
from kunak.programme.queries.dropped import Dropped, dropped_of
from kunak.programme.queries.inner import InnerPanel, inner_panel
from kunak.programme.queries.keys import PlanKeys, VersionKeys, plan_keys, version_keys
from kunak.programme.queries.versions import versions_of


@dataclass(frozen=True, slots=True)
class VersionPage:
    """Everything that the page of a version shows."""

    version: Version
    agreement: Agreement
    heading: str
    keys: VersionKeys
    plan_keys: PlanKeys | None
    uncovered: tuple[Commitment, ...]
    free: int  # measures without a commitment
    inner: InnerPanel | None
    changes: VersionChanges
    dropped: Dropped
    versions: tuple[Version, ...]
    others: tuple[Version, ...]  # that the reader may not open
    can_edit: bool
    can_lead: bool
    can_begin: bool
    can_set_period: bool


def seen_by(version: Version, reader: Reader) -> Digest | None:
    """Return what an open version holds, for `version_page`; None for who may not write it. Fifteen queries at most.

    To be asked before anything that the page shows is read: what a person gives back is then never newer than what
    that person saw.
    """
    return known_digest(version) if policies.can_edit(reader, version) else None


def version_page(version: Version, reader: Reader, choice: PlanChoice, seen: Digest | None) -> VersionPage:
    """Return the page of a version for a reader, but for its rows. A fixed number of queries.

    Args:
        seen: of `seen_by`.
    """
    agreement, can_lead = version.programme.agreement, version.is_open and policies.can_send(reader, version)
    changed = version_changes(version, seen)
    carried = {line.commitment for line in choice.all_lines}
    versions = versions_of(version.programme)
    shown = tuple(other for other in versions if policies.can_see(reader, other))
    under_way = any(other.state in VERSIONS_UNDER_WAY for other in versions)
    was_agreed = any(other.in_force_at for other in versions)
    return VersionPage(
        version=version,
        agreement=agreement,
        heading=heading(version.programme),
        keys=_keys(version, reader, choice, seen if can_lead else None),
        plan_keys=plan_keys(version, reader),
        uncovered=tuple(one for one in choice.commitments if one.pk not in carried),
        free=sum(line.commitment is None for line in choice.all_lines),
        inner=inner_panel(version, reader, seen),
        changes=changed,
        dropped=dropped_of(version, reader, changed.earlier),
        versions=shown,
        others=tuple(other for other in versions if other not in shown and other.state in VERSIONS_UNDER_WAY),
        can_edit=policies.can_edit(reader, version),
        can_lead=can_lead,
        can_begin=version.state == VersionState.IN_FORCE and not under_way and policies.can_begin(reader, agreement),
        can_set_period=can_lead and not was_agreed,
    )


def heading(programme: Programme) -> str:
    """Return the title of a plan by its years: «План мероприятий на 2026–2028 годы»."""
    first, last = programme.starts_on.year, programme.ends_on.year
    if first == last:
        return _("Plan of measures for %(year)s") % {"year": first}
    return _("Plan of measures for %(first)s–%(last)s") % {"first": first, "last": last}


def _keys(version: Version, reader: Reader, choice: PlanChoice, seen: Digest | None) -> VersionKeys:
    """Return where the sides stand; only who may send an open version gives its hash back."""
    shown = seen.whole if seen else version.content_hash
    one_sided = [line.text for line in choice.all_lines if line.lacking]
    unfounded = seen.unfounded if seen else ()
    return version_keys(version, reader, content_hash=shown, one_sided=one_sided, unfounded=unfounded)
