"""Departures from the plan: proposed, shown, agreed to or returned."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest, said, tried
from kunak.core.errors import KunakError
from kunak.core.execution import DepartureKind
from kunak.execution import policies, services
from kunak.execution.errors import ResultMissing, SameTerm
from kunak.execution.forms import DepartureForm
from kunak.execution.models import Departure
from kunak.execution.queries import beyond
from kunak.execution.queries.panel import departure_rows
from kunak.execution.views.asking import departure_for, measure_for, shown
from kunak.execution.works import Work, works_of
from kunak.people.errors import NotAllowed
from kunak.programme.models import Measure
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def depart(request: PersonRequest, pk: int) -> HttpResponse:
    """Propose to shift a term, to move a measure to the next plan or to drop it."""
    measure, refusal = measure_for(request, pk), ""
    policies.check_can_depart(request.user, measure.version.programme.agreement)
    form = DepartureForm(request.POST or None)
    work = works_of([measure.line])[measure.line]
    told = _beyond(form, work, measure) if form.is_valid() else ()
    if form.is_valid() and (not told or request.POST.get("beyond") == _day(form)):
        try:
            made = services.propose_departure(measure=measure, **form.given(), on=localdate(), by=request.user)
        except NotAllowed:
            raise
        except (ResultMissing, SameTerm) as error:
            form.add_error("ends_on", message_for(error))
        except KunakError as error:
            refusal = message_for(error)
        else:
            messages.success(
                request, _("The proposal is with the other side; until it agrees, the plan holds as signed.")
            )
            return redirect(made)
    context = {"form": form, "refusal": refusal, "term": work.plan.term, "beyond": told, "day": told and _day(form)}
    return shown(request, "execution/depart.html", measure, context, status=422 if request.method == "POST" else 200)


def _beyond(form: DepartureForm, work: Work, measure: Measure) -> tuple[str, ...]:
    """Return what the typed shift runs past; nothing of one that does not move the term."""
    ends_on = form.cleaned_data["ends_on"]
    if form.cleaned_data["kind"] != DepartureKind.SHIFT or ends_on in {None, work.plan.term.ends_on}:
        return ()
    return _past(ends_on, work, measure)


def _past(ends_on: date, work: Work, measure: Measure) -> tuple[str, ...]:
    return beyond(ends_on, work=work, agreement=measure.version.programme.agreement, on=localdate())


def _day(form: DepartureForm) -> str:
    """Return the typed day as the box that accepts it has it: another day is told of anew."""
    return str(form.cleaned_data["ends_on"].isoformat())


@require_http_methods(["GET", "HEAD", "POST"])
def departure(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what is proposed; agree to exactly it or return it."""
    seen, measure = departure_for(request, pk)
    refusal, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        refusal = tried(lambda: _answer(request, seen, reason))
        if not refusal:
            return redirect(seen)
    work = works_of([measure.line])[measure.line]
    row = next(one for one in departure_rows(work, seen.agreement) if one.departure.pk == seen.pk)
    can_answer = row.state == "waits" and policies.can_answer_departure(request.user, seen)
    told = _past(seen.ends_on, work, measure) if seen.ends_on and row.state == "waits" else ()
    context = {
        "row": row,
        "beyond": told,
        "can_answer": can_answer,
        "refusal": refusal,
        "reason": reason if refusal else "",
    }
    return shown(request, "execution/departure.html", measure, context, status=422 if refusal else 200)


def _answer(request: PersonRequest, seen: Departure, reason: str) -> None:
    services.answer_departure(
        departure=seen,
        is_agreed=said(request, "agree", "return") == "agree",
        content_hash=request.POST.get("content", ""),
        on=localdate(),
        by=request.user,
        reason=reason,
    )
