"""What every page of the room asks first: which draft, which edition, for whom; and how a refusal is shown."""

from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kunak.agreements.queries import known_to
from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.drafts import policies
from kunak.drafts.courses import with_course
from kunak.drafts.models import Draft, DraftSignatory, Edition, SigningKey
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Side


def draft_for(request: PersonRequest, pk: int) -> Draft:
    """Return a draft that the reader may see, with its course; for everybody else there is none."""
    known = known_to(request.user, Draft.objects.select_related("given_up_for__territory", "signed_edition"))
    found = with_course(known)
    return get_object_or_404(
        found.prefetch_related(
            Prefetch("signing_keys", SigningKey.objects.select_related("by")),
            Prefetch("signatories", DraftSignatory.objects.select_related("side")),
        ),
        pk=pk,
    )


def edition_for(request: PersonRequest, pk: int, number: int) -> Edition:
    """Return an edition that the reader may see, with its draft; a text of the other side that was not sent is none."""
    found = policies.editions_for(request.user).select_related("document", "side__territory", "added_by", "sent_by")
    edition = get_object_or_404(found.prefetch_related("keys__by"), draft=pk, number=number)
    edition.draft = draft_for(request, pk)
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
