"""Acts after the signing: which there are, recording one after having seen what it changes, its keys."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kunak.agreements import policies, queries, services
from kunak.agreements.act_words import HINTS, KINDS
from kunak.agreements.card import public_card
from kunak.agreements.checks import check_act
from kunak.agreements.errors import StaleContent
from kunak.agreements.forms import ActForm
from kunak.agreements.models import Act, Agreement
from kunak.agreements.queries.read_acts import documents_for, filled_from, read_acts
from kunak.agreements.views.asking import PersonRequest, visible
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.core.two_keys import content_hash
from kunak.people.errors import NotAllowed
from kunak.people.policies import side_of
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for


@require_safe
def choose_act(request: PersonRequest, pk: int) -> HttpResponse:
    """Offer the kinds of acts."""
    shown = visible(request, pk)
    side = policies.check_can_record_acts(request.user, shown).side
    kinds = [{"kind": kind, "name": name, "hint": HINTS[kind]} for kind, name in KINDS.items()]
    context = {"agreement": shown, "short": short_title(shown), "kinds": kinds, "read": read_acts(side)}
    return render(request, "agreements/choose_act.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_act(request: PersonRequest, pk: int, kind: str) -> HttpResponse:
    """Take an act in two steps: what it would change is shown, then it is recorded exactly as it was shown."""
    shown = visible(request, pk)
    if kind not in KINDS:
        raise Http404
    side = policies.check_can_record_acts(request.user, shown).side
    filled = filled_from(shown, side, request.GET.get("document", ""), kind)
    filled |= (
        {"later": number_in(request.GET.get("later", ""))} if kind == "supersession" and "later" in request.GET else {}
    )
    form, refusal, told, seen = ActForm(kind, shown, side, request.POST or None, initial=filled), "", None, ""
    if request.method == "POST" and form.is_valid():
        new = form.new_act()
        try:
            act = new.unsaved(shown)
            check_act(shown, act, side, today=timezone.localdate())
            told, seen = queries.preview(shown, act, timezone.localdate()), _seen(act)
            if "record" in request.POST and request.POST.get("seen") == seen:
                made = services.record_act(agreement=shown, new=new, by=request.user, today=timezone.localdate())
                return redirect(made)
            if "record" in request.POST:
                refusal = _("You changed the act since you saw what it changes. Look again, then record it.")
        except NotAllowed:
            raise
        except KunakError as error:
            refusal, told = message_for(error), None
    context = {
        "agreement": shown,
        "form": form,
        "kind": kind,
        "name": KINDS[kind],
        "hint": HINTS[kind],
        "short": short_title(shown),
        "refusal": refusal,
        "preview": told,
        "is_public": told is not None and public_card(shown) is not None,
        "seen": seen,
    }
    is_refused = request.method == "POST" and (told is None or bool(refusal))
    template = "agreements/_act_preview.html" if request.htmx else "agreements/new_act.html"
    return render(request, template, context, status=422 if is_refused else 200)


def _seen(act: Act) -> str:
    """Return what tells whether the act to record is the one that was shown."""
    row = act.as_json() | {"ground": act.ground, "document": act.document_id, "received_on": str(act.received_on)}
    return content_hash(row)


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: PersonRequest, pk: int, act_pk: int) -> HttpResponse:
    """Show an act with its keys; confirm it for the own side, give it back, or call it mistaken."""
    shown = visible(request, pk)
    one, refusal, reason = _act(shown, act_pk), "", request.POST.get("reason", "")
    if request.method == "POST":
        try:
            _do(request, one, reason)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
        if not refusal and not request.htmx:
            return redirect(f"{one.get_absolute_url()}#act-keys-panel")
        one = _act(shown, act_pk)
    context = {
        "agreement": shown,
        "row": queries.act_row(one, request.user, queries.access_of(shown)),
        "short": short_title(shown),
        "refusal": refusal,
        "reason": reason if refusal else "",
        "asked": next((name for name in ("return", "void", "side") if name in request.POST), "") if refusal else "",
        "paper": request.POST.get("paper", "") if refusal else "",
        "can_record": policies.can_record_acts(request.user, shown),
        "documents": documents_for(shown, own) if (own := side_of(request.user)) else (),
    }
    template = "agreements/_act_keys_panel.html" if request.htmx else "agreements/act.html"
    return render(request, template, context, status=422 if refusal else 200)


def _act(agreement: Agreement, pk: int) -> Act:
    related = ("party", "document", "recorded_by", "recorded_for__territory", "later")
    found = get_object_or_404(
        Act.objects.select_related(*related).prefetch_related(
            "keys__by", "papers__document", "papers__entered_by", "papers__entered_for__territory"
        ),
        pk=pk,
        agreement=agreement,
    )
    found.agreement = agreement
    return found


def _do(request: PersonRequest, one: Act, reason: str) -> None:
    if "void" in request.POST:
        services.void_act(act=one, reason=reason, by=request.user)
    elif "return" in request.POST:
        services.return_act(act=one, reason=reason, by=request.user)
    elif "side" in request.POST:
        services.enter_act_paper(act=one, by=request.user, **_paper(request, one))
    elif "content" in request.POST:
        services.turn_act_key(act=one, content_hash=request.POST["content"], by=request.user)
    else:
        raise StaleContent


def _paper(request: PersonRequest, one: Act) -> dict[str, Any]:
    """Return whose paper the form tells of; a side or document that is none of the agreement's is not there."""
    party = get_object_or_404(one.agreement.parties, side=number_in(request.POST.get("side", "")))
    own, chosen = side_of(request.user), request.POST.get("document", "")
    offered = documents_for(one.agreement, own) if own and chosen else ()
    document = next((known for known in offered if str(known.pk) == chosen), None)
    if chosen and document is None:
        raise Http404
    return {
        "side": party.side,
        "paper": request.POST.get("paper", ""),
        "content_hash": request.POST.get("content", ""),
        "document": document,
    }
