"""How a measure is written to its tables, and read back for the journal."""

from collections.abc import Iterable, Sequence
from uuid import uuid4

from django.utils import timezone

from kunak.agreements.models import Party
from kunak.core.places import known_places
from kunak.core.programme.steps import StepName, same_steps
from kunak.people.models import Person
from kunak.people.queries import called_on
from kunak.people.services import Bodies, organisations_named
from kunak.programme.errors import ReporterWithoutBody, UnknownTerritory
from kunak.programme.kinds import kept_details
from kunak.programme.models import Executor, Funding, Measure, Milestone
from kunak.programme.services.given import FundingInput, MeasureInput, MilestoneInput
from kunak.programme.told import Told, agreement_called, measure_told


def write(measure: Measure, given: MeasureInput, by: Person) -> None:
    """Put what was entered in the place of what the measure held; inside the transaction of its service.

    Raises:
        BadDetail: a value cannot be that of its field.
        UnknownTerritory: a code is none of the reference data.
        ReporterWithoutBody: somebody is to report for a side that has no executor.
    """
    measure.text, measure.sector, measure.kind = given.text.strip(), given.sector, given.kind
    measure.commitment = given.commitment
    measure.term_kind, measure.starts_on, measure.ends_on = given.term.kind, given.term.starts_on, given.term.ends_on
    measure.expected_result, measure.indicator = given.expected_result.strip(), given.indicator.strip()
    measure.money, measure.details = given.money.strip(), kept_details(given.details)
    measure.signed_result = given.signed_result.strip()
    measure.territories = known_territories(given.territories)
    measure.changed_by, measure.changed_at = by, timezone.now()
    measure.save()
    _write_executors(measure, given)
    _write_milestones(measure, given.milestones)
    _write_funding(measure, given.funding)


def known_territories(codes: Iterable[str]) -> list[str]:
    """Return codes once each and in one order, so that the same places are the same content.

    Raises:
        UnknownTerritory: one is none of the reference data.
    """
    kept = sorted(set(codes))
    for code in kept:
        if code not in known_places():
            raise UnknownTerritory(code=code)
    return kept


def _write_executors(measure: Measure, given: MeasureInput) -> None:
    measure.executors.all().delete()
    parties = parties_of(measure)
    named = {party.pk: written(given.executors.get(party.pk, ())) for party in parties}
    helping = {party.pk: written(given.coexecutors.get(party.pk, ())) for party in parties}
    every = [(party.side, name) for party in parties for name in (*named[party.pk], *helping[party.pk])]
    bodies = organisations_named(every)
    for party in parties:
        reporter = given.reporters.get(party.pk, "").strip()
        if reporter and not named[party.pk]:
            raise ReporterWithoutBody(side=party.label)
        name_executors_of(measure, party, named[party.pk], bodies, reporter=reporter)
        name_executors_of(measure, party, helping[party.pk], bodies, is_co=True)


def written(names: Iterable[str]) -> list[str]:
    """Return the names that are no blanks."""
    return [name for name in names if name.strip()]


def name_executors_of(
    measure: Measure, party: Party, names: Iterable[str], bodies: Bodies, *, is_co: bool = False, reporter: str = ""
) -> None:
    """Name the bodies of one party, in the order given and each once, by what each is called today.

    Args:
        is_co: they help; one that answers for the measure already is not named again.
        reporter: who of the first body reports: post and name.
    """
    present = {one.organisation_id for one in measure.executors.all() if one.party_id == party.pk} if is_co else set()
    named = list(dict.fromkeys(bodies[party.side_id, name] for name in names))
    called = called_on(named, timezone.localdate()) if named else {}
    for place, body in enumerate(one for one in named if one.pk not in present):
        Executor.objects.create(
            measure=measure,
            party=party,
            organisation=body,
            name=called.get(body.pk, body.name),
            is_co=is_co,
            reporter=reporter if place == 0 else "",
        )


def _write_milestones(measure: Measure, steps: Sequence[MilestoneInput]) -> None:
    present = [StepName(one.line, one.name, one.code, one.due_on) for one in measure.milestones.all()]
    measure.milestones.all().delete()
    named = [step for step in steps if step.name.strip()]
    lines = same_steps(present, [StepName(one.line, one.name.strip(), one.code, one.due_on) for one in named])
    Milestone.objects.bulk_create(
        Milestone(
            measure=measure,
            line=lines[order] or uuid4(),
            order=order,
            code=step.code,
            name=step.name.strip(),
            due_on=step.due_on,
            is_final=step.is_final,
        )
        for order, step in enumerate(named)
    )


def _write_funding(measure: Measure, rows: Sequence[FundingInput]) -> None:
    measure.funding.all().delete()
    Funding.objects.bulk_create(
        Funding(
            measure=measure,
            order=order,
            party_id=row.party,
            source=row.source,
            year=row.year,
            amount=row.amount,
            to_party_id=row.to_party,
            agreement=row.agreement,
            ground=agreement_called(row.agreement) if row.agreement else "",
        )
        for order, row in enumerate(rows)
    )


def parties_of(measure: Measure) -> list[Party]:
    """Return the parties of the measure's agreement. No query where the version was locked by its service."""
    return list(measure.version.programme.agreement.parties.all())


def told(measure: Measure) -> Told:
    """Return the measure as it stands in the database, for the journal. Five queries."""
    fresh = Measure.everything.select_related("commitment").prefetch_related("executors", "milestones", "funding")
    return measure_told(fresh.get(pk=measure.pk), parties_of(measure))
