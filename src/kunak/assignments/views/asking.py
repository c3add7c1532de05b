"""What every page of the room asks first: which assignment, for whom; and how a refusal is shown."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.assignments import policies
from kunak.assignments.models import Assignment, ChangeRequest, Part, PartReport
from kunak.assignments.works import Work, work_of
from kunak.people.errors import NotOfTheParties


def work_for(request: PersonRequest, pk: int) -> Work:
    """Return an assignment that the reader may see; for everybody else there is none."""
    get_object_or_404(Assignment, pk=pk)
    work = work_of(pk)
    try:
        policies.check_can_see(request.user, work.assignment)
    except NotOfTheParties:
        raise Http404 from None
    return work


def part_for(request: PersonRequest, pk: int) -> tuple[Work, Part]:
    """Return a part of an assignment that the reader may see."""
    work = work_for(request, get_object_or_404(Part, pk=pk).assignment_id)
    part = next(one for one in work.parts if one.pk == pk)
    part.assignment = work.assignment
    return work, part


def report_for(request: PersonRequest, pk: int) -> tuple[Work, PartReport]:
    """Return a report on an assignment that the reader may see."""
    work, part = part_for(request, get_object_or_404(PartReport, pk=pk).part_id)
    report = next(one for one in part.reports.all() if one.pk == pk)
    report.part = part
    return work, report


def request_for(request: PersonRequest, pk: int) -> tuple[Work, ChangeRequest]:
    """Return a request about an assignment that the reader may see."""
    work = work_for(request, get_object_or_404(ChangeRequest, pk=pk).assignment_id)
    asked = next(one for one in work.requests if one.pk == pk)
    asked.assignment = work.assignment
    return work, asked


def shown(
    request: PersonRequest, template: str, work: Work, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Show a page about an assignment."""
    agreement = work.assignment.agreement
    shared = {"assignment": work.assignment, "agreement": agreement, "short": short_title(agreement)}
    return render(request, template, shared | context, status=status)
