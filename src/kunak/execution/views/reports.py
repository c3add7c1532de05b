"""Reports: made, mended, shown with the answers, answered, made public; and their proofs as they came."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest, said, tried
from kunak.core.errors import KunakError
from kunak.core.execution import Answer
from kunak.documents.serving import as_it_came
from kunak.execution import policies, queries, services
from kunak.execution.errors import (
    DayAhead,
    NoSuchStep,
    ProofMissing,
    ResultMissing,
    SaidAlready,
    TooManyProofs,
    YearNotAsked,
)
from kunak.execution.forms import ReportForm, shown_report
from kunak.execution.models import Proof, Report
from kunak.execution.views.asking import measure_for, report_for, shown
from kunak.execution.works import Work, works_of
from kunak.people.errors import NotAllowed
from kunak.programme.models import Measure
from kunak.ui.errors import message_for

FORM = "execution/report_form.html"
FIELDS = {
    DayAhead: "held_on",
    NoSuchStep: "step",
    ProofMissing: "proofs",
    TooManyProofs: "proofs",
    YearNotAsked: "year",
}


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: PersonRequest, pk: int) -> HttpResponse:
    """Report on a measure for the own side."""
    measure = measure_for(request, pk)
    policies.check_can_report(request.user, measure.version.programme.agreement, measure)
    form = _form(request, measure)
    return _take(request, measure, form)


@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: PersonRequest, pk: int) -> HttpResponse:
    """Write a report anew; who was slower than a colleague keeps what was typed."""
    seen, measure = report_for(request, pk)
    policies.check_can_mend(request.user, seen, measure)
    return _take(request, measure, _form(request, measure, seen), seen)


def _take(request: PersonRequest, measure: Measure, form: ReportForm, seen: Report | None = None) -> HttpResponse:
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            made = _write(request, measure, form, seen)
        except NotAllowed:
            raise
        except SaidAlready as error:
            messages.info(request, message_for(error))
            return redirect("execution:show", error.report)
        except KunakError as error:
            refusal = _refuse(form, error)
        else:
            messages.success(request, _("The report is with the other side: it counts once confirmed."))
            return redirect(made)
    is_lost = bool(request.FILES)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "report": seen, "refusal": refusal, "is_lost": is_lost}
    return shown(request, FORM, measure, context, status=status)


def _write(request: PersonRequest, measure: Measure, form: ReportForm, seen: Report | None) -> Report:
    today = localdate()
    if seen is None:
        return services.report(measure=measure, given=form.given(), on=today, by=request.user)
    return services.mend_report(report=seen, given=form.given(), on=today, by=request.user)


def _form(request: PersonRequest, measure: Measure, seen: Report | None = None) -> ReportForm:
    """Return the form of a report: with the milestones, and the years of what is done constantly."""
    work = works_of([measure.line], with_steps=True)[measure.line]
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return ReportForm(
        data,
        files,
        initial=_seen(seen, work) if seen else _first(request, work),
        kind=measure.kind,
        steps=[one.name for one in work.steps],
        years=_years(work),
        former=list(seen.proofs.all()) if seen else [],
    )


def _seen(seen: Report, work: Work) -> dict[str, object]:
    """Return what is mended, its milestone by the name of today."""
    return {**shown_report(seen), "step": work.called_today(seen.step, seen.made_at)}


def _first(request: PersonRequest, work: Work) -> dict[str, object]:
    """Return what a new report begins with: the milestone that was asked for, the year that is due."""
    return {"step": request.GET.get("step", ""), "year": work.progress(localdate()).asked_year}


def _years(work: Work) -> list[int]:
    """Return the years of the plan that have begun, newest first; none where the measure has a term."""
    plan, today = work.plan, localdate()
    if plan.term.kind != "constantly" or plan.since is None:
        return []
    last = min(today.year, plan.until.year if plan.until else today.year)
    return list(range(last, plan.since.year - 1, -1))


def _refuse(form: ReportForm, error: KunakError) -> str:
    """Return the sentence; one about a field stands at its field instead."""
    field = error.field if isinstance(error, ResultMissing) else FIELDS.get(type(error), "")
    if field in form.fields:
        form.add_error(field, message_for(error))
        return ""
    return message_for(error)


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: PersonRequest, pk: int) -> HttpResponse:
    """Show a report; confirm exactly it, return it or dispute it."""
    seen, measure = report_for(request, pk)
    refusal, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        refusal = tried(lambda: _answer(request, seen, reason))
        if not refusal and request.htmx:  # more than the panel has changed: the mark at the top, what may be published
            return HttpResponse(headers={"HX-Redirect": seen.get_absolute_url()})
        if not refusal:
            return redirect(f"{seen.get_absolute_url()}#keys-panel")
    context = {**_row(request, seen, measure), "refusal": refusal, "reason": reason if refusal else ""}
    template = "execution/_keys_panel.html" if request.htmx else "execution/report.html"
    return shown(request, template, measure, context, status=422 if refusal else 200)


def _row(request: PersonRequest, seen: Report, measure: Measure) -> dict[str, object]:
    row = queries.report_row(seen.agreement, seen, request.user, measure=measure)
    return {"row": row, "report": seen}


def _answer(request: PersonRequest, seen: Report, reason: str) -> None:
    answer, content = Answer(said(request, *Answer)), request.POST.get("content", "")
    services.answer_report(
        report=seen, answer=answer, content_hash=content, on=localdate(), by=request.user, reason=reason
    )


@require_POST
def public(request: PersonRequest, pk: int) -> HttpResponse:
    """Agree for the own side that a confirmed report is public, or take that back."""
    seen, measure = report_for(request, pk)
    reason = request.POST.get("reason", "")
    refusal = tried(lambda: _publish(request, seen, reason))
    if not refusal:
        return redirect(f"{seen.get_absolute_url()}#public")
    context = {**_row(request, seen, measure), "public_refusal": refusal, "public_reason": reason}
    return shown(request, "execution/report.html", measure, context, status=422)


def _publish(request: PersonRequest, seen: Report, reason: str) -> None:
    if "withdraw" in request.POST:
        services.withdraw_public_key(report=seen, reason=reason, by=request.user)
    else:
        services.turn_public_key(report=seen, content_hash=request.POST.get("content", ""), by=request.user)


@require_safe
def proof(request: PersonRequest, pk: int, proof: int) -> HttpResponseBase:
    """Give a proof as it came; no browser may run anything in it."""
    seen, _measure = report_for(request, pk)
    found = get_object_or_404(Proof.objects.select_related("document"), report=seen, pk=proof)
    return as_it_came(found.document, name=found.name)
