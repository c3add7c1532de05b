"""What a side collects: opened, looked at, reminded of, decided on, closed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kunak.agreements.views.asking import PersonRequest, visible
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.people.models import Organisation
from kunak.programme.models import Measure
from kunak.proposals import policies, queries, services
from kunak.proposals.errors import NoOpenVersion
from kunak.proposals.forms import CollectionForm
from kunak.proposals.letters import mail_address
from kunak.proposals.models import Collection, Invitation, Proposal
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def collections(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what the own side collects under an agreement, and open a collection; its links are shown once."""
    agreement = visible(request, pk)
    policies.check_can_list(request.user, agreement)
    may, refusal = policies.can_collect(request.user, agreement), ""
    form = CollectionForm(request.POST or None, initial={"sectors": _sectors(agreement.commitments.all())})
    if request.method == "POST":
        policies.check_can_collect(request.user, agreement)
        if form.is_valid():
            try:
                made, codes = services.open_collection(
                    agreement=agreement, today=timezone.localdate(), by=request.user, **form.given()
                )
                return _show(request, made, codes=codes)
            except NotAllowed:
                raise
            except KunakError as error:
                refusal = message_for(error)
    found = queries.collections_of(agreement, request.user)
    context = {"agreement": agreement, "short": short_title(agreement), "form": form, "found": found}
    context |= {"can_collect": may, "refusal": refusal}
    return render(request, "proposals/collections.html", context, status=422 if request.method == "POST" else 200)


def _sectors(commitments: object) -> list[str]:
    return list(dict.fromkeys(one.sector for one in commitments))  # type: ignore[attr-defined]


@require_http_methods(["GET", "HEAD", "POST"])
def collection(request: PersonRequest, pk: int) -> HttpResponse:
    """Show a collection; a POST closes it."""
    found = _collection(request, pk)
    if request.method == "POST":
        services.close_collection(collection=found, by=request.user)
        messages.success(request, _("The collection is closed."))
        return redirect(found)
    return _show(request, found)


@require_POST
def invitation(request: PersonRequest, pk: int) -> HttpResponse:
    """Remind a body, give it a new link, or end its link."""
    found = get_object_or_404(Invitation.objects.select_related("collection", "organisation"), pk=pk)
    shown, what = _collection(request, found.collection_id), request.POST.get("what", "")
    try:
        if what == "renew":
            return _show(
                request, shown, codes={found.organisation: services.renew_link(invitation=found, by=request.user)}
            )
        if what not in {"remind", "revoke"}:
            raise Http404
        deed = services.remind if what == "remind" else services.revoke_link
        deed(invitation=found, by=request.user)
    except NotAllowed:
        raise
    except KunakError as error:
        messages.error(request, message_for(error))
    return redirect(shown)


@require_POST
def proposal(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a proposal into the draft, merge it with a measure, or decline it; what was typed stays where refused."""
    found = get_object_or_404(Proposal.objects.select_related("invitation"), pk=pk)
    shown = _collection(request, found.invitation.collection_id)
    policies.check_can_lead(request.user, shown)
    try:
        _decide(request, shown, found)
    except (NotAllowed, NotOfTheParties):
        raise
    except KunakError as error:
        typed = request.POST.get("reason", "")
        return _show(request, shown, refusal=message_for(error), refused=found.pk, typed=typed)
    return redirect(f"{shown.get_absolute_url()}#proposal-{found.pk}")


def _decide(request: PersonRequest, collection: Collection, found: Proposal) -> None:
    what, reason = request.POST.get("what", ""), request.POST.get("reason", "")
    version = queries.open_version(collection)
    if what == "decline":
        services.decline_proposal(proposal=found, reason=reason, by=request.user)
    elif version is None:
        raise NoOpenVersion
    elif what == "take":
        services.take_proposal(proposal=found, version=version, by=request.user)
    else:
        key = number_in(request.POST.get("measure", ""))
        measure = get_object_or_404(Measure.objects.select_related("version__programme"), pk=key, version=version)
        services.merge_proposal(proposal=found, measure=measure, reason=reason, by=request.user)


def _collection(request: PersonRequest, pk: int) -> Collection:
    found = get_object_or_404(Collection.objects.select_related("agreement", "side__territory"), pk=pk)
    try:
        policies.check_can_see(request.user, found)
    except NotOfTheParties:
        raise Http404 from None
    return found


@dataclass(frozen=True, slots=True)
class Link:
    """A link that was just made: it is shown once, with the letter that bears it."""

    invitation: Invitation
    code: str
    address: str
    mail: str


def _links(request: PersonRequest, collection: Collection, codes: Mapping[Organisation, str]) -> Iterator[Link]:
    """Yield the links that were just made. One query where the agreement is fetched with its parties."""
    code_of = {body.pk: code for body, code in codes.items()}
    for invitation in collection.invitations.select_related("organisation").filter(organisation__in=code_of):
        invitation.collection, code = collection, code_of[invitation.organisation_id]
        address = request.build_absolute_uri(reverse("proposals:by-link", args=[code]))
        yield Link(invitation, code, address, mail_address(invitation, address))


def _show(
    request: PersonRequest,
    collection: Collection,
    *,
    codes: Mapping[Organisation, str] | None = None,
    **more: object,
) -> HttpResponse:
    """Show a collection, with the links that were just made."""
    agreement = collection.agreement = visible(request, collection.agreement_id)
    links = list(_links(request, collection, codes)) if codes else []
    page = queries.collection_page(collection, request.user, timezone.localdate())
    context = {"page": page, "agreement": agreement, "short": short_title(agreement), "links": links, **more}
    return render(request, "proposals/collection.html", context, status=422 if "refusal" in more else 200)
