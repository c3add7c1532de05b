"""The administrator's outbox: envelopes, the mail server tried, failed letters sent again. Nothing of what they say."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kunak.agreements.views.asking import PersonRequest, tried
from kunak.reminders import outbox as leaving
from kunak.reminders import policies, queries, services, tasks
from kunak.reminders.models import Letter
from kunak.reminders.words import STATES
from kunak.ui.paging import page_of

SHOWN_ROUNDS = 7


@require_http_methods(["GET", "HEAD", "POST"])
def outbox(request: PersonRequest) -> HttpResponse:
    """Show the envelopes; a POST writes a trial letter to the administrator."""
    policies.check_can_keep_outbox(request.user)
    refusal = ""
    if request.method == "POST":
        refusal = tried(lambda: services.send_trial(on=localdate(), by=request.user))
        if not refusal:
            tasks.send_soon()
            messages.success(request, _("The trial letter is on its way; see below what becomes of it."))
            return redirect("reminders:outbox")
    state, counts = request.GET.get("state", ""), queries.state_counts()
    page = page_of(request, queries.envelopes(state))
    context = {
        "page": page,
        "rows": [queries.envelope(one) for one in page],
        "state": state,
        "counts": [(code, STATES[code], counts[code.value]) for code in STATES if code.value in counts],
        "rounds": queries.last_rounds(SHOWN_ROUNDS),
        "has_server": leaving.is_configured(),
        "refusal": refusal,
    }
    return render(request, "reminders/outbox.html", context, status=422 if refusal else 200)


@require_POST
def again(request: PersonRequest, pk: int) -> HttpResponse:
    """Let a letter go out once more."""
    policies.check_can_keep_outbox(request.user)
    letter = get_object_or_404(Letter, pk=pk)
    refusal = tried(lambda: services.send_again(letter=letter, by=request.user))
    if refusal:
        messages.error(request, refusal)
    else:
        tasks.send_soon()
    return redirect("reminders:outbox")
