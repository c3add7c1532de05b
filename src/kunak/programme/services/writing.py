"""How a measure is written to its tables, and read back for the journal."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import uuid4

from django.utils import timezone

from kunak.agreements.models import Party
from kunak.core.places import known_places
from kunak.core.programme.steps import StepName, named_twice, same_steps
from kunak.people.models import Person
from kunak.people.queries import called_on
from kunak.people.services import Bodies, organisations_named
from kunak.programme.errors import ReporterWithoutBody, StepsAlike, UnknownTerritory
from kunak.programme.kinds import kept_details
from kunak.programme.models import Executor, Funding, Measure, Milestone
from kunak.programme.services.given import FundingInput, MeasureInput
from kunak.programme.told import Told, agreement_called, measure_told


def write(measure: Measure, given: MeasureInput, by: Person) -> None:
    """Put what was entered in the place of what a measure held; raises as `write_all`."""
    write_all([(measure, given)], by)


def write_all(pairs: Sequence[tuple[Measure, MeasureInput]], by: Person) -> None:
    """Put what was entered in the place of what measures of one version held; inside the transaction of its service.

    New ones are written together, and so is what belongs to all of them: as many queries for one as for hundreds,
    and one more for each that is here.

    Raises:
        BadDetail: a value cannot be that of its field.
        UnknownTerritory: a code is none of the reference data.
        ReporterWithoutBody: somebody is to report for a side that has no executor.
        StepsAlike: two milestones of a measure have one name.
    """
    for measure, given in pairs:
        _fill(measure, given, by)
    present = [measure for measure, _given in pairs if measure.pk]
    for measure in present:
        measure.save()
    Measure.objects.bulk_create(measure for measure, _given in pairs if not measure.pk)
    steps = _taken_away(present)
    Executor.objects.bulk_create(_executors(pairs))
    Milestone.objects.bulk_create(row for one, given in pairs for row in _milestones(one, given, steps.get(one.pk, ())))
    Funding.objects.bulk_create(row for one, given in pairs for row in _funding(one, given.funding))


def _fill(measure: Measure, given: MeasureInput, by: Person) -> None:
    check_reporters(given, parties_of(measure))
    check_steps(given)
    measure.text, measure.sector, measure.kind = given.text.strip(), given.sector, given.kind
    measure.commitment = given.commitment
    measure.term_kind, measure.starts_on, measure.ends_on = given.term.kind, given.term.starts_on, given.term.ends_on
    measure.expected_result, measure.indicator = given.expected_result.strip(), given.indicator.strip()
    measure.money, measure.details = given.money.strip(), kept_details(given.details)
    measure.signed_result = given.signed_result.strip()
    measure.territories = known_territories(given.territories)
    measure.changed_by, measure.changed_at = by, timezone.now()


def check_reporters(given: MeasureInput, parties: Iterable[Party]) -> None:
    """Refuse who is to report for a side that has nobody.

    Raises:
        ReporterWithoutBody: of the first such side.
    """
    for party in parties:
        if given.reporters.get(party.pk, "").strip() and not written(given.executors.get(party.pk, ())):
            raise ReporterWithoutBody(side=party.label)


def check_steps(given: MeasureInput) -> None:
    """Refuse milestones that nobody could tell apart.

    Raises:
        StepsAlike: two have one name.
    """
    name = named_twice(written(step.name.strip() for step in given.milestones))
    if name is not None:
        raise StepsAlike(name=name)


def _taken_away(measures: Collection[Measure]) -> dict[int, list[StepName]]:
    """Take away what belongs to measures that are here; return the steps that they had."""
    found: dict[int, list[StepName]] = {}
    if not measures:
        return found
    for one in Milestone.objects.filter(measure__in=measures).order_by("measure", "order"):
        found.setdefault(one.measure_id, []).append(StepName(one.line, one.name, one.code, one.due_on))
    for part in (Executor, Milestone, Funding):
        part.objects.filter(measure__in=measures).delete()
    return found


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


def _executors(pairs: Sequence[tuple[Measure, MeasureInput]]) -> Iterator[Executor]:
    """Yield the bodies of measures: of each party those that answer, then those that help and do not answer too."""
    named = [
        (
            measure,
            party,
            written(given.executors.get(party.pk, ())),
            written(given.coexecutors.get(party.pk, ())),
            given,
        )
        for measure, given in pairs
        for party in parties_of(measure)
    ]
    bodies = organisations_named((party.side, name) for _, party, *some, _ in named for names in some for name in names)
    called = called_on(set(bodies.values()), timezone.localdate()) if bodies else {}
    for measure, party, answering, helping, given in named:
        first = list(dict.fromkeys(bodies[party.side_id, name] for name in answering))
        then = dict.fromkeys(bodies[party.side_id, name] for name in helping)
        reporter = given.reporters.get(party.pk, "").strip()
        for place, body in enumerate((*first, *(one for one in then if one not in first))):
            yield Executor(
                measure=measure,
                party=party,
                organisation=body,
                name=called.get(body.pk, body.name),
                is_co=place >= len(first),
                reporter=reporter if place == 0 else "",
            )


def written(names: Iterable[str]) -> list[str]:
    """Return the names that are no blanks."""
    return [name for name in names if name.strip()]


def name_executors_of(measure: Measure, party: Party, names: Iterable[str], bodies: Bodies) -> None:
    """Name the bodies of one party, in the order given and each once, by what each is called today."""
    named = list(dict.fromkeys(bodies[party.side_id, name] for name in names))
    called = called_on(named, timezone.localdate()) if named else {}
    Executor.objects.bulk_create(
        Executor(measure=measure, party=party, organisation=body, name=called.get(body.pk, body.name)) for body in named
    )


def _milestones(measure: Measure, given: MeasureInput, present: Sequence[StepName]) -> Iterator[Milestone]:
    named = [step for step in given.milestones if step.name.strip()]
    lines = same_steps(present, [StepName(one.line, one.name.strip(), one.code, one.due_on) for one in named])
    for order, step in enumerate(named):
        yield Milestone(
            measure=measure,
            line=lines[order] or uuid4(),
            order=order,
            code=step.code,
            name=step.name.strip(),
            due_on=step.due_on,
            is_final=step.is_final,
        )


def _funding(measure: Measure, rows: Iterable[FundingInput]) -> Iterator[Funding]:
    for order, row in enumerate(rows):
        yield Funding(
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


def parties_of(measure: Measure) -> list[Party]:
    """Return the parties of the measure's agreement. No query where the version was locked by its service."""
    return list(measure.version.programme.agreement.parties.all())


def told(measure: Measure) -> Told:
    """Return the measure as it stands in the database, for the journal. Five queries."""
    return told_all([measure])[measure.pk]


def told_all(measures: Collection[Measure]) -> dict[int, Told]:
    """Return measures of one version as they stand in the database, by their keys. Five queries."""
    if not measures:
        return {}
    fresh = Measure.everything.select_related("commitment").prefetch_related("executors", "milestones", "funding")
    found = fresh.filter(pk__in=[one.pk for one in measures])
    parties = parties_of(next(iter(measures)))
    return {one.pk: measure_told(one, parties) for one in found}
