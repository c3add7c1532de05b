"""How a measure is written to its tables, and read back for the journal."""

from collections.abc import Iterable, Sequence

from django.utils import timezone

from kunak.agreements.models import Party
from kunak.people.models import Person
from kunak.people.queries import called_on
from kunak.people.services import Bodies, organisations_named
from kunak.programme.kinds import kept_details
from kunak.programme.models import Executor, Measure, Milestone
from kunak.programme.services.given import MeasureInput, MilestoneInput
from kunak.programme.told import Told, measure_told


def write(measure: Measure, given: MeasureInput, by: Person) -> None:
    """Put what was entered in the place of what the measure held; inside the transaction of its service.

    Raises:
        BadDetail: a value cannot be that of its field.
    """
    measure.text, measure.sector, measure.kind = given.text.strip(), given.sector, given.kind
    measure.commitment = given.commitment
    measure.term_kind, measure.starts_on, measure.ends_on = given.term.kind, given.term.starts_on, given.term.ends_on
    measure.expected_result, measure.indicator = given.expected_result.strip(), given.indicator.strip()
    measure.money, measure.details = given.money.strip(), kept_details(given.details)
    measure.changed_by, measure.changed_at = by, timezone.now()
    measure.save()
    measure.executors.all().delete()
    named = [(party, written(given.executors.get(party.pk, ()))) for party in parties_of(measure)]
    bodies = organisations_named((party.side, name) for party, names in named for name in names)
    for party, names in named:
        name_executors_of(measure, party, names, bodies)
    _write_milestones(measure, given.milestones)


def written(names: Iterable[str]) -> list[str]:
    """Return the names that are no blanks."""
    return [name for name in names if name.strip()]


def name_executors_of(measure: Measure, party: Party, names: Iterable[str], bodies: Bodies) -> None:
    """Name the bodies of one party, in the order given and each once, by what each is called today."""
    named = list(dict.fromkeys(bodies[party.side_id, name] for name in names))
    called = called_on(named, timezone.localdate()) if named else {}
    for body in named:
        name = called.get(body.pk, body.name)
        Executor.objects.create(measure=measure, party=party, organisation=body, name=name)


def _write_milestones(measure: Measure, steps: Sequence[MilestoneInput]) -> None:
    measure.milestones.all().delete()
    named = [step for step in steps if step.name.strip()]
    Milestone.objects.bulk_create(
        Milestone(
            measure=measure,
            order=order,
            code=step.code,
            name=step.name.strip(),
            due_on=step.due_on,
            is_final=step.is_final,
        )
        for order, step in enumerate(named)
    )


def parties_of(measure: Measure) -> list[Party]:
    """Return the parties of the measure's agreement. No query where the version was locked by its service."""
    return list(measure.version.programme.agreement.parties.all())


def told(measure: Measure) -> Told:
    """Return the measure as it stands in the database, for the journal. Four queries."""
    fresh = Measure.everything.select_related("commitment").prefetch_related("executors", "milestones")
    return measure_told(fresh.get(pk=measure.pk), parties_of(measure))
