"""The list of agreements, on the page and as a table for a spreadsheet."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunak.agreements import queries
from kunak.agreements.queries.register import csv_rows
from kunak.agreements.views.asking import PersonRequest, asked_day
from kunak.documents import policies as document_policies
from kunak.people.errors import NotOfTheParties
from kunak.people.policies import side_of
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import date_words

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet would run a cell that begins so


@require_safe
def register(request: PersonRequest) -> HttpResponse:
    """List the agreements of the reader's side as of a day: filtered, sorted, by pages; or as CSV."""
    side = side_of(request.user)
    if side is None:
        raise NotOfTheParties(action="see the register")
    on, refusal = asked_day(request)
    names = {"q": "words", "partner": "partner", "kind": "kind", "sector": "sector", "state": "state", "sort": "sort"}
    given = {field: request.GET[name].strip()[:200] for name, field in names.items() if request.GET.get(name)}
    asked = queries.Asked(on, **given)
    found = queries.register(side, asked)
    if request.GET.get("format") == "csv":
        return _csv(found)
    context = {
        "register": found,
        "page": page_of(request, found.rows),
        "asked": asked,
        "can_add": document_policies.can_add(request.user),
        "is_asked": bool(set(given) - {"sort"}),
        "on": on,
        "refusal": refusal,
        "foot_note": _("State on %(day)s") % {"day": date_words(on)},
    }
    return render(request, "agreements/_rows.html" if request.htmx else "agreements/register.html", context)


def _csv(found: queries.Register) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="agreements.csv"'
    table = csv.writer(response, delimiter=";")
    table.writerows([_safe(cell) for cell in cells] for cells in csv_rows(found.rows))
    return response


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
