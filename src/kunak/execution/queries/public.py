"""What everybody may see: reports that all sides confirmed and made public, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import prefetch_related_objects

from kunak.agreements.models import Agreement
from kunak.core.execution import Verdict, verdict
from kunak.core.two_keys import Turn, is_agreed, key_states
from kunak.execution.models import Report
from kunak.execution.words import OUTCOMES
from kunak.execution.works import works_of


@dataclass(frozen=True, slots=True)
class PublicResult:
    """A confirmed report as everybody sees it."""

    outcome: str
    told: str
    held_on: date | None
    place: str
    result: str
    step: str
    year: int | None


def public_results(agreement: Agreement) -> Mapping[UUID, tuple[PublicResult, ...]]:
    """Return what all sides made public of each measure, by its line. A fixed number of queries.

    A report that was mended since is not confirmed, whatever was agreed of the revision before.
    """
    shown = Report.objects.filter(agreement=agreement, public_keys__isnull=False).values_list("line", flat=True)
    found: dict[UUID, tuple[PublicResult, ...]] = {}
    works = works_of(list(set(shown))).values()
    prefetch_related_objects([report for work in works for report in work.reports], "public_keys")
    for work in works:
        pairs = zip(work.reports, work.reported, strict=True)
        confirmed = [one for one, known in pairs if verdict(known, work.sides) is Verdict.CONFIRMED]
        rows = tuple(_result(one) for one in confirmed if _is_public(one, work.sides))
        if rows:
            found[work.line] = rows
    return found


def _is_public(report: Report, sides: tuple[int, ...]) -> bool:
    turns = [Turn(one.side_id, one.content_hash, one.turned_at is None) for one in report.public_keys.all()]
    return is_agreed(key_states(sides, turns, report.content_hash))


def _result(report: Report) -> PublicResult:
    return PublicResult(
        report.outcome,
        str(OUTCOMES[report.outcome]),
        report.held_on,
        report.place,
        report.result or report.reason,
        report.step,
        report.year,
    )
