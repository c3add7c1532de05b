"""Decisions on a whole agreement found in a document."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kunak.core.errors import KunakError
from kunak.documents import services
from kunak.documents.views.asking import PersonRequest, candidate_for, guarded
from kunak.ui.errors import message_for


@require_POST
@guarded
def postpone(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a candidate aside and go to the list."""
    return _decide(
        request, pk, services.postpone, _("Put aside. You will find it under “Put aside”."), "documents:list"
    )


@require_POST
@guarded
def refuse_candidate(request: PersonRequest, pk: int) -> HttpResponse:
    """Refuse a candidate and go to the list."""
    return _decide(request, pk, services.refuse_candidate, _("Refused: this is no agreement."), "documents:list")


@require_POST
@guarded
def resume(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a candidate up again and go to its page."""
    return _decide(request, pk, services.resume, "", "")


@require_POST
@guarded
def confirm_all(request: PersonRequest, pk: int) -> HttpResponse:
    """Confirm all that the reader was sure of."""
    candidate = candidate_for(request.user, pk)
    try:
        count = services.confirm_all(candidate=candidate, by=request.user)
    except KunakError as error:
        messages.error(request, message_for(error))
    else:
        told = ngettext("%(count)s value confirmed.", "%(count)s values confirmed.", count)
        messages.success(request, told % {"count": count})
    return redirect(candidate)


def _decide(request: PersonRequest, pk: int, service: Callable[..., Any], told: str, then: str) -> HttpResponse:
    candidate = candidate_for(request.user, pk)
    try:
        service(candidate=candidate, by=request.user)
    except KunakError as error:
        messages.error(request, message_for(error))
        return redirect(candidate)
    if told:
        messages.success(request, told)
    return redirect(then) if then else redirect(candidate)
