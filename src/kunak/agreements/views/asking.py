"""What every page of the room asks first: which agreement, for whom."""

from typing import cast

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django_htmx.middleware import HtmxDetails

from kunak.agreements import policies, queries
from kunak.agreements.models import Agreement
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person


class PersonRequest(HttpRequest):
    """A request of somebody signed in."""

    user: Person
    htmx: HtmxDetails


def visible(request: HttpRequest, pk: int) -> Agreement:
    """Return an agreement that the reader may see; for everybody else there is none."""
    agreement = get_object_or_404(queries.with_parties(Agreement.objects.all()), pk=pk)
    try:
        policies.check_can_see(cast("Person", request.user), agreement)
    except NotOfTheParties:
        raise Http404 from None
    return agreement
