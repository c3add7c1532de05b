"""The search over everything that the reader may see, and what opens while a person types."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kunak.agreements.views.asking import PersonRequest
from kunak.desk.search import found, page_of_kind, seeker
from kunak.desk.search.source import LONGEST, Newest
from kunak.desk.views.asking import own_side
from kunak.ui.paging import page_of

QUICK = 2  # of each kind, while a person types


@require_safe
def search(request: PersonRequest) -> HttpResponse:
    """Show what has the words, kind by kind, or all of one kind by pages."""
    own_side(request)
    typed = request.GET.get("q", "").strip()[:LONGEST]
    who, kind = seeker(request.user, typed, timezone.localdate()), request.GET.get("in", "")
    context: dict[str, Any] = {"typed": typed, "is_asked": bool(typed), "groups": []}
    one = page_of_kind(who, kind) if who is not None and kind else None
    if who is not None and one is not None:
        source, keys = one
        page = page_of(request, keys)
        context |= {"source": source, "page": page, "hits": source.hits(list(page), who)}
        context["is_cut"] = isinstance(keys, Newest)
    elif who is not None:
        context["groups"] = found(who)
    return render(request, "desk/_found.html" if request.htmx else "desk/search.html", context)


@require_safe
def quick(request: PersonRequest) -> HttpResponse:
    """Give the first things that have the words, as choices of a list: the page's script asks for them."""
    own_side(request)
    who = seeker(request.user, request.GET.get("q", ""), timezone.localdate())
    return render(request, "desk/_quick.html", {"groups": found(who, shown=QUICK) if who is not None else []})
