"""When people of a side are reminded: all ladders, and one of them to set."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kunak.agreements.views.asking import PersonRequest, tried
from kunak.reminders import policies, queries, services
from kunak.reminders.forms import LadderForm
from kunak.reminders.sources import SOURCES


@require_safe
def ladders(request: PersonRequest) -> HttpResponse:
    """Show when people of the own side are reminded of what."""
    side = policies.check_can_be_reminded(request.user).side
    context = {
        "side": side,
        "rows": queries.ladder_rows(side),
        "can_set": policies.can_set_ladders(request.user),
    }
    return render(request, "reminders/ladders.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ladder(request: PersonRequest, source: str) -> HttpResponse:
    """Set one ladder of the own side."""
    side, refusal = policies.check_can_set_ladders(request.user).side, ""
    row = next((one for one in queries.ladder_rows(side) if one.code == source), None)
    if row is None:
        raise Http404
    form = LadderForm(request.POST if request.method == "POST" else None, ladder=row.ladder)
    if request.method == "POST":
        if "usual" not in request.POST and not {"before", "after"} <= request.POST.keys():
            raise BadRequest("both halves of the ladder are asked for")
        usual = str(SOURCES[source].usual) if "usual" in request.POST else None
        if usual is not None or form.is_valid():
            rungs = form.rungs() if usual is None else usual
            refusal = tried(lambda: services.set_ladder(source=source, rungs=rungs, by=request.user))
            if not refusal:
                messages.success(request, _("Saved."))
                return redirect("reminders:ladders")
    context = {"form": form, "row": row, "side": side, "refusal": refusal}
    return render(request, "reminders/ladder.html", context, status=422 if request.method == "POST" else 200)
