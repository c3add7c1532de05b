"""One body named for many measures at once."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from kunak.agreements.models import Party
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.people.services import Bodies, organisations_named
from kunak.programme import policies
from kunak.programme.models import Measure, Version
from kunak.programme.services.locking import locked
from kunak.programme.services.writing import name_executors_of, parties_of, told, written

Names = Mapping[str, Mapping[int, Sequence[str]]]
Lacking = list[tuple[Party, list[str]]]


@transaction.atomic
def name_executors(*, version: Version, names: Names, by: Person) -> int:
    """Name bodies for all measures of a sector that have none of a party; what somebody named before stays.

    Args:
        names: by sector, then by the party's primary key; what is left out stays empty.

    Returns:
        How many measures were changed; each has its own entry in the journal.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not.
        VersionFrozen: the version was sent, is in force or was given up.
    """
    version = locked(version)
    policies.check_can_edit(by, version)
    for sector in names:
        policies.check_can_edit(by, version, sector)
    measures = version.measures.select_for_update(of=("self",), no_key=True).filter(sector__in=names)
    filled = [(measure, found) for measure in measures if (found := _lacking(measure, version, names[measure.sector]))]
    every = [pair for _, found in filled for pair in found]
    bodies = organisations_named((party.side, name) for party, given in every for name in given)
    about = version.programme.agreement
    for measure, found in filled:
        before = told(measure)
        _fill(measure, found, bodies, by)
        record("measure changed", of=measure, by=by, about=about, before=before, after=told(measure))
    return len(filled)


def _lacking(measure: Measure, version: Version, names: Mapping[int, Sequence[str]]) -> Lacking:
    """Return the parties that have no body yet and are given some, with their names."""
    measure.version = version
    present = set(measure.executors.filter(is_co=False).values_list("party", flat=True))
    given = [(party, written(names.get(party.pk, ()))) for party in parties_of(measure) if party.pk not in present]
    return [(party, found) for party, found in given if found]


def _fill(measure: Measure, lacking: Lacking, bodies: Bodies, by: Person) -> None:
    for party, names in lacking:
        name_executors_of(measure, party, names, bodies)
    measure.revision += 1
    measure.changed_by, measure.changed_at = by, timezone.now()
    measure.save(update_fields=["revision", "changed_by", "changed_at"])
