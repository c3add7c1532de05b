"""What every page of the room asks first: which day, which agreement, for whom."""

from datetime import date
from typing import cast

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from kunak.agreements import policies, queries
from kunak.agreements.models import Agreement
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)  # days that an agreement can be asked for


class PersonRequest(HttpRequest):
    """A request of somebody signed in."""

    user: Person
    htmx: HtmxDetails


def asked_day(request: HttpRequest) -> tuple[date, str]:
    """Return the day that `?on=` asks for, today by default, and a sentence where it is no day."""
    today, text = timezone.localdate(), request.GET.get("on", "").strip()
    if not text:
        return today, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today, _("“%(text)s” is no day of the calendar; today is shown.") % {"text": text[:20]}
    if not EARLIEST <= day <= LATEST:
        return today, _("The year %(year)s is too far away; today is shown.") % {"year": day.year}
    return day, ""


def visible(request: HttpRequest, pk: int) -> Agreement:
    """Return an agreement that the reader may see; for everybody else there is none."""
    agreement = get_object_or_404(queries.with_parties(Agreement.objects.all()), pk=pk)
    try:
        policies.check_can_see(cast("Person", request.user), agreement)
    except NotOfTheParties:
        raise Http404 from None
    return agreement
