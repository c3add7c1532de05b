"""The page of an agreement, its history, its publication, and what a coordinator adds to its terms."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements import policies, queries, services
from kunak.agreements.contributions import CONTRIBUTORS
from kunak.agreements.errors import AgreementAlreadyRegistered
from kunak.agreements.forms import TermForm
from kunak.agreements.models import Agreement
from kunak.agreements.queries.history import history_row
from kunak.agreements.terms import ENTERABLE, read_value
from kunak.agreements.views.asking import PersonRequest, visible
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.documents import policies as document_policies
from kunak.documents.fields import FIELDS
from kunak.documents.models import Candidate, Together
from kunak.documents.queries import together_of
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Person
from kunak.people.policies import side_of
from kunak.ui.asked import asked_day
from kunak.ui.errors import message_for
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import date_words

HISTORY_PAGE = 50


@require_safe
def agreement(request: PersonRequest, pk: int) -> HttpResponse:
    """Show an agreement as of a day."""
    on, refusal = asked_day(request)
    is_today = on == timezone.localdate()
    shown = queries.agreement_page(visible(request, pk), request.user, on, is_today=is_today)
    context = {
        "page": shown,
        "refusal": refusal,
        "current": "overview",
        "is_today": is_today,
        "foot_note": _("State on %(day)s") % {"day": date_words(on)},
    }
    return render(request, "agreements/agreement.html", context)


@require_POST
def accept(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a reviewed candidate into the register; a refusal goes back to the reading with its sentence."""
    candidate = get_object_or_404(Candidate.objects.select_related("reading__document__side"), pk=pk)
    try:
        document_policies.check_can_see(request.user, candidate.reading.document)
        made = services.accept(candidate=candidate, by=request.user)
    except NotOfTheParties:
        raise Http404 from None
    except NotAllowed:
        raise
    except AgreementAlreadyRegistered as error:
        messages.error(request, _with_link(error))
        return redirect(_reviewed_at(candidate, request.user))
    except KunakError as error:
        messages.error(request, message_for(error))
        return redirect(_reviewed_at(candidate, request.user))
    messages.success(request, _("The agreement is in the register."))
    return redirect(made)


def _reviewed_at(candidate: Candidate, person: Person) -> Candidate | Together:
    """Return what is reviewed: the candidate, or all that it is read together with."""
    return together_of(candidate, side_of(person)) or candidate


def _with_link(error: AgreementAlreadyRegistered) -> str:
    """Return the sentence with a link; whoever accepts acts for one of the sides, so they may open it."""
    present = error.agreement
    url = present.get_absolute_url() if isinstance(present, Agreement) else ""
    return format_html('{} <a href="{}">{}</a>', message_for(error), url, _("Open it"))


@require_safe
def history(request: PersonRequest, pk: int) -> HttpResponse:
    """Show who did what with the agreement and its documents, newest first."""
    shown = visible(request, pk)
    page = page_of(request, queries.history(shown, request.user), HISTORY_PAGE)
    context = {
        "agreement": shown,
        "page": page,
        "rows": [history_row(entry) for entry in page],
        "short": short_title(shown),
        "tabs": [tab for one in CONTRIBUTORS for tab in one.tabs(shown, request.user)],
        "current": "history",
    }
    return render(request, "agreements/history.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def card_keys(request: PersonRequest, pk: int) -> HttpResponse:
    """Turn or take back the own side's key on the public card, and show the keys again."""
    shown, refusal = visible(request, pk), ""
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        try:
            if "withdraw" in request.POST:
                services.withdraw_card_key(agreement=shown, reason=reason, by=request.user)
            else:
                services.turn_card_key(agreement=shown, content_hash=request.POST.get("content", ""), by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
        if not refusal and not request.htmx:
            return redirect(f"{shown.get_absolute_url()}#card-keys-panel")
    context = {
        "agreement": shown,
        "keys": queries.card_keys(shown, request.user),
        "short": short_title(shown),
        "refusal": refusal,
        "reason": reason if refusal else "",
    }
    template = "agreements/_card_keys_panel.html" if request.htmx else "agreements/card_keys.html"
    return render(request, template, context, status=422 if refusal else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def term(request: PersonRequest, pk: int, field: str) -> HttpResponse:
    """Enter a term that the document does not give, or take the own side's entry back."""
    shown = visible(request, pk)
    if field not in ENTERABLE:
        raise Http404
    policies.check_can_enter_terms(request.user, shown)
    form, refusal = TermForm(field, request.POST or None), ""
    if request.method == "POST":
        try:
            if "take_back" in request.POST:
                services.take_back_term(agreement=shown, field=field, by=request.user)
                return redirect(f"{shown.get_absolute_url()}#terms")
            if form.is_valid():
                services.enter_term(agreement=shown, field=field, **form.given(), by=request.user)
                return redirect(f"{shown.get_absolute_url()}#terms")
        except AgreementAlreadyRegistered as error:
            refusal = _with_link(error)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
    context = {
        "agreement": shown,
        "form": form,
        "label": FIELDS[field].label,
        "has_value": bool(read_value(shown, field)),
        "short": short_title(shown),
        "refusal": refusal,
    }
    return render(request, "agreements/term.html", context, status=422 if request.method == "POST" else 200)
