"""Papers to take away."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kunak.papers.docx_plan import plan_docx
from kunak.papers.ics_plan import plan_ics
from kunak.papers.queries import calendar_of, plan_on_paper, versions_for_papers
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person
from kunak.programme import policies
from kunak.programme.models import Version
from kunak.ui.attachments import attachment

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ICS = "text/calendar; charset=utf-8"


def visible(request: HttpRequest, pk: int) -> Version:
    """Return a version that the reader may see; for everybody else there is none."""
    version = get_object_or_404(versions_for_papers(), pk=pk)
    try:
        policies.check_can_see(cast("Person", request.user), version)
    except NotOfTheParties:
        raise Http404 from None
    return version


@require_safe
def plan(request: HttpRequest, pk: int, side: int) -> HttpResponse:
    """Give the plan as Word, the copy in which the named side stands first."""
    version = visible(request, pk)
    own = next((one.side for one in version.programme.agreement.parties.all() if one.side_id == side), None)
    if own is None:
        raise Http404
    paper = plan_on_paper(version, own)
    return attachment(plan_docx(paper), DOCX, name=paper.name, plain=f"plan-{version.pk}", ending="docx")


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the terms of the plan as a calendar file."""
    version = visible(request, pk)
    made = calendar_of(version, request.build_absolute_uri("/").rstrip("/"))
    return attachment(plan_ics(made), ICS, name=made.name, plain=f"plan-{version.pk}", ending="ics")
