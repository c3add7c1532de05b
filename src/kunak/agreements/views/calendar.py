"""A year of terms, on the page and as a calendar file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunak.agreements import queries
from kunak.agreements.ics_year import year_ics
from kunak.agreements.listing.keeping import latest_day
from kunak.agreements.queries.listed import listed_of
from kunak.agreements.queries.year import year_of
from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.views.filters import filters_of, own_side
from kunak.ui.asked import EARLIEST
from kunak.ui.attachments import attachment
from kunak.ui.digits import number_in

ICS = "text/calendar; charset=utf-8"


@require_safe
def calendar(request: PersonRequest) -> HttpResponse:
    """Show what the year brings to the agreements that are asked for, as it is known today.

    Where they are too many to read, it is said that the choice should be narrower.
    """
    side, today = own_side(request.user), timezone.localdate()
    number = number_in(request.GET.get("year", ""), today.year)
    latest = latest_day(today).year
    number = number if EARLIEST.year <= number <= latest else today.year
    asked = queries.asked_of(request.GET, today)
    found = queries.register(side, asked)
    shown = [] if found.found.is_more else found.found.all_keys()
    year = year_of(listed_of(shown), {**found.sides, side.pk: side}, number)
    if request.GET.get("format") == "ics":
        made = year_ics(year, site=request.build_absolute_uri("/").rstrip("/"), on=today)
        name = _("Terms of agreements, %(year)s") % {"year": number}
        return attachment(made, ICS, name=name, plain=f"terms-{number}", ending="ics")
    context = {
        "year": year,
        "earlier": number - 1 if number > EARLIEST.year else None,
        "later": number + 1 if number < latest else None,
        "asked": asked,
        "filters": filters_of(found, asked),
        "today": today,
        "agreement_count": len(found.found),
        "is_more": found.found.is_more,
    }
    return render(request, "agreements/_year.html" if request.htmx else "agreements/calendar.html", context)
