"""Beginning: a programme proposed from commitments, and new versions of it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from kunak.agreements.models import Agreement
from kunak.agreements.policies import sides_of
from kunak.core.lifecycle import VersionState
from kunak.core.programme.content import propose
from kunak.journal.services import record
from kunak.people.models import Person, Role, Side
from kunak.people.policies import check_role
from kunak.programme.content import measures_of
from kunak.programme.errors import ProgrammeExists, VersionUnderWay
from kunak.programme.models import Executor, Measure, Milestone, Programme, Version

UNDER_WAY = [VersionState.DRAFT, VersionState.SENT, VersionState.RETURNED]


@transaction.atomic
def propose_programme(*, agreement: Agreement, starts_on: date, ends_on: date, by: Person) -> Version:
    """Make the agreement's programme and its first version: a measure for each commitment, with its kind's steps.

    Args:
        starts_on, ends_on: the period of the plan, both inclusive, `ends_on` not earlier.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        ProgrammeExists: there is one; a new version of it is what is wanted.
    """
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    side = check_role(by, sides_of(agreement), [Role.COORDINATOR], action="propose a programme").side
    if Programme.objects.filter(agreement=agreement).exists():
        raise ProgrammeExists
    programme = Programme.objects.create(agreement=agreement, starts_on=starts_on, ends_on=ends_on)
    version = _new_version(programme, 1, side, by)
    commitments = agreement.commitments.values_list("pk", "sector", "kind", "text")
    for order, one in enumerate(propose(commitments)):
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
        steps = enumerate(one.milestones)
        Milestone.objects.bulk_create(
            Milestone(measure=measure, order=place, code=step.code, name=step.name_ru, is_final=step.is_final)
            for place, step in steps
        )
    after = {"version": 1, "measures": version.measures.count(), "period": [str(starts_on), str(ends_on)]}
    record("programme proposed", of=version, by=by, about=agreement, after=after)
    return version


def _new_version(programme: Programme, number: int, side: Side, by: Person) -> Version:
    return Version.objects.create(
        programme=programme, number=number, drafted_by_side=side, created_by=by, created_at=timezone.now()
    )


@transaction.atomic
def start_new_version(*, programme: Programme, by: Person) -> Version:
    """Begin a new version as a copy of the one in force; each measure keeps its line.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        VersionUnderWay: one is being written or waits for keys.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    agreement = programme.agreement
    side = check_role(by, sides_of(agreement), [Role.COORDINATOR], action="begin a version").side
    if programme.versions.filter(state__in=UNDER_WAY).exists():
        raise VersionUnderWay
    last = programme.versions.order_by("-number")[0]
    version = _new_version(programme, last.number + 1, side, by)
    for measure in measures_of(last):
        _copy(measure, version, by)
    record("version begun", of=version, by=by, about=agreement, after={"version": version.number, "from": last.number})
    return version


def _copy(measure: Measure, version: Version, by: Person) -> None:
    executors, steps = list(measure.executors.all()), list(measure.milestones.all())
    measure.pk, measure.version, measure.revision = None, version, 1
    measure.changed_by, measure.changed_at = by, version.created_at
    measure._state.adding = True
    measure.save(force_insert=True)
    for one in executors:
        Executor.objects.create(measure_id=measure.pk, party_id=one.party_id, organisation_id=one.organisation_id)
    for step in steps:
        fields = {"order": step.order, "code": step.code, "name": step.name, "due_on": step.due_on}
        Milestone.objects.create(measure_id=measure.pk, is_final=step.is_final, **fields)
