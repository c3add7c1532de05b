"""What the sides do with a version: send, take back, return, turn a key, show it to everybody."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kunak.agreements.views.asking import PersonRequest, visible
from kunak.core.errors import KunakError
from kunak.core.lifecycle import VersionState
from kunak.people.errors import NotAllowed
from kunak.programme import services
from kunak.programme.models import Version
from kunak.programme.views.asking import version_for
from kunak.programme.views.version import show_version
from kunak.ui.errors import message_for

Deed = Callable[[Version], object]
KEYS, PLAN_KEYS = "programme/_keys_panel.html", "programme/_plan_keys_panel.html"


@require_POST
def send(request: PersonRequest, pk: int) -> HttpResponse:
    """Agree and send to the other side."""
    given = {"content_hash": request.POST.get("content", ""), "waiver": request.POST.get("waiver", "")}
    given |= {name: request.POST.get(name, "") for name in ("without", "transfer_waiver")}
    return _act(request, pk, lambda shown: services.send(version=shown, by=request.user, **given))


@require_POST
def recall(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a sent version back."""
    return _act(request, pk, lambda shown: services.recall(version=shown, by=request.user))


@require_POST
def return_version(request: PersonRequest, pk: int) -> HttpResponse:
    """Give a version back with the reason."""
    given = {"content_hash": request.POST.get("content", ""), "reason": request.POST.get("reason", "")}
    return _act(request, pk, lambda shown: services.return_version(version=shown, by=request.user, **given))


@require_POST
def turn_key(request: PersonRequest, pk: int) -> HttpResponse:
    """Turn the reader's own key."""
    given = {"content_hash": request.POST.get("content", ""), "without": request.POST.get("without", "")}
    return _act(request, pk, lambda shown: services.turn_key(version=shown, by=request.user, **given))


@require_POST
def plan_keys(request: PersonRequest, pk: int) -> HttpResponse:
    """Agree to the public plan, or take the consent back."""
    seen, reason = request.POST.get("content", ""), request.POST.get("reason", "")

    def deed(shown: Version) -> object:
        if "withdraw" in request.POST:
            return services.withdraw_plan_key(version=shown, reason=reason, by=request.user)
        return services.turn_plan_key(version=shown, content_hash=seen, by=request.user)

    return _act(request, pk, deed, panel=PLAN_KEYS)


def _act(request: PersonRequest, pk: int, deed: Deed, panel: str = KEYS) -> HttpResponse:
    """Do one thing with a version; a refusal comes back in its panel with its sentence and what was typed."""
    try:
        shown = version_for(request, pk)
    except Http404:
        return _with_its_writers(request, pk)
    try:
        deed(shown)
    except NotAllowed:
        raise
    except KunakError as error:
        if panel == PLAN_KEYS and shown.state != VersionState.IN_FORCE:
            messages.error(request, message_for(error))
            return _go(request, shown.get_absolute_url())
        typed = {name: request.POST.get(name, "") for name in ("reason", "waiver", "transfer_waiver", "without")}
        more = {**typed, "refusal": message_for(error), "refused": panel}
        return show_version(request, version_for(request, pk), **more, **({"template": panel} if request.htmx else {}))
    if panel == PLAN_KEYS and request.htmx:  # only the panel has changed
        return show_version(request, version_for(request, pk), template=panel)
    after = Version.objects.select_related("programme").get(pk=pk)
    if after.state == VersionState.RETURNED:  # it is with its writers again, and not for the other side to see
        messages.success(request, _("The version is returned. You will see it when it is sent again."))
        return _go(request, after.programme.get_absolute_url())
    return _go(request, shown.get_absolute_url())


def _with_its_writers(request: PersonRequest, pk: int) -> HttpResponse:
    """Tell somebody who had a sent version open that it is with its writers again; for strangers there is none."""
    version = Version.objects.exclude(content_hash="").filter(pk=pk).select_related("programme").first()
    if version is None:
        raise Http404
    visible(request, version.programme.agreement_id)
    messages.error(request, _("This version is with its writers again: you will see it when it is sent to you."))
    return _go(request, version.programme.get_absolute_url())


def _go(request: PersonRequest, address: str) -> HttpResponse:
    """Lead on: htmx is told to open the page, since more than the panel has changed."""
    return HttpResponse(headers={"HX-Redirect": address}) if request.htmx else redirect(address)
