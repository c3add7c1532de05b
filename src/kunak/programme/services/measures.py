"""Measures of an open version: added, changed, dropped."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kunak.agreements.models import Commitment, Party
from kunak.core.programme.content import MeasureContent
from kunak.core.programme.term import NONE, MeasureTerm
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.people.services import organisation_named
from kunak.programme import policies
from kunak.programme.content import content_of
from kunak.programme.errors import EditedMeanwhile
from kunak.programme.models import Executor, Measure, Milestone, Version


@dataclass(frozen=True, slots=True)
class MilestoneInput:
    """One step as somebody entered it."""

    name: str
    due_on: date | None = None
    code: str = ""
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class MeasureInput:
    """A whole measure as somebody entered it.

    Args:
        executors: names of bodies by the party's primary key; a party that is left out has none.
    """

    text: str
    sector: str
    kind: str = "general"
    commitment: Commitment | None = None
    term: MeasureTerm = NONE
    executors: Mapping[int, Sequence[str]] = field(default_factory=dict)
    milestones: Sequence[MilestoneInput] = ()
    expected_result: str = ""
    indicator: str = ""
    money: str = ""


@transaction.atomic
def add_measure(*, version: Version, given: MeasureInput, by: Person) -> Measure:
    """Add a measure at the end of an open version.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not.
        VersionFrozen: the version was sent or is in force.
    """
    version = _open(version)
    policies.check_can_edit(by, version, given.sector)
    last = version.measures.aggregate(last=Max("order"))["last"]
    measure = Measure(version=version, order=0 if last is None else last + 1)
    _write(measure, given, by)
    record("measure added", of=measure, by=by, about=version.programme.agreement, after=asdict(_content(measure)))
    return measure


@transaction.atomic
def change_measure(*, measure: Measure, revision: int, given: MeasureInput, by: Person) -> Measure:
    """Write a measure of an open version anew.

    Args:
        revision: of the measure as the person saw it.

    Raises:
        EditedMeanwhile: somebody saved it since; the error has their values. Nothing is written.
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not, by the old sector or by the new one.
        VersionFrozen: the version was sent or is in force.
    """
    version = _open(measure.version)
    policies.check_can_edit(by, version, measure.sector)
    policies.check_can_edit(by, version, given.sector)
    present = (
        Measure.objects.select_for_update(of=("self",)).select_related("changed_by", "commitment").get(pk=measure.pk)
    )
    before = _content(present)
    if present.revision != revision:
        raise EditedMeanwhile(
            who=present.changed_by.name, at=present.changed_at, theirs=asdict(before), revision=present.revision
        )
    present.revision += 1
    _write(present, given, by)
    after = _content(present)
    if after != before:
        agreement = version.programme.agreement
        record("measure changed", of=present, by=by, about=agreement, before=asdict(before), after=asdict(after))
    return present


@transaction.atomic
def drop_measure(*, measure: Measure, reason: str, by: Person) -> None:
    """Take a measure out of an open version; versions before keep it, and so does the journal.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not.
        VersionFrozen: the version was sent or is in force.
    """
    version = _open(measure.version)
    policies.check_can_edit(by, version, measure.sector)
    present = Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    before = asdict(_content(present))
    agreement = version.programme.agreement
    record("measure dropped", of=present, by=by, about=agreement, before=before, after={"reason": reason.strip()})
    present.delete()


def _open(version: Version) -> Version:
    """Lock the version, so that nobody sends it while a measure is written."""
    locked = Version.objects.select_for_update(of=("self",)).select_related("programme__agreement", "drafted_by_side")
    return locked.get(pk=version.pk)


def _content(measure: Measure) -> MeasureContent:
    parties = measure.version.programme.agreement.parties.values_list("pk", flat=True)
    fresh = Measure.objects.prefetch_related("executors__organisation", "milestones").select_related("commitment")
    return content_of(fresh.get(pk=measure.pk), list(parties))


def _write(measure: Measure, given: MeasureInput, by: Person) -> None:
    measure.text, measure.sector, measure.kind = given.text.strip(), given.sector, given.kind
    measure.commitment = given.commitment
    measure.term_kind, measure.starts_on, measure.ends_on = given.term.kind, given.term.starts_on, given.term.ends_on
    measure.expected_result, measure.indicator = given.expected_result.strip(), given.indicator.strip()
    measure.money = given.money.strip()
    measure.changed_by, measure.changed_at = by, timezone.now()
    measure.save()
    measure.executors.all().delete()
    for party in Party.objects.filter(agreement=measure.version.programme.agreement_id).select_related("side"):
        bodies = {
            organisation_named(side=party.side, name=name) for name in given.executors.get(party.pk, ()) if name.strip()
        }
        for body in sorted(bodies, key=lambda body: body.name):
            Executor.objects.create(measure=measure, party=party, organisation=body)
    measure.milestones.all().delete()
    for order, step in enumerate(step for step in given.milestones if step.name.strip()):
        fields = {"code": step.code, "name": step.name.strip(), "due_on": step.due_on, "is_final": step.is_final}
        Milestone.objects.create(measure=measure, order=order, **fields)
