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
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose what a measure of an open version waits for; looking for another one keeps what was chosen."""
    shown, version = measure_for(request, pk)
    refusal, is_sent = "", request.method == "POST" and "find" not in request.POST
    if not is_sent:
        policies.check_can_edit(request.user, version, shown.sector)
    chosen = [row.predecessor_id for row in shown.dependencies.all()]
    typed = request.POST if request.method == "POST" else None
    words = (typed.get("words", "") if typed else "").strip()[:200]
    keys = {number_in(key) for key in typed.getlist("predecessors")} if typed else set(chosen)
    before = queries.choices_before(shown, keys, words)
    form = OrderForm(before.lines, typed, initial={"predecessors": chosen, "revision": shown.revision})
    if is_sent and form.is_valid():
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
    context |= {"form": form, "refusal": refusal, "before": before, "words": words}
    template = "programme/_order_choice.html" if request.htmx and not is_sent else "programme/order.html"
    return render(request, template, context, status=422 if is_sent else 200)
