"""The page of a version."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement, Commitment
from kunak.core.lifecycle import VERSIONS_UNDER_WAY, VersionState
from kunak.core.programme.proposal import coverage
from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.content import contents_of, draft_hash, measures_of
from kunak.programme.models import Measure, Programme, Version
from kunak.programme.queries.keys import PlanKeys, VersionKeys, plan_keys, version_keys
from kunak.programme.queries.table import MeasureRow, SectionRow, sections_of
from kunak.programme.queries.versions import MeasureChange, changes_since_in_force, versions_of


@dataclass(frozen=True, slots=True)
class Chip:
    """A choice of rows: its name in the address and how many rows it has."""

    name: str
    count: int


CHOICES: Mapping[str, Callable[[MeasureRow], bool]] = {
    "": bool,
    "executors": lambda row: row.is_one_sided,
    "term": lambda row: row.measure.term_kind == "none",
    "beyond": lambda row: row.is_beyond,
}


@dataclass(frozen=True, slots=True)
class VersionPage:
    """Everything that the page of a version shows."""

    version: Version
    agreement: Agreement
    heading: str
    sections: tuple[SectionRow, ...]  # as chosen
    chips: tuple[Chip, ...]
    chosen: str
    commitment: Commitment | None  # whose measures alone are shown
    count: int
    sector_count: int
    keys: VersionKeys
    plan_keys: PlanKeys | None
    uncovered: tuple[Commitment, ...]
    free: int  # measures without a commitment
    changes: tuple[MeasureChange, ...]
    dropped: tuple[Measure, ...]
    versions: tuple[Version, ...]
    others: tuple[Version, ...]  # that the reader may not open
    can_edit: bool
    can_lead: bool
    can_begin: bool
    can_set_period: bool


def version_page(version: Version, reader: Reader, *, chosen: str = "", commitment: str = "") -> VersionPage:
    """Return the page of a version for a reader. A fixed number of queries, however many measures it has.

    Args:
        chosen: one of `CHOICES`; anything else shows all rows.
        commitment: primary key of a commitment whose measures alone are asked for.
    """
    agreement, measures = version.programme.agreement, measures_of(version)
    commitments = list(agreement.commitments.all())
    counts, free = coverage((one.commitment_id for one in measures), [one.pk for one in commitments])
    changed = changes_since_in_force(version, measures)
    all_sections = sections_of(version, measures, reader, {one.line: one.kind for one in changed})
    rows = [row for section in all_sections for row in section.rows]
    one = next((one for one in commitments if str(one.pk) == commitment), None)
    chosen = chosen if chosen in CHOICES else ""
    versions = versions_of(version.programme)
    seen = tuple(other for other in versions if policies.can_see(reader, other))
    can_lead = version.is_open and policies.can_send(reader, version)
    under_way = any(other.state in VERSIONS_UNDER_WAY for other in versions)
    was_agreed = any(other.in_force_at for other in versions)
    return VersionPage(
        version=version,
        agreement=agreement,
        heading=heading(version.programme),
        sections=_chosen(all_sections, chosen, one),
        chips=tuple(Chip(name, sum(map(fits, rows))) for name, fits in CHOICES.items()),
        chosen=chosen,
        commitment=one,
        count=len(rows),
        sector_count=len(all_sections),
        keys=_keys(version, reader, measures, rows),
        plan_keys=plan_keys(version, reader),
        uncovered=tuple(one for one in commitments if not counts[one.pk]),
        free=free,
        changes=changed,
        dropped=_dropped(version, reader, changed),
        versions=seen,
        others=tuple(other for other in versions if other not in seen and other.state in VERSIONS_UNDER_WAY),
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


def _keys(version: Version, reader: Reader, measures: list[Measure], rows: list[MeasureRow]) -> VersionKeys:
    shown = draft_hash(version, contents_of(version, measures)) if version.is_open else version.content_hash
    one_sided = [row.measure.text for row in rows if row.is_one_sided]
    return version_keys(version, reader, content_hash=shown, one_sided=one_sided)


def _chosen(sections: tuple[SectionRow, ...], chosen: str, commitment: Commitment | None) -> tuple[SectionRow, ...]:
    def fits(row: MeasureRow) -> bool:
        is_of_it = commitment is None or row.measure.commitment_id == commitment.pk
        return is_of_it and CHOICES[chosen](row)

    found = [SectionRow(one.sector, one.number, tuple(filter(fits, one.rows))) for one in sections]
    return tuple(one for one in found if one.rows)


def _dropped(version: Version, reader: Reader, changed: Iterable[MeasureChange]) -> tuple[Measure, ...]:
    """Return what was taken out of a version: all of it for those who may put it back. One query.

    Others learn of what they saw when the version was sent before; what stood in the draft alone stays with its side,
    and what an agreed version had is among the changes.
    """
    found = Measure.everything.filter(version=version, dropped_at__isnull=False)
    if not policies.can_edit(reader, version):
        told = [one.line for one in changed if one.kind == "dropped"]
        found = found.filter(shown_at__isnull=False).exclude(line__in=told)
    return tuple(found.select_related("dropped_by").order_by("-dropped_at"))
