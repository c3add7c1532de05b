"""One assignment: shown with its history, reported on, answered, moved or withdrawn; and proofs as they came."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest, said, tried
from kunak.assignments import policies, queries, services
from kunak.assignments.errors import (
    AssignmentUnusable,
    PartProofMissing,
    PeriodNotAsked,
    SameDay,
    TooManyPartProofs,
)
from kunak.assignments.forms import AskForm, ReportForm
from kunak.assignments.models import ChangeKind, PartProof
from kunak.assignments.views.asking import part_for, report_for, request_for, shown, work_for
from kunak.assignments.works import Work, open_periods
from kunak.core.errors import KunakError
from kunak.documents.serving import as_it_came
from kunak.people.errors import NotAllowed
from kunak.ui.errors import message_for

FIELDS = {PartProofMissing: "proofs", TooManyPartProofs: "proofs", PeriodNotAsked: "period", SameDay: "to_on"}


@require_safe
def show(request: PersonRequest, pk: int) -> HttpResponse:
    """Show an assignment with its parts, reports and requests."""
    work = work_for(request, pk)
    page = queries.assignment_page(work, request.user, localdate())
    return shown(request, "assignments/assignment.html", work, {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: PersonRequest, pk: int) -> HttpResponse:
    """Report on a part for the own side; who forgets something keeps what was typed."""
    work, part = part_for(request, pk)
    policies.check_can_report(request.user, part)
    goes_on = work.course.rhythm is not None
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReportForm(data, files, periods=open_periods(work, part, localdate()), goes_on=goes_on)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            services.report(part=part, given=form.given(), on=localdate(), by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = refused(form, error)
        else:
            messages.success(request, _("The report is on record."))
            return redirect(f"{work.assignment.get_absolute_url()}#part-{part.pk}")
    context = {"form": form, "part": part, "refusal": refusal, "is_lost": bool(request.FILES)}
    status = 422 if request.method == "POST" else 200
    return shown(request, "assignments/report_form.html", work, context, status=status)


def refused(form: ReportForm | AskForm, error: KunakError) -> str:
    """Return the sentence; one about a field stands at its field instead."""
    field = error.field if isinstance(error, AssignmentUnusable) else FIELDS.get(type(error), "")
    if field in form.fields:
        form.add_error(field, message_for(error))
        return ""
    return message_for(error)


@require_POST
def answer(request: PersonRequest, pk: int) -> HttpResponse:
    """Accept a report for those who gave the assignment, or return it."""
    work, seen = report_for(request, pk)
    reason = request.POST.get("reason", "")
    refusal = tried(
        lambda: services.answer_report(
            report=seen,
            is_accepted=said(request, "accept", "return") == "accept",
            content_hash=request.POST.get("content", ""),
            on=localdate(),
            by=request.user,
            reason=reason,
        )
    )
    if not refusal:
        return redirect(f"{work.assignment.get_absolute_url()}#part-{seen.part_id}")
    return _refused(request, work, refusal, reason, of=seen.pk)


def _refused(request: PersonRequest, work: Work, refusal: str, reason: str, **of: int) -> HttpResponse:
    """Show an assignment with what was refused; a reason whose form is gone meanwhile stands beside the refusal.

    Args:
        of: ``of`` which report or ``of_request`` which request, whose form keeps the reason where it is still there.
    """
    page = queries.assignment_page(work_for(request, work.assignment.pk), request.user, localdate())
    open_ones = {one.report.pk for part in page.parts for one in part.reports if one.can_answer}
    asked = {one.request.pk for one in page.requests if one.can_decide}
    is_kept = of.get("of") in open_ones or of.get("of_request") in asked
    lost = [reason] if reason and not is_kept else []
    context = {"page": page, "refusal": refusal, "reason": reason, "lost": lost, **of}
    return shown(request, "assignments/assignment.html", work, context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask for another day or for the withdrawal."""
    work, refusal = work_for(request, pk), ""
    policies.check_can_ask(request.user, work.assignment)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {**form.cleaned_data, "kind": ChangeKind(form.cleaned_data["kind"])}
        try:
            services.ask(assignment=work.assignment, **given, on=localdate(), by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = refused(form, error)
        else:
            messages.success(request, _("The request is with those who gave the assignment; until then its day holds."))
            return redirect(f"{work.assignment.get_absolute_url()}#requests")
    context = {"form": form, "refusal": refusal, "stand": work.stand(localdate())}
    status = 422 if request.method == "POST" else 200
    return shown(request, "assignments/ask.html", work, context, status=status)


@require_POST
def decide(request: PersonRequest, pk: int) -> HttpResponse:
    """Agree to a request for those who gave the assignment, or refuse it."""
    work, seen = request_for(request, pk)
    reason = request.POST.get("reason", "")
    refusal = tried(
        lambda: services.decide(
            request=seen,
            is_agreed=said(request, "agree", "return") == "agree",
            content_hash=request.POST.get("content", ""),
            on=localdate(),
            by=request.user,
            reason=reason,
        )
    )
    if not refusal:
        return redirect(f"{work.assignment.get_absolute_url()}#requests")
    return _refused(request, work, refusal, reason, of_request=seen.pk)


@require_safe
def proof(request: PersonRequest, pk: int, proof: int) -> HttpResponseBase:
    """Give a proof as it came; no browser may run anything in it."""
    _work, seen = report_for(request, pk)
    return as_it_came(get_object_or_404(PartProof.objects.select_related("document"), report=seen, pk=proof).document)
