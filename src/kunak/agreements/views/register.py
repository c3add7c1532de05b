"""The list of agreements, on the page and as a table to take away."""

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunak.agreements import queries
from kunak.agreements.listing.keeping import latest_day
from kunak.agreements.tables.columns import COLUMNS
from kunak.agreements.tables.writing import each_of, table_of
from kunak.agreements.views.asking import PersonRequest, listed_day
from kunak.agreements.views.filters import filters_of, own_side
from kunak.core.sheets import csv_pieces, xlsx_pieces
from kunak.documents import policies as document_policies
from kunak.ui.attachments import sent_as_it_comes
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import date_words

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def register(request: PersonRequest) -> HttpResponse:
    """List the agreements of the reader's side as of a day: filtered, sorted, by pages."""
    side = own_side(request.user)
    on, refusal = listed_day(request)
    asked = queries.asked_of(request.GET, on)
    found = queries.register(side, asked)
    page = page_of(request, found.found)
    context: dict[str, Any] = {
        "register": found,
        "page": page,
        "rows": queries.rows_of(list(page), asked),
        "asked": asked,
        "views": list(queries.views_for(request.user)),
        "filters": filters_of(found, asked),
        "can_add": document_policies.can_add(request.user),
        "on": on,
        "latest": latest_day(timezone.localdate()),
        "refusal": refusal,
        "foot_note": _("State on %(day)s") % {"day": date_words(on)},
    }
    return render(request, "agreements/_rows.html" if request.htmx else "agreements/register.html", context)


@require_safe
def export(request: PersonRequest) -> StreamingHttpResponse:
    """Give all that is asked for as a table: XLSX, or CSV as spreadsheets read it in Russia; sent while it is made."""
    side = own_side(request.user)
    on, _refusal = listed_day(request)
    keys = queries.register(side, queries.asked_of(request.GET, on)).found.all_keys()
    rows = table_of(each_of(keys), on)
    name, plain = _("Agreements on %(day)s") % {"day": date_words(on)}, f"agreements-{on.isoformat()}"
    if request.GET.get("format") == "csv":
        return sent_as_it_comes(csv_pieces(rows), CSV, name=name, plain=plain, ending="csv")
    widths = [column.width for column in COLUMNS]
    pieces = xlsx_pieces(rows, name=_("Agreements"), widths=widths)
    return sent_as_it_comes(pieces, XLSX, name=name, plain=plain, ending="xlsx")
