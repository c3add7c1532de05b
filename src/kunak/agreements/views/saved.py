"""Saved views: kept, opened by their address, taken away."""

from urllib.parse import parse_qsl

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kunak.agreements import policies, queries, services
from kunak.agreements.views.asking import PersonRequest
from kunak.core.errors import KunakError
from kunak.people.errors import NotOfTheParties
from kunak.ui.errors import message_for


@require_safe
def view(request: PersonRequest, pk: int) -> HttpResponse:
    """Lead to the register as the view asks for it; its address can be sent to a colleague."""
    found = get_object_or_404(queries.views_for(request.user), pk=pk)
    return redirect(_address(found.asked))


@require_POST
def save_view(request: PersonRequest) -> HttpResponse:
    """Keep what the list is asked for now."""
    policies.check_can_save_view(request.user)
    given = dict(parse_qsl(request.POST.get("asked", "")[:2000]))
    asked = queries.asked_of(given, timezone.localdate()).address
    try:
        kept = services.save_view(
            name=request.POST.get("name", ""), asked=asked, is_shared="is_shared" in request.POST, by=request.user
        )
    except NotOfTheParties:
        raise
    except KunakError as error:
        messages.error(request, message_for(error))
    else:
        messages.success(request, _("Saved as “%(name)s”.") % {"name": kept.name})
    return redirect(_address(asked))


@require_POST
def delete_view(request: PersonRequest, pk: int) -> HttpResponse:
    """Take one's own view away."""
    found = get_object_or_404(queries.views_for(request.user), pk=pk)
    services.delete_view(view=found, by=request.user)
    messages.success(request, _("“%(name)s” is deleted.") % {"name": found.name})
    return redirect("agreements:register")


def _address(asked: str) -> str:
    register = reverse("agreements:register")
    return f"{register}?{asked}" if asked else register
