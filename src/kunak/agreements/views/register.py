"""The list of agreements, on the page and as a table to take away."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunak.agreements import queries
from kunak.agreements.views.asking import PersonRequest, asked_day
from kunak.agreements.views.filters import filters_of, own_side
from kunak.documents import policies as document_policies
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import date_words


@require_safe
def register(request: PersonRequest) -> HttpResponse:
    """List the agreements of the reader's side as of a day: filtered, sorted, by pages."""
    side = own_side(request.user)
    on, refusal = asked_day(request)
    asked = queries.asked_of(request.GET, on)
    found = queries.register(side, asked)
    page = page_of(request, found.found)
    context: dict[str, Any] = {
        "register": found,
        "page": page,
        "rows": queries.rows_of(list(page), asked),
        "asked": asked,
        "filters": filters_of(found, asked),
        "can_add": document_policies.can_add(request.user),
        "on": on,
        "refusal": refusal,
        "foot_note": _("State on %(day)s") % {"day": date_words(on)},
    }
    return render(request, "agreements/_rows.html" if request.htmx else "agreements/register.html", context)
