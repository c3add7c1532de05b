"""Which measure waits for which: set for one measure of an open version."""

from collections.abc import Iterable

from django.db import transaction

from kunak.core.programme.order import way_back
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme.errors import NotOfThisVersion, RingOfMeasures
from kunak.programme.models import Dependency, Measure
from kunak.programme.services.measures import check_present, opened


@transaction.atomic
def set_predecessors(*, measure: Measure, revision: int, predecessors: Iterable[Measure], by: Person) -> Measure:
    """Say which measures of its version a measure waits for; what was said before and is left out, holds no more.

    Args:
        revision: of the measure as the person saw it.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not change the measure.
        VersionFrozen: the version was sent, is in force or was given up.
        MeasureDropped, EditedMeanwhile: somebody was faster; nothing is written.
        NotOfThisVersion: one to wait for stands in another version, or was dropped.
        RingOfMeasures: they would wait for each other.
    """
    present = opened(measure, by)
    check_present(present, revision)
    wanted = list(dict.fromkeys(one.pk for one in predecessors))
    texts = dict(present.version.measures.values_list("pk", "text"))
    if any(key not in texts for key in wanted):
        raise NotOfThisVersion
    _check_rings(present, wanted, texts)
    before = _told(present)
    present.dependencies.all().delete()
    Dependency.objects.bulk_create(Dependency(measure=present, predecessor_id=key) for key in wanted)
    after = _told(present)
    if after != before:
        present.revision += 1
        present.save(update_fields=["revision"])
        record(
            "order changed", of=present, by=by, about=present.version.programme.agreement, before=before, after=after
        )
    return present


def _check_rings(measure: Measure, wanted: Iterable[int], texts: dict[int, str]) -> None:
    waits_for: dict[int, list[int]] = {}
    others = Dependency.objects.filter(measure__version=measure.version_id).exclude(measure=measure)
    for one, other in others.values_list("measure", "predecessor"):
        waits_for.setdefault(one, []).append(other)
    for key in wanted:
        ring = way_back(waits_for, measure.pk, key)
        if ring:
            raise RingOfMeasures(ring=[texts.get(one, "") for one in ring])


def _told(measure: Measure) -> dict[str, object]:
    rows = measure.dependencies.filter(predecessor__dropped_at__isnull=True).select_related("predecessor")
    return {"waits for": sorted(row.predecessor.text for row in rows)}
