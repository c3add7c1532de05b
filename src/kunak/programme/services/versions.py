"""A programme proposed from commitments, new versions of it, its period, and versions given up."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from kunak.agreements.models import Agreement
from kunak.agreements.services.texts import reason_of
from kunak.core.lifecycle import VERSION_MOVES, VERSIONS_UNDER_WAY, VersionState, check_move
from kunak.core.programme.proposal import ProposedMeasure, propose
from kunak.journal.services import record
from kunak.people.models import Person, Side
from kunak.programme import policies
from kunak.programme.content import measures_of
from kunak.programme.errors import NothingInForce, PeriodSettled, ProgrammeExists, VersionFrozen, VersionUnderWay
from kunak.programme.models import Dependency, Executor, Funding, Measure, Milestone, Programme, Version
from kunak.programme.queries.versions import kept_version
from kunak.programme.services.apart import check_apart
from kunak.programme.services.locking import locked

Row = TypeVar("Row", Measure, Executor, Milestone, Funding)


@transaction.atomic
def propose_programme(*, agreement: Agreement, starts_on: date, ends_on: date, by: Person) -> Version:
    """Make the agreement's programme and its first version: a measure for each commitment, with its kind's steps.

    A programme whose versions were all given up before any was agreed is proposed anew, by whichever side.

    Args:
        starts_on, ends_on: the period of the plan, both inclusive, `ends_on` not earlier.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        ProgrammeExists: there is one; a new version of it is what is wanted.
    """
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    side = policies.check_can_begin(by, agreement).side
    programme = _programme(agreement, starts_on, ends_on)
    last = programme.versions.first()
    version = begin_version(programme, last.number + 1 if last else 1, side, by)
    commitments = agreement.commitments.values_list("pk", "sector", "kind", "text")
    for order, one in enumerate(propose(commitments)):
        _make(one, version, order, by)
    after = {"starts_on": str(starts_on), "ends_on": str(ends_on), "measures": version.measures.count()}
    record("programme proposed", of=version, by=by, about=agreement, after=after)
    return version


def _programme(agreement: Agreement, starts_on: date, ends_on: date) -> Programme:
    present = agreement.programmes.select_for_update(no_key=True).order_by("starts_on").first()
    if present is None:
        return Programme.objects.create(agreement=agreement, starts_on=starts_on, ends_on=ends_on)
    if kept_version(present) is not None:
        raise ProgrammeExists
    present.starts_on, present.ends_on = starts_on, ends_on
    present.save(update_fields=["starts_on", "ends_on"])
    return present


def begin_version(programme: Programme, number: int, side: Side, by: Person) -> Version:
    """Make an empty version of a plan; a step of the services that begin one."""
    return Version.objects.create(
        programme=programme, number=number, drafted_by_side=side, created_by=by, created_at=timezone.now()
    )


def _make(one: ProposedMeasure, version: Version, order: int, by: Person) -> None:
    measure = Measure.objects.create(
        version=version,
        order=order,
        sector=one.sector,
        kind=one.kind,
        text=one.text,
        commitment_id=one.commitment,
        changed_by=by,
        changed_at=version.created_at,
    )
    Milestone.objects.bulk_create(
        Milestone(measure=measure, order=place, code=step.code, name=step.name_ru, is_final=step.is_final)
        for place, step in enumerate(one.milestones)
    )


@transaction.atomic
def start_new_version(*, programme: Programme, by: Person) -> Version:
    """Begin a new version as a copy of the one in force; each measure keeps its line.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        VersionUnderWay: one is being written or waits for keys.
        NothingInForce: no version was agreed yet.
    """
    programme = (
        Programme.objects.select_for_update(of=("self",), no_key=True).select_related("agreement").get(pk=programme.pk)
    )
    agreement = programme.agreement
    side = policies.check_can_begin(by, agreement).side
    if programme.versions.filter(state__in=VERSIONS_UNDER_WAY).exists():
        raise VersionUnderWay
    last, base = programme.versions.first(), programme.versions.filter(state=VersionState.IN_FORCE).first()
    if last is None or base is None:
        raise NothingInForce
    version = begin_version(programme, last.number + 1, side, by)
    measures = measures_of(base)
    copy_measures(measures, version, by)
    copy_order(measures, version)
    record("version begun", of=version, by=by, about=agreement, after={"from": base.number})
    return version


def copy_order(measures: Sequence[Measure], version: Version) -> None:
    """Let the copies of measures in another version wait for each other as these do; a step of services."""
    copies = {copy.line: copy for copy in version.measures.all()}
    pairs = [(one.line, row.predecessor.line) for one in measures for row in one.dependencies.all()]
    Dependency.objects.bulk_create(
        Dependency(measure=copies[line], predecessor=copies[other])
        for line, other in pairs
        if line in copies and other in copies
    )


def copy_measures(measures: Sequence[Measure], version: Version, by: Person) -> list[Measure]:
    """Copy measures into another version, each on its line, with all that belongs to it alone; a step of services.

    Five queries, however many there are.

    Args:
        measures: with their parts fetched.
    """
    given = {"version_id": version.pk, "revision": 1, "changed_by_id": by.pk, "changed_at": version.created_at}
    copies = Measure.objects.bulk_create(_again(one, **given, shown_at=None) for one in measures)
    pairs = list(zip(measures, copies, strict=True))
    Executor.objects.bulk_create(_again(row, measure_id=copy.pk) for one, copy in pairs for row in one.executors.all())
    Milestone.objects.bulk_create(
        _again(row, measure_id=copy.pk) for one, copy in pairs for row in one.milestones.all()
    )
    Funding.objects.bulk_create(_again(row, measure_id=copy.pk) for one, copy in pairs for row in one.funding.all())
    return copies


def _again(row: Row, **changes: object) -> Row:
    """Return a row that is not saved yet, the same but for what changes."""
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**(fields | {"id": None} | changes))


@transaction.atomic
def change_period(*, version: Version, starts_on: date, ends_on: date, by: Person) -> Version:
    """Set another period of a plan of which no version was agreed yet.

    Args:
        starts_on, ends_on: both inclusive, `ends_on` not earlier.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the writing side.
        VersionFrozen: the version was sent, is in force or was given up.
        PeriodSettled: a version has been in force.
        PlansOverlap: another plan of the agreement has a day of it.
    """
    version = locked(version)
    policies.check_can_send(by, version)
    if not version.is_open:
        raise VersionFrozen(state=version.state)
    programme = version.programme
    if programme.versions.filter(in_force_at__isnull=False).exists():
        raise PeriodSettled
    before = {"starts_on": str(programme.starts_on), "ends_on": str(programme.ends_on)}
    after = {"starts_on": str(starts_on), "ends_on": str(ends_on)}
    if before != after:
        check_apart(programme.agreement, (starts_on, ends_on), besides=programme)
        programme.starts_on, programme.ends_on = starts_on, ends_on
        programme.save(update_fields=["starts_on", "ends_on"])
        record("period changed", of=version, by=by, about=programme.agreement, before=before, after=after)
    return version


@transaction.atomic
def drop_version(*, version: Version, reason: str, by: Person) -> Version:
    """Give an open version up, so that any side may begin another; it stays for its writers to look at.

    Args:
        reason: may be empty only where no other side has ever seen it.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of the writing side.
        ForbiddenMove: it is not open.
        ReasonMissing, TextTooLong: the other sides have seen it and must learn why.
    """
    version = locked(version)
    policies.check_can_send(by, version)
    check_move(VERSION_MOVES, version.state, VersionState.DROPPED)
    told = reason_of(reason, is_needed=version.was_sent)
    version.state = VersionState.DROPPED
    version.save(update_fields=["state"])
    verb = "version given up" if version.was_sent else "draft given up"
    after = {"reason": told} if told else None
    record(verb, of=version, by=by, about=version.programme.agreement, after=after)
    return version
