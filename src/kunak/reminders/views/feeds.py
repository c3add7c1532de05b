"""Calendar feeds: one's own addresses, and the calendar that whoever holds an address reads."""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import parse_etags
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements.models import Agreement
from kunak.agreements.queries import with_parties
from kunak.agreements.views.asking import PersonRequest, visible
from kunak.agreements.words import short_title
from kunak.people.errors import NotOfTheParties
from kunak.reminders import policies, services
from kunak.reminders.ics import feed_ics
from kunak.reminders.models import DeliveryChoice, Feed
from kunak.reminders.queries.feeds import feed_by, feed_events, feeds_of
from kunak.ui.digits import number_in

ICS = "text/calendar; charset=utf-8"


@require_http_methods(["GET", "HEAD", "POST"])
def feeds(request: PersonRequest) -> HttpResponse:
    """Show the person's feeds; make one, its address is shown once."""
    membership = policies.check_can_be_reminded(request.user)
    address = ""
    if request.method == "POST":
        agreement = _chosen(request)
        _feed, secret = services.make_feed(agreement=agreement, by=request.user)
        address = request.build_absolute_uri(reverse("reminders:feed", args=[secret]))
    own = feeds_of(request.user)
    taken = {one.agreement_id for one in own}
    others = with_parties(Agreement.objects.filter(parties__side=membership.side_id).order_by("-signed_on", "-pk"))
    context = {
        "feeds": [(one, short_title(one.agreement) if one.agreement else "") for one in own],
        "has_own": None in taken,
        "agreements": [
            (one.pk, f"{short_title(one)}, {one.title}".strip(", ")) for one in others if one.pk not in taken
        ],
        "address": address,
    }
    return render(request, "reminders/feeds.html", context)


def _chosen(request: PersonRequest) -> Agreement | None:
    """Return the agreement that a feed is asked of, None for all own things; an address that was there before ends.

    Raises:
        BadRequest: it is left unsaid; no form of ours does.
    """
    if "agreement" not in request.POST:
        raise BadRequest("an agreement, or none, is asked for")
    chosen = request.POST["agreement"]
    return visible(request, number_in(chosen)) if chosen else None


@require_POST
def end_feed(request: PersonRequest, pk: int) -> HttpResponse:
    """End a feed of one's own."""
    found = get_object_or_404(Feed, pk=pk)
    try:
        services.revoke_feed(feed=found, by=request.user)
    except NotOfTheParties:
        raise Http404 from None
    return redirect("reminders:feeds")


@login_not_required
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Give a feed to a calendar program; an address that has ended is one that never was."""
    found = feed_by(secret)
    if found is None:
        raise Http404
    if found.agreement_id:
        found.agreement = with_parties(Agreement.objects.filter(pk=found.agreement_id)).get()
    choice = DeliveryChoice.objects.filter(person=found.person).first()
    with translation.override(choice.language if choice else "ru"):
        events = feed_events(found, localdate())
        if events is None:
            raise Http404
        made = feed_ics(found, events, site=request.build_absolute_uri("/").rstrip("/"))
    services.note_reading(feed=found, on=localdate())
    return _unless_known(request, made)


def _unless_known(request: HttpRequest, made: bytes) -> HttpResponse:
    """Return the calendar, or that nothing has changed since the caller read it."""
    tag = f'"{hashlib.sha256(made).hexdigest()[:32]}"'
    is_known = tag in parse_etags(request.headers.get("If-None-Match", ""))
    response = HttpResponse(status=304) if is_known else HttpResponse(made, content_type=ICS)
    response.headers["ETag"], response.headers["Cache-Control"] = tag, "private, no-cache"
    response.headers["Referrer-Policy"] = "no-referrer"  # the address is the secret
    response.headers["X-Robots-Tag"] = "noindex"
    return response
