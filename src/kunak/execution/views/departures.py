"""Departures from the plan: proposed, shown, agreed to or returned."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest, said, tried
from kunak.core.errors import KunakError
from kunak.execution import policies, services
from kunak.execution.errors import ResultMissing, SameTerm
from kunak.execution.forms import DepartureForm
from kunak.execution.models import Departure
from kunak.execution.queries.panel import departure_rows
from kunak.execution.views.asking import departure_for, measure_for, shown
from kunak.execution.works import works_of
from kunak.people.errors import NotAllowed
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def depart(request: PersonRequest, pk: int) -> HttpResponse:
    """Propose to shift a term, to move a measure to the next plan or to drop it."""
    measure, refusal = measure_for(request, pk), ""
    policies.check_can_depart(request.user, measure.version.programme.agreement)
    form = DepartureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
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
    term = works_of([measure.line])[measure.line].plan.term
    context = {"form": form, "refusal": refusal, "term": term}
    return shown(request, "execution/depart.html", measure, context, status=422 if request.method == "POST" else 200)


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
    context = {"row": row, "can_answer": can_answer, "refusal": refusal, "reason": reason if refusal else ""}
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
