"""One body named for many measures at once."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme import policies
from kunak.programme.models import Measure, Version
from kunak.programme.services.locking import locked
from kunak.programme.services.writing import name_executors_of, parties_of, told

Names = Mapping[str, Mapping[int, Sequence[str]]]


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
    changed = [
        found
        for measure in version.measures.select_for_update(of=("self",), no_key=True).filter(sector__in=names)
        if (found := _fill(measure, version, names[measure.sector], by))
    ]
    for measure, before in changed:
        about = version.programme.agreement
        record("measure changed", of=measure, by=by, about=about, before=before, after=told(measure))
    return len(changed)


def _fill(
    measure: Measure, version: Version, names: Mapping[int, Sequence[str]], by: Person
) -> tuple[Measure, object] | None:
    """Name the bodies of the parties that have none; return the measure with what it was, None where nothing is new."""
    measure.version = version
    named = set(measure.executors.values_list("party", flat=True))
    empty = [party for party in parties_of(measure) if party.pk not in named and any(names.get(party.pk, ()))]
    if not empty:
        return None
    before = told(measure)
    for party in empty:
        name_executors_of(measure, party, names[party.pk])
    measure.revision += 1
    measure.changed_by, measure.changed_at = by, timezone.now()
    measure.save(update_fields=["revision", "changed_by", "changed_at"])
    return measure, before
