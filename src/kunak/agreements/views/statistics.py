"""The register in figures."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunak.agreements import queries
from kunak.agreements.listing.keeping import latest_day
from kunak.agreements.queries.statistics import statistics as figures_of
from kunak.agreements.views.asking import PersonRequest, listed_day
from kunak.agreements.views.filters import filters_of, own_side
from kunak.journal.unchanged import while_unchanged
from kunak.ui.templatetags.kunak_ui import date_words


@require_safe
def statistics(request: PersonRequest) -> HttpResponse:
    """Show how many agreements there are of each kind among those that are asked for."""
    side = own_side(request.user)
    on, refusal = listed_day(request)
    asked = queries.asked_of(request.GET, on)
    found = queries.register(side, asked)
    context = {
        "figures": while_unchanged(("figures", side.pk, asked, get_language()), lambda: figures_of(found, side)),
        "asked": asked,
        "filters": filters_of(found, asked),
        "on": on,
        "latest": latest_day(timezone.localdate()),
        "refusal": refusal,
        "foot_note": _("State on %(day)s") % {"day": date_words(on)},
    }
    return render(request, "agreements/_figures.html" if request.htmx else "agreements/statistics.html", context)
