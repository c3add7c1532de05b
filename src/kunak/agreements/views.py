"""The pages of the register."""

import csv
from datetime import date
from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements import policies, queries, services
from kunak.agreements.errors import AgreementAlreadyRegistered
from kunak.agreements.models import Agreement
from kunak.core.errors import KunakError
from kunak.documents import policies as document_policies
from kunak.documents.models import Candidate
from kunak.journal.queries import history as journal_history
from kunak.journal.words import told
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person
from kunak.people.policies import side_of
from kunak.ui.errors import message_for

PAGE = 25
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def asked_day(request: HttpRequest) -> tuple[date, str]:
    """Return the day that `?on=` asks for, today by default, and a sentence where it is no day."""
    text = request.GET.get("on", "").strip()
    if not text:
        return timezone.localdate(), ""
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        return timezone.localdate(), _("“%(text)s” is no day of the calendar; today is shown.") % {"text": text[:20]}


def visible(request: HttpRequest, pk: int) -> Agreement:
    """Return an agreement that the reader may see; for everybody else there is none."""
    agreement = get_object_or_404(queries.with_parties(Agreement.objects.all()), pk=pk)
    try:
        policies.check_can_see(request.user, agreement)
    except NotOfTheParties:
        raise Http404 from None
    return agreement


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """List the agreements of the reader's side, as of a day, filtered, paged, or as CSV."""
    side = side_of(request.user)
    if side is None:
        raise Http404
    on, refusal = asked_day(request)
    words, state = request.GET.get("q", "").strip().casefold(), request.GET.get("state", "")
    rows = [queries.row(agreement, on) for agreement in queries.agreements_of(side)]
    rows = (
        [row for row in rows if words in f"{row.title} {row.agreement.title}".casefold().replace("ё", "е")]
        if words
        else rows
    )
    rows = [row for row in rows if row.standing and row.standing.state == state] if state else rows
    if request.GET.get("format") == "csv":
        return _csv(rows)
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "count": len(rows),
        "on": on,
        "refusal": refusal,
        "state": state,
        "states": ["signed", "in_force", "lapsing", "suspended", "expired", "terminated", "superseded"],
    }
    return render(request, "agreements/register.html", context)


def _csv(rows: list[queries.Row]) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="register.csv"'
    table = csv.writer(response)
    table.writerow(["agreement", "title", "signed_on", "state", "period_end", "ends_on"])
    for row in rows:
        standing = row.standing
        days = [standing.period_end, standing.ends_on] if standing else [None, None]
        cells = [row.title, row.agreement.title, row.agreement.signed_on, standing.state if standing else "", *days]
        table.writerow(["'" + cell if isinstance(cell, str) and cell.startswith(FORMULA) else cell for cell in cells])
    return response


@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an agreement as of a day."""
    on, refusal = asked_day(request)
    shown = queries.agreement_page(visible(request, pk), request.user, on)
    context = {
        "page": shown,
        "refusal": refusal,
        "current": "overview",
        "is_today": on == timezone.localdate(),
    }
    return render(request, "agreements/agreement.html", context)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a reviewed candidate into the register; a refusal goes back to the reading with its sentence."""
    candidate = get_object_or_404(Candidate.objects.select_related("reading__document__side"), pk=pk)
    try:
        document_policies.check_can_see(request.user, candidate.reading.document)
        made = services.accept(candidate=candidate, by=cast("Person", request.user))
    except NotOfTheParties:
        raise Http404 from None
    except AgreementAlreadyRegistered as error:
        messages.error(request, message_for(error))
        present = cast("Agreement", error.agreement)
        if any(party.side_id == candidate.reading.document.side_id for party in present.parties.all()):
            return redirect(present)
        return redirect(candidate)
    except KunakError as error:
        messages.error(request, message_for(error))
        return redirect(candidate)
    messages.success(request, _("The agreement is in the register."))
    return redirect(made)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who did what with the agreement and its documents, newest first."""
    shown = visible(request, pk)
    records = [shown, *shown.documents.all()]
    page = Paginator(journal_history(*records), PAGE * 2).get_page(request.GET.get("page"))
    rows = [(entry, told(entry.verb)) for entry in page]
    context = {"agreement": shown, "rows": rows, "page": page, "short": queries.short_title(shown)}
    return render(request, "agreements/history.html", context)


@require_http_methods(["GET", "POST"])
def card_keys(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn or take back the own side's key on the public card, and show the keys again."""
    shown, refusal = visible(request, pk), ""
    by = cast("Person", request.user)
    if request.method == "POST":
        try:
            if "withdraw" in request.POST:
                services.withdraw_card_key(agreement=shown, reason=request.POST.get("reason", ""), by=by)
            else:
                services.turn_card_key(agreement=shown, content_hash=request.POST.get("content", ""), by=by)
        except KunakError as error:
            refusal = message_for(error)
        if not refusal and not request.htmx:  # type: ignore[attr-defined]
            return redirect(shown.get_absolute_url() + "#card-keys-panel")
    context = {"keys": queries.card_keys(shown, request.user), "agreement": shown, "refusal": refusal}
    template = "agreements/_card_keys_panel.html" if request.htmx else "agreements/card_keys.html"  # type: ignore[attr-defined]
    context["reason"] = request.POST.get("reason", "") if refusal else ""
    return render(request, template, context, status=422 if refusal else 200)
