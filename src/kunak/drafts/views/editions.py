"""Texts of a draft: added, shown with the sides' keys, given as they came, compared word by word."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kunak.agreements.errors import StaleContent
from kunak.agreements.views.asking import PersonRequest, tried
from kunak.agreements.words import short_title
from kunak.core.reading.formats.errors import FileTooLarge
from kunak.core.reading.formats.limits import MAX_FILE_BYTES
from kunak.documents import refusals
from kunak.documents.queries import compared_texts
from kunak.documents.serving import as_it_came
from kunak.drafts import policies, queries, services
from kunak.drafts.forms import EditionForm
from kunak.drafts.models import Draft, Edition
from kunak.drafts.views.asking import back, draft_for, edition_for, form_page, own_side
from kunak.ui.signs import unseen_in, visible

PANEL = "drafts/_keys_panel.html"


@require_http_methods(["GET", "HEAD", "POST"])
def add_edition(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a file or a pasted text as a new edition."""
    shown, refusal = draft_for(request, pk), ""
    policies.check_can_write(request.user, shown)
    form = EditionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        refusal = tried(lambda: _add(request, shown, form))
        if not refusal:
            return back(shown, "#editions")
    context = {"form": form, "refusal": refusal}
    status = 422 if request.method == "POST" else 200
    return form_page(request, "drafts/add_edition.html", shown, context, status=status)


def _add(request: PersonRequest, shown: Draft, form: EditionForm) -> Edition:
    file, text = form.cleaned_data["file"], form.cleaned_data["text"].replace("\r\n", "\n")
    if file and (file.size or 0) > MAX_FILE_BYTES:
        raise FileTooLarge(size=file.size or 0, limit=MAX_FILE_BYTES)
    name = _("pasted text") + ".txt"
    name, data = (file.name or "", file.read()) if file else (name, text.encode())
    return services.add_edition(draft=shown, name=name, data=data, note=form.cleaned_data["note"], by=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
def edition(request: PersonRequest, pk: int, number: int) -> HttpResponse:
    """Show a text; send it, agree to exactly it, or give it back."""
    one, refusal, reason = edition_for(request, pk, number), "", request.POST.get("reason", "")
    if request.method == "POST":
        refusal = tried(lambda: _do(request, one, reason))
        if not refusal and not request.htmx:
            return back(one.draft, "#keys-panel")
        one = edition_for(request, pk, number)
    shown, document = one.draft, one.document
    context = {
        "draft": shown,
        "short": short_title(shown.agreement),
        "edition": one,
        "text": visible(document.text),
        "signs": unseen_in(document.text),
        "unread": refusals.told(document.unread) if document.unread else "",
        "keys": queries.edition_keys(one, shown, request.user),
        "refusal": refusal,
        "reason": reason if refusal else "",
        "others": [other for other in queries.seen_editions(shown, own_side(request)) if other != one],
    }
    template = PANEL if request.htmx else "drafts/edition.html"
    return render(request, template, context, status=422 if refusal else 200)


def _do(request: PersonRequest, one: Edition, reason: str) -> None:
    seen = request.POST.get("content", "")
    if "send" in request.POST:
        services.send_edition(edition=one, by=request.user)
    elif "return" in request.POST:
        services.return_edition(edition=one, content_hash=seen, reason=reason, by=request.user)
    elif seen:
        services.turn_edition_key(edition=one, content_hash=seen, by=request.user)
    else:
        raise StaleContent


@require_safe
def file(request: PersonRequest, pk: int, number: int) -> HttpResponseBase:
    """Give the file as it came; no browser may run anything in it."""
    return as_it_came(edition_for(request, pk, number).document)


@require_safe
def compare(request: PersonRequest, pk: int) -> HttpResponse:
    """Compare two editions word by word; by default the last two that the reader sees."""
    shown = draft_for(request, pk)
    seen = {one.number: one for one in queries.seen_editions(shown, own_side(request))}
    newest = sorted(seen, reverse=True)
    context: dict[str, Any] = {"editions": list(seen.values())}
    if len(newest) > 1:
        former = _number(request.GET.get("from", ""), seen) or newest[1]
        later = _number(request.GET.get("to", ""), seen) or newest[0]
        is_whole, is_beside = "whole" in request.GET, request.GET.get("view") != "line"
        context |= {"is_whole": is_whole, "is_beside": is_beside, "former": former, "later": later}
        context["compared"] = compared_texts(seen[former].document, seen[later].document)
    return form_page(request, "drafts/compare.html", shown, context)


def _number(text: str, seen: dict[int, Edition]) -> int | None:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
    return number if number in seen else None
