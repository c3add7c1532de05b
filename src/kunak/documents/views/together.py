"""Several documents of one agreement: read together or apart, compared, chosen between."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from kunak.core.errors import KunakError
from kunak.documents import policies, queries, services
from kunak.documents.models import Candidate, Fact, Together
from kunak.documents.views.asking import PersonRequest, candidate_for, guarded
from kunak.people.errors import NotAllowed
from kunak.ui.errors import message_for


@require_safe
@guarded
def together(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what the documents of one agreement say."""
    return _show(request, _together_for(request, pk))


@require_POST
@guarded
def read_together(request: PersonRequest, pk: int, other: int) -> HttpResponse:
    """Say that two are one agreement, and compare them."""
    candidate, second = candidate_for(request.user, pk), get_object_or_404(Candidate, pk=other)
    try:
        made = services.read_together(candidate=candidate, other=second, by=request.user)
    except KunakError as error:
        return _refused(request, error, candidate)
    return redirect(made)


@require_POST
@guarded
def say_apart(request: PersonRequest, pk: int, other: int) -> HttpResponse:
    """Say that two are not one agreement, or take it back."""
    candidate, second = candidate_for(request.user, pk), get_object_or_404(Candidate, pk=other)
    service = services.take_back_apart if "back" in request.POST else services.say_apart
    try:
        service(candidate=candidate, other=second, by=request.user)
    except KunakError as error:
        return _refused(request, error, candidate)
    return redirect(candidate)


@require_POST
@guarded
def read_apart(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a document out again, and go to its page."""
    candidate = candidate_for(request.user, pk)
    try:
        services.read_apart(candidate=candidate, by=request.user)
    except KunakError as error:
        return _refused(request, error, candidate)
    messages.success(request, _("The document is checked by itself again."))
    return redirect(candidate)


@require_POST
@guarded
def choose(request: PersonRequest, pk: int, fact: int) -> HttpResponse:
    """Say which of differing values counts, or leave it open again."""
    shown = _together_for(request, pk)
    chosen = get_object_or_404(Fact, pk=fact, candidate__joined__together=shown)
    service = services.take_back_choice if "back" in request.POST else services.choose
    return _decided(request, shown, service, fact=chosen)


@require_POST
@guarded
def confirm_agreed(request: PersonRequest, pk: int) -> HttpResponse:
    """Confirm all that the documents agree in."""
    shown = _together_for(request, pk)
    try:
        count = services.confirm_agreed(together=shown, by=request.user)
    except KunakError as error:
        return _refused(request, error, shown)
    told = ngettext("%(count)s value confirmed.", "%(count)s values confirmed.", count)
    messages.success(request, told % {"count": count})
    return redirect(shown)


def _together_for(request: PersonRequest, pk: int) -> Together:
    return get_object_or_404(queries.together_for(request.user).select_related("side"), pk=pk)


def _decided(request: PersonRequest, shown: Together, service: Callable[..., Any], **more: Any) -> HttpResponse:
    refusal = ""
    try:
        service(together=shown, by=request.user, **more)
    except KunakError as error:
        if isinstance(error, NotAllowed):
            raise
        refusal = message_for(error)
    if request.htmx or refusal:
        return _show(request, shown, refusal=refusal)
    return redirect(shown)


def _show(request: PersonRequest, shown: Together, *, refusal: str = "") -> HttpResponse:
    page = queries.together_page(shown)
    may = policies.can_read_together(request.user, shown)
    context = {
        "together": shown,
        "page": page,
        "can_decide": may,
        "can_accept": policies.can_accept(request.user, shown.side),
        "can_choose": may and page.is_open,
        "refusal": refusal,
    }
    template = "documents/_together.html" if request.htmx else "documents/together.html"
    return render(request, template, context, status=422 if refusal else 200)


def _refused(request: HttpRequest, error: KunakError, then: Any) -> HttpResponse:
    """Go back with the sentence; who may not even know of a record, or may not do this, is told by `guarded`."""
    if isinstance(error, NotAllowed):
        raise error
    messages.error(request, message_for(error))
    return redirect(then)
