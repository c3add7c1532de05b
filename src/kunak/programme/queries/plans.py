"""The plans of an agreement over time: which is shown first, the days without one, what the next one is made from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kunak.agreements.models import Agreement
from kunak.core.execution import MeasureState, Progress
from kunak.core.lifecycle import VersionState
from kunak.core.programme.periods import Gap, Period, gaps, plan_on
from kunak.core.terms.duration import add_days
from kunak.people.policies import Reader
from kunak.programme import policies
from kunak.programme.content import measures_of
from kunak.programme.models import CarryOver, Measure, Programme, Version
from kunak.programme.progress import progress_of

FINISHED = frozenset({MeasureState.DONE, MeasureState.DONE_LATE, MeasureState.DROPPED})


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan with the version that the reader sees of it; None where there is none to see."""

    programme: Programme
    version: Version | None
    gap: Gap | None = None  # the days without a plan before it
    is_over: bool = False  # whether its period has ended


@dataclass(frozen=True, slots=True)
class Plans:
    """All plans of an agreement, the newest first; `gap` is that after the last one."""

    rows: tuple[PlanRow, ...]
    gap: Gap | None
    can_open_next: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """A measure of the last plan on its way into the next one; `progress` where somebody tells how far it is."""

    measure: Measure
    progress: Progress | None

    @property
    def is_finished(self) -> bool:
        """Whether it is over and stays behind, unless it is done constantly."""
        is_over = self.progress is not None and self.progress.state in FINISHED
        return is_over and self.measure.term_kind != "constantly"


def period_of(programme: Programme) -> Period:
    """Return its first and last day."""
    return programme.starts_on, programme.ends_on


def by_day(programmes: Iterable[Programme], on: date) -> list[Programme]:
    """Return plans, first the one that is shown on a day: under way, else the next, else the last; then the newest."""
    by_period = {period_of(one): one for one in programmes}
    first = plan_on(by_period, on)
    return [by_period[one] for one in sorted(by_period, key=lambda one: (one == first, one), reverse=True)]


def plans_of(agreement: Agreement, reader: Reader, on: date) -> Plans:
    """Return the plans of an agreement. One query where its parties are fetched."""
    versions = _by_plan(agreement)
    agreed = [period for period, ones in versions.items() if any(one.in_force_at for one in ones)]
    found = gaps(agreed, on)
    before = {add_days(gap.last, 1): gap for gap in found if gap.last}
    rows = [
        PlanRow(ones[0].programme, _seen(ones, reader), before.get(period[0]), is_over=period[1] < on)
        for period, ones in versions.items()
    ]
    may = _is_next_missing(versions, agreed) and policies.can_begin(reader, agreement)
    return Plans(tuple(reversed(rows)), next((gap for gap in found if not gap.last), None), can_open_next=may)


def _by_plan(agreement: Agreement) -> dict[Period, list[Version]]:
    """Return the versions of each plan, newest first, by its period; the plans in their order."""
    found = Version.objects.filter(programme__agreement=agreement)
    by_plan: dict[Period, list[Version]] = {}
    for one in found.select_related("programme", "drafted_by_side__territory").order_by(
        "programme__starts_on", "-number"
    ):
        one.programme.agreement = agreement
        by_plan.setdefault(period_of(one.programme), []).append(one)
    return by_plan


def _is_next_missing(versions: Mapping[Period, Sequence[Version]], agreed: Sequence[Period]) -> bool:
    """Return whether a plan was agreed and nobody is at one that follows it."""
    later = [ones for period, ones in versions.items() if agreed and period > max(agreed)]
    return bool(agreed) and not any(one.state != VersionState.DROPPED for ones in later for one in ones)


def agreed_periods(agreement: Agreement) -> list[Period]:
    """Return the periods of the plans that all sides agreed on. One query."""
    agreed = agreement.programmes.filter(versions__in_force_at__isnull=False).distinct()
    return list(agreed.values_list("starts_on", "ends_on"))


def _seen(versions: Iterable[Version], reader: Reader) -> Version | None:
    """Return the version of a plan that a reader sees: in force first, else the newest."""
    kept = [one for one in versions if one.state != VersionState.DROPPED and policies.can_see(reader, one)]
    return next((one for one in kept if one.state == VersionState.IN_FORCE), next(iter(kept), None))


def carried(version: Version, reader: Reader, on: date) -> tuple[Carried, ...]:
    """Return the measures of the last plan, each with how far it is on a day. Three queries beside the tellers'."""
    measures: Sequence[Measure] = measures_of(version)
    told = progress_of([one.line for one in measures], reader, on)
    return tuple(Carried(one, told.get(one.line)) for one in measures)


def carry_overs(version: Version) -> tuple[CarryOver, ...]:
    """Return what became of the last plan's measures in the first version of the next one. One query."""
    return tuple(CarryOver.objects.filter(version=version).select_related("measure", "by"))
