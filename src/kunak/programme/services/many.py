"""Many measures changed at once: all of those chosen, or none, each with its own entry in the journal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from kunak.agreements.models import Party
from kunak.core.errors import KunakError
from kunak.core.programme.term.shift import shifted
from kunak.core.terms.duration import add_months
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.people.services import Bodies, organisations_named
from kunak.programme import policies
from kunak.programme.content import measures_of
from kunak.programme.errors import EditedMeanwhile, MeasureDropped, SomeRefused, TermOutsideThePlan
from kunak.programme.models import Measure, Version
from kunak.programme.services.locking import locked
from kunak.programme.services.writing import name_executors_of, written
from kunak.programme.told import Told, measure_told


@dataclass(frozen=True, slots=True)
class ManyInput:
    """What is to be changed in each of the measures; what is left out stays.

    Args:
        sector: into which they go.
        months: by how many their terms and dated milestones move, less than 0 for earlier.
        executors: names of bodies to be added, by the party's primary key.
    """

    sector: str = ""
    months: int = 0
    executors: Mapping[int, Sequence[str]] = field(default_factory=dict)


@transaction.atomic
def change_many(*, version: Version, picked: Mapping[int, int], given: ManyInput, by: Person) -> int:
    """Change the chosen measures of an open version alike; where one cannot be changed, none is.

    Args:
        picked: revision of each measure as the person saw it, by its primary key.

    Returns:
        How many were changed; those that are so already stay as they are.

    Raises:
        NotOfTheParties, NotAllowed: the person may not change this version.
        VersionFrozen: the version was sent, is in force or was given up.
        SomeRefused: with the reason of each measure that cannot be changed.
    """
    version = locked(version)
    policies.check_can_edit(by, version)
    rows = Measure.everything.select_for_update(of=("self",), no_key=True).filter(version=version, pk__in=picked)
    list(rows)  # locked before they are read whole
    found = _present(version, picked)
    refused = [(one.text, error) for one in found if (error := _refusal(one, picked[one.pk], version, given, by))]
    if refused:
        raise SomeRefused(rows=tuple(refused))
    return _write(version, [one for one in found if one.dropped_at is None], given, by)


def _present(version: Version, picked: Iterable[int]) -> list[Measure]:
    """Return the measures as they stand, those dropped meanwhile too. Four queries."""
    dropped = Measure.everything.filter(version=version, pk__in=picked, dropped_at__isnull=False)
    found = [*measures_of(version, set(picked)), *dropped.select_related("dropped_by")]
    for one in found:
        one.version = version
    return found


def _refusal(measure: Measure, revision: int, version: Version, given: ManyInput, by: Person) -> KunakError | None:
    """Return why a measure cannot be changed so; None where it can."""
    try:
        _check(measure, revision, version, given, by)
    except KunakError as error:
        return error
    return None


def _check(measure: Measure, revision: int, version: Version, given: ManyInput, by: Person) -> None:
    if measure.dropped_by is not None and measure.dropped_at is not None:
        raise MeasureDropped(who=measure.dropped_by.name, at=measure.dropped_at, reason=measure.drop_reason)
    if measure.revision != revision:
        raise EditedMeanwhile(who=measure.changed_by.name, at=measure.changed_at)
    policies.check_can_edit(by, version, measure.sector)
    policies.check_can_edit(by, version, given.sector or measure.sector)
    plan = version.programme
    if shifted(measure.term, given.months).is_apart_from(plan.starts_on, plan.ends_on):
        raise TermOutsideThePlan(starts_on=plan.starts_on, ends_on=plan.ends_on)


def _write(version: Version, measures: Sequence[Measure], given: ManyInput, by: Person) -> int:
    parties = list(version.programme.agreement.parties.all())
    named = [(party, written(given.executors.get(party.pk, ()))) for party in parties]
    bodies = organisations_named((party.side, name) for party, names in named for name in names)
    before = {one.pk: measure_told(one, parties) for one in measures}
    for one in measures:
        _change(one, given, named, bodies)
    changed = list(_changed(version, before, parties))
    for one, was, now in changed:
        one.revision, one.changed_by, one.changed_at = one.revision + 1, by, timezone.now()
        one.save(update_fields=["revision", "changed_by", "changed_at"])
        record("measure changed", of=one, by=by, about=version.programme.agreement, before=was, after=now)
    return len(changed)


def _change(measure: Measure, given: ManyInput, named: Sequence[tuple[Party, list[str]]], bodies: Bodies) -> None:
    term = shifted(measure.term, given.months)
    measure.sector = given.sector or measure.sector
    measure.term_kind, measure.starts_on, measure.ends_on = term.kind, term.starts_on, term.ends_on
    measure.save(update_fields=["sector", "term_kind", "starts_on", "ends_on"])
    if given.months:
        for step in measure.milestones.all():
            if step.due_on:
                step.due_on = add_months(step.due_on, given.months)
                step.save(update_fields=["due_on"])
    present = {(one.party_id, one.organisation_id) for one in measure.executors.all()}
    for party, names in named:
        added = [name for name in names if (party.pk, bodies[party.side_id, name].pk) not in present]
        if added:
            name_executors_of(measure, party, added, bodies)


def _changed(
    version: Version, before: Mapping[int, Told], parties: Sequence[Party]
) -> Iterator[tuple[Measure, Told, Told]]:
    """Yield the measures that are not what they were, with what they were and are. Three queries."""
    for one in measures_of(version, set(before)):
        one.version = version
        now = measure_told(one, parties)
        if now != before[one.pk]:
            yield one, before[one.pk], now
