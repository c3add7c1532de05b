"""What every page asks first: which agreement, for whom; and how a refusal is told."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from kunak.agreements import queries
from kunak.agreements.listing.keeping import latest_day
from kunak.agreements.models import Agreement
from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed
from kunak.people.models import Person
from kunak.ui.asked import asked_day
from kunak.ui.errors import message_for


class PersonRequest(HttpRequest):
    """A request of somebody signed in."""

    user: Person
    htmx: HtmxDetails


def listed_day(request: HttpRequest) -> tuple[date, str]:
    """Return the day that `?on=` asks a list for; lists are counted for some decades ahead, a single page for all."""
    return asked_day(request, latest=latest_day(timezone.localdate()))


def visible(request: HttpRequest, pk: int) -> Agreement:
    """Return an agreement that the reader may see; for everybody else there is none."""
    known = queries.known_to(cast("Person", request.user), Agreement.objects.all(), "pk")
    return get_object_or_404(queries.with_parties(known), pk=pk)


def tried(deed: Callable[[], object]) -> str:
    """Do something; return the sentence of its refusal, empty where it was done."""
    try:
        deed()
    except NotAllowed:
        raise
    except KunakError as error:
        return message_for(error)
    return ""


def said(request: HttpRequest, *answers: str) -> str:
    """Return which of these answers a form gives; no key is turned and nothing removed by what is left unsaid.

    Raises:
        BadRequest: it says none of them, or several; no form of ours does.
    """
    given = [one for one in answers if one in request.POST]
    if len(given) != 1:
        raise BadRequest(f"one answer of {', '.join(answers)} is asked for")
    return given[0]


def deed_of(request: HttpRequest, deeds: Mapping[str, Callable[[], object]]) -> Callable[[], object]:
    """Return the deed that `what` of a form names.

    Raises:
        BadRequest: it names none of them; no form of ours does.
    """
    try:
        return deeds[request.POST.get("what", "")]
    except KeyError:
        raise BadRequest(f"one deed of {', '.join(deeds)} is asked for") from None
