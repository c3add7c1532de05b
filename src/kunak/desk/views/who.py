"""«Who did what»: bodies with what they did, one body with all of it, and both as a table to take away."""

from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunak.agreements.views.asking import PersonRequest
from kunak.desk.asked import asked_of
from kunak.desk.periods import period_told, periods
from kunak.desk.tables import WHO_WIDTHS, who_rows
from kunak.desk.views.asking import own_membership, sent
from kunak.desk.views.filters import agreement_filters, sides_filter
from kunak.desk.who import body_deeds, body_on_paper, deeds
from kunak.papers.docx_who import who_docx
from kunak.papers.views import DOCX
from kunak.ui.attachments import attachment
from kunak.ui.paging import page_of


@require_safe
def who(request: PersonRequest) -> HttpResponse:
    """List the bodies of all sides with how much each promised and did in a period."""
    reader, asked = own_membership(request), asked_of(request, timezone.localdate())
    page = page_of(request, deeds(reader, asked))
    context: dict[str, Any] = {
        "asked": asked,
        "page": page,
        "filters": [*agreement_filters(reader.side, asked), sides_filter(reader.side, asked)],
        "period": period_told(asked),
        "periods": periods(asked),
    }
    return render(request, "desk/_who.html" if request.htmx else "desk/who.html", context)


@require_safe
def body(request: PersonRequest, pk: int) -> HttpResponse:
    """Show all that one body did in a period; for whoever does not know of it there is none."""
    reader, asked = own_membership(request), asked_of(request, timezone.localdate())
    found = body_deeds(reader, pk, asked)
    if found is None:
        raise Http404
    context = {
        "asked": asked,
        "body": found,
        "filters": agreement_filters(reader.side, asked),
        "period": period_told(asked),
        "periods": periods(asked),
    }
    return render(request, "desk/body.html", context)


@require_safe
def body_paper(request: PersonRequest, pk: int) -> HttpResponse:
    """Give what one body did in a period as Word; for whoever does not know of it there is none."""
    reader, asked = own_membership(request), asked_of(request, timezone.localdate())
    told = body_on_paper(reader, pk, asked)
    if told is None:
        raise Http404
    return attachment(who_docx(told), DOCX, name=told.title, plain=f"who-did-what-{pk}", ending="docx")


@require_safe
def who_export(request: PersonRequest) -> StreamingHttpResponse:
    """Give a row for each body and measure, and for each agreement that a body coordinates."""
    reader, asked = own_membership(request), asked_of(request, timezone.localdate())
    name = _("Who did what, %(period)s") % {"period": period_told(asked)}
    return sent(request, who_rows(reader, asked), name=name, plain="who-did-what", widths=WHO_WIDTHS)
