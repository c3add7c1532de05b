"""What a measure waits for: shown on its page, chosen on a page of its own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed
from kunak.programme import policies, queries, services
from kunak.programme.forms import OrderForm
from kunak.programme.views.asking import measure_for
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose what a measure of an open version waits for."""
    shown, version = measure_for(request, pk)
    refusal = ""
    if request.method != "POST":
        policies.check_can_edit(request.user, version, shown.sector)
    chosen = [row.predecessor_id for row in shown.dependencies.all()]
    initial = {"predecessors": chosen, "revision": shown.revision}
    form = OrderForm(queries.choices_before(shown), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            revision = form.cleaned_data["revision"]
            services.set_predecessors(measure=shown, revision=revision, predecessors=form.given(), by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
        else:
            messages.success(request, _("What the measure waits for is saved."))
            return redirect(shown)
    agreement = version.programme.agreement
    context = {"version": version, "agreement": agreement, "short": short_title(agreement), "measure": shown}
    context |= {"form": form, "refusal": refusal}
    return render(request, "programme/order.html", context, status=422 if request.method == "POST" else 200)
