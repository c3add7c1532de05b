"""The list of measures over many agreements: each number of the board and of the head's page leads here."""

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunak.agreements.views.asking import PersonRequest
from kunak.desk.asked import Asked, asked_of
from kunak.desk.lines import Line, gather
from kunak.desk.lines.listing import listed
from kunak.desk.lines.words import group_words
from kunak.desk.queries.measures import names_of
from kunak.desk.tables import MEASURE_WIDTHS, measure_rows
from kunak.desk.views.asking import own_side, sent
from kunak.desk.views.filters import agreement_filters, group_filter
from kunak.desk.who.deeds import chosen
from kunak.people.models import Side
from kunak.ui.paging import page_of
from kunak.ui.templatetags.kunak_ui import date_words


@require_safe
def measures(request: PersonRequest) -> HttpResponse:
    """List the measures that are asked for, as of a day."""
    side, asked = own_side(request), asked_of(request, timezone.localdate())
    page = page_of(request, _found(side, asked))
    context: dict[str, Any] = {
        "asked": asked,
        "page": page,
        "names": names_of({one.agreement for one in page}),
        "filters": [*agreement_filters(side, asked), group_filter(asked)],
        "told": group_words().get(asked.group, ""),
        "foot_note": _("State on %(day)s") % {"day": date_words(asked.on)},
    }
    return render(request, "desk/_measures.html" if request.htmx else "desk/measures.html", context)


@require_safe
def measures_export(request: PersonRequest) -> StreamingHttpResponse:
    """Give all measures that are asked for as a table."""
    side, asked = own_side(request), asked_of(request, timezone.localdate())
    name = _("Measures on %(day)s") % {"day": date_words(asked.on)}
    return sent(request, measure_rows(_found(side, asked)), name=name, plain="measures", widths=MEASURE_WIDTHS)


def _found(side: Side, asked: Asked) -> list[Line]:
    return listed(chosen(gather(side, asked.on, asked.today), asked, side), asked)
