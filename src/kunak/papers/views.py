"""Papers to take away."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from kunak.papers.docx_plan import plan_docx
from kunak.papers.ics_plan import plan_ics
from kunak.papers.queries import days_of, plan_on_paper
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Side
from kunak.programme import policies
from kunak.programme.models import Version

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def visible(request: HttpRequest, pk: int) -> Version:
    """Return a version that the reader may see; for everybody else there is none."""
    versions = Version.objects.select_related("programme__agreement", "drafted_by_side")
    found = versions.prefetch_related("programme__agreement__parties__side__territory", "keys__by")
    version = get_object_or_404(found, pk=pk)
    try:
        policies.check_can_see(request.user, version)
    except NotOfTheParties:
        raise Http404 from None
    return version


def attachment(content: bytes, kind: str, name: str) -> HttpResponse:
    """Return a file that the browser keeps instead of showing it."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=kind, headers=headers)


@require_safe
def plan(request: HttpRequest, pk: int, side: int) -> HttpResponse:
    """Give the plan as Word, the named side's copy."""
    version = visible(request, pk)
    own = get_object_or_404(Side, pk=side, parties__agreement=version.programme.agreement_id)
    return attachment(plan_docx(plan_on_paper(version, own)), DOCX, f"plan-{version.pk}-{version.number}.docx")


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the terms of the plan as a calendar file."""
    version = visible(request, pk)
    name = f"План мероприятий, версия {version.number}"
    days = days_of(version, request.build_absolute_uri("/").rstrip("/"))
    content = plan_ics(name=name, stamp=version.sent_at or version.created_at, days=days)
    return attachment(content, "text/calendar; charset=utf-8", f"plan-{version.pk}-{version.number}.ics")
