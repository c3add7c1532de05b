"""What an agreement came after, and two agreements side by side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements import policies, queries, services
from kunak.agreements.forms import LinkForm
from kunak.agreements.models import ChainLink
from kunak.agreements.views.asking import PersonRequest, visible
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed
from kunak.ui.errors import message_for


@require_safe
def compare(request: PersonRequest, pk: int, former_pk: int) -> HttpResponse:
    """Show two agreements side by side; the second of the address is the former."""
    later, former = visible(request, pk), visible(request, former_pk)
    context = {"shown": queries.comparison(former, later), "on": timezone.localdate()}
    return render(request, "agreements/compare.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def chain(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the whole chain of an agreement; link a former one to it."""
    shown, refusal, on = visible(request, pk), "", timezone.localdate()
    offered = queries.same_sides(shown, request.user)
    form = LinkForm(offered, request.POST or None)
    if request.method == "POST":
        policies.check_can_link(request.user, shown)
        if form.is_valid():
            try:
                services.link_former(agreement=shown, **form.given(), by=request.user)
                return redirect("agreements:chain", pk)
            except NotAllowed:
                raise
            except KunakError as error:
                refusal = message_for(error)
    context = {
        "agreement": shown,
        "short": short_title(shown),
        "chain": queries.chain(shown, request.user, on),
        "beside": queries.neighbours(shown, request.user, on),
        "offered": [queries.row(one, on) for one in offered],
        "form": form,
        "refusal": refusal,
    }
    return render(request, "agreements/chain.html", context, status=422 if request.method == "POST" else 200)


@require_POST
def unlink(request: PersonRequest, pk: int, link_pk: int) -> HttpResponse:
    """Take back what the own side told of a former agreement."""
    shown = visible(request, pk)
    link = get_object_or_404(ChainLink.objects.select_related("later", "former"), pk=link_pk, later=shown)
    try:
        services.unlink_former(link=link, by=request.user)
    except NotAllowed:
        raise
    except KunakError as error:
        messages.error(request, message_for(error))
    return redirect("agreements:chain", pk)
