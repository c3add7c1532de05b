"""What every page of the room asks first: which assignment, for whom; and how a refusal is shown."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.assignments.models import ChangeRequest, Part, PartReport
from kunak.assignments.seen import visible_to
from kunak.assignments.works import Work, gathered, works_of


def work_for(request: PersonRequest, pk: int) -> Work:
    """Return an assignment that the reader may see; for everybody else there is none."""
    found = works_of(gathered(visible_to(request.user).filter(pk=pk)))
    if not found:
        raise Http404
    return found[0]


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
