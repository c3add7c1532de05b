"""Further documents of an agreement of the register: attached, and compared."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kunak.agreements import queries, services
from kunak.agreements.views.asking import PersonRequest, visible
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.documents import policies as document_policies
from kunak.documents.models import Candidate
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.ui.errors import message_for


@require_POST
def attach(request: PersonRequest, pk: int) -> HttpResponse:
    """Attach a document to the agreement that it is read together with."""
    candidate = get_object_or_404(Candidate.objects.select_related("reading__document__side"), pk=pk)
    try:
        document_policies.check_can_see_candidate(request.user, candidate)
        agreement = services.attach(candidate=candidate, by=request.user)
    except NotOfTheParties:
        raise Http404 from None
    except NotAllowed:
        raise
    except KunakError as error:
        messages.error(request, message_for(error))
        return redirect(candidate)
    messages.success(request, _("The document is attached; the card has not changed."))
    return redirect(f"{agreement.get_absolute_url()}#documents")


@require_safe
def beside(request: PersonRequest, pk: int) -> HttpResponse:
    """Show to every side what the documents of an agreement say alike and differently, what counts marked."""
    shown = visible(request, pk)
    page = queries.documents_beside(shown)
    if page is None:
        raise Http404
    context = {"agreement": shown, "short": short_title(shown), "page": page, "can_choose": False, "can_decide": False}
    return render(request, "agreements/beside.html", context)
