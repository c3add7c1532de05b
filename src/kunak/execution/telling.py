"""What the room tells the rooms below: how far measures are, and the panel on the page of a measure."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from kunak.core.execution import DepartureKind, Progress, Stage
from kunak.core.programme.term import MeasureTerm
from kunak.execution.models import Departure, Report
from kunak.execution.queries import measure_panel
from kunak.execution.works import progress_of_all, seen_by, works_of
from kunak.people.policies import Reader, side_of
from kunak.programme.models import Measure, Version
from kunak.programme.panels import Panel


def tell(lines: Collection[UUID], reader: Reader, on: date) -> Mapping[UUID, Progress]:
    """Return how far measures are on a day, by their lines; those that the reader may not see are missing."""
    side = side_of(reader)
    if side is None:
        return {}
    return progress_of_all(seen_by(works_of(lines).values(), side.pk), on)


def tell_steps(lines: Collection[UUID], reader: Reader) -> Collection[UUID]:
    """Return the milestones of measures that are reported as done; those that the reader may not see are missing."""
    side = side_of(reader)
    if side is None:
        return ()
    spoken = Report.objects.filter(line__in=lines).exclude(step="").values_list("line", flat=True)
    works = works_of(set(spoken)).values()
    return {step for work in seen_by(works, side.pk) for step in work.done_steps}


def tell_shifts(agreement: int, reader: Reader) -> Mapping[UUID, MeasureTerm]:
    """Return the terms that hold of the measures in force that were shifted, by their lines. Twelve queries at most."""
    side = side_of(reader)
    proposed = Departure.objects.filter(agreement=agreement, kind=DepartureKind.SHIFT)
    lines = set(proposed.values_list("line", flat=True)) if side is not None else set()
    if side is None or not lines:
        return {}
    plans = {work.line: work.plan for work in seen_by(works_of(lines).values(), side.pk)}
    return {line: plan.term for line, plan in plans.items() if plan.stage is Stage.IN_FORCE}


def panel(measure: Measure, version: Version, reader: Reader, on: date) -> Panel | None:
    """Return the panel of execution; none before the measure was ever in force."""
    shown = measure_panel(measure, version, reader, on)
    return Panel("execution/_panel.html", shown) if shown else None
