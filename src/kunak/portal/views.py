"""The public pages; they set no cookie of their own and need none."""

import hashlib

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

import kunak
from kunak.portal import queries
from kunak.portal.open_data import LICENCE, as_json, schema_text
from kunak.ui.asked import asked_day
from kunak.ui.context import theme_of
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import date_words

SCHEMA_SECONDS = 3600


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the agreements that all their sides made public, and what Kunak is."""
    on = timezone.localdate()
    rows = queries.public_list(on)
    context = {"page": page_of(request, rows), "foot_note": _("State on %(day)s") % {"day": date_words(on)}}
    response = render(request, "portal/home.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    return response


@login_not_required
@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the public page of an agreement; what is not public is not there, like what never was."""
    shown, refusal = _public(request, pk)
    tag = _tag(shown, queries.language(), theme_of(request), request.get_host(), refusal)
    is_plain = not {settings.SESSION_COOKIE_NAME, "messages"} & set(request.COOKIES)  # nobody's own words on the page
    kept = get_conditional_response(request, etag=tag) if is_plain else None
    if isinstance(kept, HttpResponseNotModified):
        return kept
    context = {
        "page": shown,
        "refusal": refusal,
        "address": request.build_absolute_uri(reverse("portal:agreement", args=[pk])),
        "foot_note": _("State on %(day)s") % {"day": date_words(shown.on)},
    }
    response = render(request, "portal/agreement.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    if is_plain:
        response["ETag"] = tag
    return response


@login_not_required
@require_safe
def agreement_json(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the public card, and the plan where it is public, as JSON under an open licence."""
    shown, _refusal = _public(request, pk)
    address = request.build_absolute_uri(reverse("portal:agreement", args=[pk]))
    tag = _tag(shown, "json", address)
    response: HttpResponse = JsonResponse(
        as_json(shown, address), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response["ETag"] = tag
    response["Link"] = f'<{reverse("portal:schema")}>; rel="describedby", <{LICENCE["url"]}>; rel="license"'
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, no_cache=True)  # kept, but asked for each time: consent can be withdrawn
    return get_conditional_response(request, etag=tag, response=response) or response


@login_not_required
@require_safe
def schema(_request: HttpRequest) -> HttpResponse:
    """Give the schema of the open data."""
    response = HttpResponse(schema_text(), content_type="application/schema+json")
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=SCHEMA_SECONDS)
    return response


def _public(request: HttpRequest, pk: int) -> tuple[queries.PublicPage, str]:
    """Return the page on the day that is asked for, and a sentence where that is none."""
    on, refusal = asked_day(request)
    shown = queries.public_page(pk, on, is_today=on == timezone.localdate())
    if shown is None:
        raise Http404
    return shown, refusal


def _tag(shown: queries.PublicPage, *more: str) -> str:
    """Return the tag of an answer: the same as long as content, day, release and form of the answer are."""
    plan = f"{shown.plan.content_hash} {shown.plan.results} {shown.plan.others}" if shown.plan else ""
    parts = [shown.content_hash, plan, shown.on.isoformat(), kunak.__version__, str(shown.published_at), *more]
    return quote_etag(hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32])
