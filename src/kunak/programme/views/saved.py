"""Saved views of a plan: kept, opened by their address, taken away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest
from kunak.core.errors import KunakError
from kunak.people.errors import NotOfTheParties
from kunak.programme import queries, services
from kunak.programme.models import WAYS
from kunak.programme.views.asking import version_for
from kunak.ui.errors import message_for

LONGEST = 3000  # characters of an address


@require_safe
def view(request: PersonRequest, pk: int) -> HttpResponse:
    """Lead to the plan as the view asks for it; its address can be sent to a colleague."""
    found = get_object_or_404(queries.views_for(request.user), pk=pk)
    version = queries.shown_version(found.programme, request.user)
    if version is None:
        raise Http404
    return redirect(_address(version.pk, found.way, found.asked))


@require_POST
def save_view(request: PersonRequest, pk: int) -> HttpResponse:
    """Keep what the plan is asked for now."""
    version = version_for(request, pk)
    asked = queries.asked_of_address(request.POST.get("asked", "")[:LONGEST]).address
    way = request.POST.get("way", "")
    way = way if way in WAYS else "table"
    name, is_shared = request.POST.get("name", ""), "is_shared" in request.POST
    try:
        kept = services.save_view(
            version=version, way=way, name=name, asked=asked, is_shared=is_shared, by=request.user
        )
    except NotOfTheParties:
        raise
    except KunakError as error:
        messages.error(request, message_for(error))
    else:
        messages.success(request, _("Saved as “%(name)s”.") % {"name": kept.name})
    return redirect(_address(version.pk, way, asked))


@require_POST
def delete_view(request: PersonRequest, pk: int) -> HttpResponse:
    """Take one's own view away."""
    found = get_object_or_404(queries.views_for(request.user), pk=pk)
    services.delete_view(view=found, by=request.user)
    messages.success(request, _("“%(name)s” is deleted.") % {"name": found.name})
    return redirect(found.programme)


def _address(version: int, way: str, asked: str) -> str:
    page = reverse(f"programme:{'version' if way == 'table' else way}", args=[version])
    return f"{page}{'?' if asked else ''}{asked}#measures"
