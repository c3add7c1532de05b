"""Measures by their lines, as the own side sees them: in the newest version that it may look into."""

from collections.abc import Collection, Iterable
from uuid import UUID

from kunak.agreements.models import Agreement
from kunak.agreements.parties import parties_at
from kunak.agreements.words import short_title
from kunak.core.lifecycle import VersionState
from kunak.people.models import Side
from kunak.programme.models import Measure
from kunak.programme.policies import seen_by


def measures_by_line(lines: Collection[UUID], side: Side) -> dict[UUID, Measure]:
    """Return the newest measure of each line that a side may see; what it may not see is missing. One query."""
    if not lines:
        return {}
    found = Measure.everything.filter(seen_by(side), line__in=list(lines), dropped_at__isnull=True)
    present = found.exclude(version__state=VersionState.DROPPED).filter(
        version__programme__agreement__parties__side=side
    )
    ordered = present.select_related("version__programme").order_by("version__programme__starts_on", "version__number")
    return {one.line: one for one in ordered}


def names_of(agreements: Iterable[int]) -> dict[int, str]:
    """Return how lists name agreements, «Татарстан и Ингушетия, 2025», by the primary key. Three queries."""
    found = Agreement.objects.filter(pk__in=set(agreements)).prefetch_related(parties_at())
    return {one.pk: short_title(one) for one in found}
