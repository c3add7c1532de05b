"""Approval inside a side: what its people say of a version, and whom it asks."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kunak.agreements.views.asking import PersonRequest, deed_of
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.core.programme.approval import Place
from kunak.people.errors import NotAllowed
from kunak.programme import policies, queries, services
from kunak.programme.forms import InnerRuleForm
from kunak.programme.views.asking import version_for
from kunak.programme.views.version import show_version
from kunak.ui.errors import message_for

PANEL = "programme/_inner_panel.html"
ANSWER = "programme/_inner_answer.html"  # with what changes beside the key


@require_POST
def approve(request: PersonRequest, pk: int) -> HttpResponse:
    """Approve inside the own side, or return with a reason; a refusal comes back in the panel with what was typed."""
    version = version_for(request, pk)
    place = Place(request.POST.get("post", ""), request.POST.get("sector", ""))
    reason, without = request.POST.get("reason", ""), request.POST.get("without", "")
    seen: dict[str, Any] = {
        "version": version,
        "place": place,
        "content_hash": request.POST.get("content", ""),
        "by": request.user,
    }
    deed = deed_of(
        request,
        {
            "approve": lambda: services.approve(**seen),
            "approve-all": lambda: services.approve_places(version=version, seen=_all_seen(request), by=request.user),
            "return": lambda: services.return_inside(**seen, reason=reason),
        },
    )
    try:
        deed()
    except NotAllowed:
        raise
    except KunakError as error:
        more = {"refusal": message_for(error), "refused": PANEL, "inner_reason": reason, "inner_place": place}
        more["inner_is_return"] = request.POST.get("what") == "return"
        template = {"template": PANEL} if request.htmx else {}
        return show_version(request, version_for(request, pk), **more, **template)
    if request.htmx:
        return show_version(request, version_for(request, pk), template=ANSWER, without=without)
    return redirect(f"{version.get_absolute_url()}#inner-panel")


def _all_seen(request: PersonRequest) -> dict[Place, str]:
    """Return what the reader saw at each place that waits: a post, a sector and a hash, with colons between them."""
    parts = (one.split(":") for one in request.POST.getlist("seen"))
    return {Place(one[0], one[1]): one[2] for one in parts if len(one) == 3}


@require_http_methods(["GET", "HEAD", "POST"])
def inner_rule(request: PersonRequest) -> HttpResponse:
    """Set who of the own side approves a version before its key; `version` is the one that the reader came from."""
    rule = queries.inner_rule(request.user)
    if rule is None:
        raise Http404
    policies.check_can_set_inner_rule(request.user)
    form = InnerRuleForm(rule, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.set_inner_rule(**form.given(), by=request.user)
        messages.success(request, _("Saved. Versions under way follow it from now on."))
        return redirect(request.get_full_path())
    context = {"form": form, "side": rule.side, **_came_from(request)}
    return render(request, "programme/inner_rule.html", context, status=422 if request.method == "POST" else 200)


def _came_from(request: PersonRequest) -> dict[str, Any]:
    """Return the version whose page led here, for the way back; nothing where the address names none."""
    asked = request.GET.get("version", "")
    if not asked.isdecimal() or len(asked) > 18:
        return {}
    version = version_for(request, int(asked))
    return {"version": version, "short": short_title(version.programme.agreement)}
