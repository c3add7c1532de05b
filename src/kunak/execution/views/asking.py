"""What every page of the room asks first: which measure, which report, for whom; and how a refusal is shown."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from kunak.agreements.models import Agreement
from kunak.agreements.parties import parties_at
from kunak.agreements.queries import known_to
from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.execution.models import Departure, Report
from kunak.programme.models import Measure

Told = TypeVar("Told", Report, Departure)


def measure_for(request: PersonRequest, pk: int) -> Measure:
    """Return a measure of a version that was in force; for who may not see its agreement there is none."""
    at = "version__programme__agreement"
    found = known_to(request.user, Measure.objects.select_related(at), at).prefetch_related(parties_at(at))
    return get_object_or_404(found, pk=pk, version__in_force_at__isnull=False)


def report_for(request: PersonRequest, pk: int) -> tuple[Report, Measure]:
    """Return a report that the reader may see, and its measure."""
    found = _told(request, Report.objects.all(), pk)
    return found, measure_of(found.line, found.agreement)


def departure_for(request: PersonRequest, pk: int) -> tuple[Departure, Measure]:
    """Return a departure that the reader may see, and its measure."""
    found = _told(request, Departure.objects.all(), pk)
    return found, measure_of(found.line, found.agreement)


def _told(request: PersonRequest, rows: QuerySet[Told], pk: int) -> Told:
    known = known_to(request.user, rows.select_related("agreement", "side__territory", "by"))
    return get_object_or_404(known.prefetch_related(parties_at("agreement")), pk=pk)


def measure_of(line: UUID, agreement: Agreement) -> Measure:
    """Return the measure as the last version in force has it."""
    agreed = Measure.objects.filter(line=line, version__programme__agreement=agreement)
    last = agreed.filter(version__in_force_at__isnull=False).select_related("version__programme")
    measure = last.order_by("-version__programme__starts_on", "-version__number")[0]
    measure.version.programme.agreement = agreement
    return measure


def shown(
    request: PersonRequest, template: str, measure: Measure, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Show a page about a measure."""
    agreement = measure.version.programme.agreement
    shared = {"measure": measure, "agreement": agreement, "short": short_title(agreement)}
    return render(request, template, shared | context, status=status)
