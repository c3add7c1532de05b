"""The next plan of an agreement, opened from what the last one left unfinished or does constantly."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from kunak.agreements.models import Agreement
from kunak.agreements.services.texts import reason_of
from kunak.core.lifecycle import VersionState
from kunak.core.programme.periods import Period, carried_term
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme import policies
from kunak.programme.errors import NextPlanOpened, NoSuchMeasure, NothingInForce
from kunak.programme.models import CarryOver, Measure, Milestone, Programme, Version
from kunak.programme.queries.plans import carried
from kunak.programme.queries.versions import kept_version
from kunak.programme.services.apart import check_apart
from kunak.programme.services.versions import begin_version, copy_measures, copy_order

Left = Mapping[int, str]
AT_ONCE = 200  # rows of one statement


@transaction.atomic
def open_next_plan(
    *, agreement: Agreement, starts_on: date, ends_on: date, left: Left, on: date, by: Person
) -> Version:
    """Open the next plan of an agreement with a first version of what is carried over; each measure keeps its line.

    The last plan stays as it was agreed. A next plan whose versions were all given up is opened anew.

    Args:
        starts_on, ends_on: of the next plan, both inclusive, `ends_on` not earlier.
        left: why a measure of the last plan's version in force is left out, by its primary key; what is finished stays
            behind without a word, and everything else is carried over.
        on: as of which day it is told what is finished.

    Raises:
        NotOfTheParties, NotAllowed: only a coordinator of a side.
        NothingInForce: no plan was agreed that another could follow.
        NextPlanOpened: somebody has opened it.
        PlansOverlap: another plan has a day of this period.
        NoSuchMeasure: what is left out is no unfinished measure of the last plan; somebody has changed it since.
        ReasonMissing, TextTooLong: a measure is left out without a reason, or with more than anybody reads.
    """
    agreement = Agreement.objects.select_for_update(no_key=True).get(pk=agreement.pk)
    side = policies.check_can_begin(by, agreement).side
    base = last_in_force(agreement)
    programme = _next_programme(agreement, base, (starts_on, ends_on))
    before = programme.versions.first()
    version = begin_version(programme, before.number + 1 if before else 1, side, by)
    measures = [one.measure for one in carried(base, by, on) if not one.is_finished]
    if set(left) - {one.pk for one in measures}:
        raise NoSuchMeasure
    reasons = {key: reason_of(reason) for key, reason in left.items()}
    CarryOver.objects.bulk_create(
        CarryOver(
            version=version,
            measure=one,
            is_carried=one.pk not in reasons,
            reason=reasons.get(one.pk, ""),
            by=by,
        )
        for one in measures
    )
    _carry([one for one in measures if one.pk not in reasons], version, by)
    copy_order(measures, version)
    after = {"starts_on": str(starts_on), "ends_on": str(ends_on), "from": base.number, **_counted(version)}
    record("next plan opened", of=version, by=by, about=agreement, after=after)
    return version


def last_in_force(agreement: Agreement) -> Version:
    """Return the version in force of the last plan that was agreed.

    Raises:
        NothingInForce: there is none.
    """
    found = Version.objects.filter(programme__agreement=agreement, state=VersionState.IN_FORCE)
    base = found.select_related("programme").order_by("-programme__starts_on").first()
    if base is None:
        raise NothingInForce
    return base


def _next_programme(agreement: Agreement, base: Version, period: Period) -> Programme:
    """Return the plan that follows: a new one, or one that nobody wrote on."""
    later = agreement.programmes.filter(starts_on__gt=base.programme.starts_on).first()
    if later is not None and kept_version(later) is not None:
        raise NextPlanOpened
    check_apart(agreement, period, besides=later)
    if later is None:
        return Programme.objects.create(agreement=agreement, starts_on=period[0], ends_on=period[1])
    later.starts_on, later.ends_on = period
    later.save(update_fields=["starts_on", "ends_on"])
    return later


def _carry(measures: Sequence[Measure], version: Version, by: Person) -> None:
    """Copy measures into the next plan; days that are not of its period are set anew by people."""
    programme = version.programme
    period = (programme.starts_on, programme.ends_on)
    copies = copy_measures(measures, version, by)
    for copy in copies:
        term = carried_term(copy.term, period)
        copy.term_kind, copy.starts_on, copy.ends_on = term.kind, term.starts_on, term.ends_on
    Measure.objects.bulk_update(copies, ["term_kind", "starts_on", "ends_on"], batch_size=AT_ONCE)
    Milestone.objects.filter(measure__version=version, due_on__lt=programme.starts_on).update(due_on=None)


def _counted(version: Version) -> dict[str, int]:
    kinds = list(CarryOver.objects.filter(version=version).values_list("is_carried", flat=True))
    return {"carried over": kinds.count(True), "left out": kinds.count(False)}
