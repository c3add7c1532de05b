"""Measures of an open version: added, changed, dropped, put back."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from kunak.agreements.services.texts import reason_of
from kunak.journal.services import record
from kunak.people.models import Person
from kunak.programme import policies
from kunak.programme.errors import EditedMeanwhile, MeasureDropped, TermOutsideThePlan
from kunak.programme.models import Measure, Programme, Version
from kunak.programme.services.given import MeasureInput
from kunak.programme.services.locking import locked
from kunak.programme.services.writing import told, write


@transaction.atomic
def add_measure(*, version: Version, given: MeasureInput, by: Person) -> Measure:
    """Add a measure at the end of an open version.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not.
        VersionFrozen: the version was sent, is in force or was given up.
        TermOutsideThePlan: the term has no day in the plan's period.
        BadDetail: a value of the kind's fields cannot be taken.
        ReporterWithoutBody: somebody is to report for a side that has no executor.
        StepsAlike: two milestones have one name.
    """
    version = locked(version)
    policies.check_can_edit(by, version, given.sector)
    check_term(version.programme, given)
    last = Measure.everything.filter(version=version).aggregate(last=Max("order"))["last"]
    measure = Measure(version=version, order=0 if last is None else last + 1)
    write(measure, given, by)
    record("measure added", of=measure, by=by, about=version.programme.agreement, after=told(measure))
    return measure


@transaction.atomic
def change_measure(*, measure: Measure, revision: int, given: MeasureInput, by: Person) -> Measure:
    """Write a measure of an open version anew; where nothing is new, nothing is written.

    Args:
        revision: of the measure as the person saw it.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not, by the old sector or by the new one.
        VersionFrozen: the version was sent, is in force or was given up.
        MeasureDropped: somebody has taken it out.
        EditedMeanwhile: somebody saved it since; nothing is written.
        TermOutsideThePlan: the term has no day in the plan's period.
        BadDetail: a value of the kind's fields cannot be taken.
        ReporterWithoutBody: somebody is to report for a side that has no executor.
        StepsAlike: two milestones have one name.
    """
    present = opened(measure, by)
    policies.check_can_edit(by, present.version, given.sector)
    check_present(present, revision)
    check_term(present.version.programme, given)
    before, changed = told(present), (present.changed_by, present.changed_at)
    write(present, given, by)
    after = told(present)
    if after == before:
        present.changed_by, present.changed_at = changed
    else:
        present.revision += 1
        about = present.version.programme.agreement
        record("measure changed", of=present, by=by, about=about, before=before, after=after)
    present.save(update_fields=["revision", "changed_by", "changed_at"])
    return present


@transaction.atomic
def drop_measure(*, measure: Measure, revision: int, reason: str, by: Person) -> Measure:
    """Take a measure out of an open version; it stays with the reason and can be put back.

    Args:
        revision: of the measure as the person saw it.
        reason: may be empty only while no other side has seen the measure.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not.
        VersionFrozen: the version was sent, is in force or was given up.
        MeasureDropped: somebody was faster.
        EditedMeanwhile: somebody saved it since; nothing is dropped.
        ReasonMissing, TextTooLong: the other sides have seen it and must learn why.
    """
    present = opened(measure, by)
    check_present(present, revision)
    present.drop_reason = reason_of(reason, is_needed=was_seen(present))
    present.dropped_by, present.dropped_at = by, timezone.now()
    present.save(update_fields=["dropped_by", "dropped_at", "drop_reason"])
    after = {"reason": present.drop_reason} if present.drop_reason else None
    record("measure dropped", of=present, by=by, about=present.version.programme.agreement, after=after)
    return present


@transaction.atomic
def restore_measure(*, measure: Measure, by: Person) -> Measure:
    """Put a dropped measure back as it was; one that stands in its version stays as it is.

    Raises:
        NotOfTheParties, NotAllowed, NotOfThisSector: the person may not.
        VersionFrozen: the version was sent, is in force or was given up.
    """
    present = opened(measure, by)
    if present.dropped_at is None:
        return present
    before = {"reason": present.drop_reason} if present.drop_reason else None
    present.dropped_by, present.dropped_at, present.drop_reason = None, None, ""
    present.revision += 1
    present.save(update_fields=["dropped_by", "dropped_at", "drop_reason", "revision"])
    record("measure restored", of=present, by=by, about=present.version.programme.agreement, before=before)
    return present


def was_seen(measure: Measure) -> bool:
    """Return whether another side has seen the measure: it was sent, or an agreed version has it. One query."""
    agreed = Measure.objects.filter(line=measure.line, version__in_force_at__isnull=False)
    return measure.shown_at is not None or agreed.exists()


def opened(measure: Measure, by: Person) -> Measure:
    """Lock the version and the measure, and let only those pass who may change it."""
    version = locked(measure.version)
    fresh = Measure.everything.select_for_update(of=("self",), no_key=True).select_related(
        "changed_by", "dropped_by", "commitment"
    )
    present = fresh.get(pk=measure.pk)
    present.version = version
    policies.check_can_edit(by, version, present.sector)
    return present


def check_present(measure: Measure, revision: int) -> None:
    """Refuse what somebody has taken out or saved since the person saw it.

    Raises:
        MeasureDropped, EditedMeanwhile: somebody was faster.
    """
    if measure.dropped_by is not None and measure.dropped_at is not None:
        raise MeasureDropped(who=measure.dropped_by.name, at=measure.dropped_at, reason=measure.drop_reason)
    if measure.revision != revision:
        raise EditedMeanwhile(who=measure.changed_by.name, at=measure.changed_at)


def check_term(programme: Programme, given: MeasureInput) -> None:
    """Refuse a term that has no day in the plan's period.

    Raises:
        TermOutsideThePlan: it has none.
    """
    if given.term.is_apart_from(programme.starts_on, programme.ends_on):
        raise TermOutsideThePlan(starts_on=programme.starts_on, ends_on=programme.ends_on)
