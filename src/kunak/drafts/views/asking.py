"""What every page of the room asks first: which draft, which edition, for whom; and how a refusal is shown."""

from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.drafts import policies
from kunak.drafts.courses import with_course
from kunak.drafts.models import Draft, DraftSignatory, Edition, SigningKey
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Side


def draft_for(request: PersonRequest, pk: int) -> Draft:
    """Return a draft that the reader may see, with its course; for everybody else there is none."""
    found = with_course(Draft.objects.select_related("given_up_for__territory", "signed_edition"))
    draft = get_object_or_404(
        found.prefetch_related(
            Prefetch("signing_keys", SigningKey.objects.select_related("by")),
            Prefetch("signatories", DraftSignatory.objects.select_related("side")),
        ),
        pk=pk,
    )
    try:
        policies.check_can_see(request.user, draft)
    except NotOfTheParties:
        raise Http404 from None
    return draft


def edition_for(request: PersonRequest, draft: Draft, number: int) -> Edition:
    """Return an edition that the reader may see; a text of the other side that was not sent is none."""
    found = Edition.objects.select_related("document", "side__territory", "added_by", "sent_by")
    edition = get_object_or_404(found.prefetch_related("keys__by"), draft=draft, number=number)
    edition.draft = draft
    try:
        policies.check_can_see_edition(request.user, edition)
    except NotOfTheParties:
        raise Http404 from None
    return edition


def own_side(request: PersonRequest) -> Side:
    """Return the reader's side; for who has none there is no such page."""
    try:
        return policies.check_can_list(request.user).side
    except NotOfTheParties:
        raise Http404 from None


def form_page(
    request: PersonRequest, template: str, draft: Draft, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Show a page of a draft with a form."""
    shared = {"draft": draft, "short": short_title(draft.agreement)}
    return render(request, template, shared | context, status=status)


def back(draft: Draft, place: str = "") -> HttpResponse:
    """Lead back to the draft's page."""
    return redirect(f"{draft.get_absolute_url()}{place}")
