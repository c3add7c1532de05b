"""Numbers, keeping, approvals and publications of an agreement; the register book of a side."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kunak.agreements import policies, queries, services
from kunak.agreements.forms import BookForm, FilingForm, FormalityForm, NumberForm
from kunak.agreements.models import Agreement
from kunak.agreements.views.asking import PersonRequest, visible
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.ui.errors import message_for
from kunak.ui.paging import page_of

PAGE = 50
FORMS = {"number": NumberForm, "filing": FilingForm, "formality": FormalityForm}
FILED = ("short_title", "signed_on", "authority", "handed_over_on", "kept_at", "originals", "is_restricted")


@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the three forms of the own side; one of them, or a taking back, is posted at a time."""
    shown, refusal, today = visible(request, pk), "", timezone.localdate()
    policies.check_can_register(request.user, shown)
    card = queries.card_registration(shown, request.user, today)
    what = request.POST.get("what", "")
    ready = {name: _form(name, card, today, request.POST if name == what else None) for name in FORMS}
    if request.method == "POST":
        try:
            if _done(request, shown, what, ready.get(what)):
                return redirect(f"{shown.get_absolute_url()}#registration")
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
    context = {
        "agreement": shown,
        "short": short_title(shown),
        "card": card,
        "forms": ready,
        "refusal": refusal,
        "what": what,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "agreements/registration.html", context, status=422 if request.method == "POST" else 200)


def _form(name: str, card: queries.CardRegistration, today: date, posted: Any) -> forms.Form:
    own = card.own
    filing = own.filing if own else None
    filled: dict[str, Any] = {"registered_on": today} if name == "number" else {}
    if name == "filing" and filing:
        filled = {field: getattr(filing, field) for field in FILED}
    typed = {field: f"{one:%d.%m.%Y}" if isinstance(one, date) else one for field, one in filled.items()}
    return FORMS[name](posted, initial=typed, prefix=name)


def _done(request: PersonRequest, shown: Agreement, what: str, form: forms.Form | None) -> bool:
    """Do what was posted; False where the form was not filled in rightly."""
    by, today = request.user, timezone.localdate()
    if form is not None:
        if not form.is_valid():
            return False
        values, deeds = form.cleaned_data, _deeds()
        deeds[what](shown, values, today, by)
        return True
    if what == "annul":
        found = get_object_or_404(shown.registrations.select_related("agreement"), pk=_key(request))
        services.annul_registration(registration=found, reason=request.POST.get("reason", ""), by=by)
        return True
    if what == "remove":
        services.remove_formality(formality=get_object_or_404(shown.formalities, pk=_key(request)), by=by)
        return True
    raise Http404


def _key(request: PersonRequest) -> int:
    text = request.POST.get("pk", "")
    if not text.isdecimal() or len(text) > 18:
        raise Http404
    return int(text)


def _deeds() -> dict[str, Callable[..., object]]:
    return {
        "number": lambda shown, values, today, by: services.register_in_book(
            agreement=shown, **values, today=today, by=by
        ),
        "filing": lambda shown, values, today, by: services.enter_filing(
            agreement=shown, values=values, today=today, by=by
        ),
        "formality": lambda shown, values, today, by: services.add_formality(
            agreement=shown, values=values, today=today, by=by
        ),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def book(request: PersonRequest) -> HttpResponse:
    """Show the register book of the own side; its coordinator sets its rules."""
    try:
        side = policies.check_can_see_book(request.user).side
    except NotOfTheParties:
        raise Http404 from None
    if request.method == "POST":
        policies.check_can_keep_book(request.user)
    shown, values = queries.book_of(request.user, side)
    form = BookForm(request.POST or None, initial=BookForm.shown(values))
    if request.method == "POST" and form.is_valid():
        services.set_book(values=form.given(), by=request.user)
        return redirect("agreements:book")
    page = page_of(request, shown.rows, PAGE)
    rows = [(one, short_title(one.agreement)) for one in page]
    context = {"book": shown, "page": page, "rows": rows, "form": form}
    return render(request, "agreements/book.html", context, status=422 if request.method == "POST" else 200)
