"""The head's page: one sheet, as of any day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunak.agreements.listing.keeping import latest_day
from kunak.agreements.views.asking import PersonRequest, listed_day
from kunak.desk.queries.head import SHOWN_ROWS
from kunak.desk.queries.head import head as head_page
from kunak.desk.queries.held import held
from kunak.desk.views.asking import own_membership, own_side
from kunak.ui.templatetags.kunak_ui import date_words


@require_safe
def head(request: PersonRequest) -> HttpResponse:
    """Show what is promised, under way, late and brought; each number leads to its list."""
    side, today = own_side(request), timezone.localdate()
    on, refusal = listed_day(request)
    context = {
        "head": head_page(side, on, today),
        "held": held(own_membership(request), on),
        "side": side,
        "on": on,
        "latest": latest_day(today),
        "rows": SHOWN_ROWS,
        "refusal": refusal,
        "foot_note": _("State on %(day)s") % {"day": date_words(on)},
    }
    return render(request, "desk/_head.html" if request.htmx else "desk/head.html", context)
