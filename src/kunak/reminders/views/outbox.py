"""The administrator's outbox: envelopes, the mail server tried, failed letters sent again, kept ones handed over."""

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kunak.agreements.views.asking import PersonRequest, tried
from kunak.reminders import outbox as leaving
from kunak.reminders import policies, queries, services, tasks
from kunak.reminders.errors import NotToBeHandedOver
from kunak.reminders.models import Letter
from kunak.reminders.words import STATES
from kunak.ui.attachments import attachment
from kunak.ui.errors import message_for
from kunak.ui.paging import page_of

SHOWN_ROUNDS = 7
EML = "message/rfc822"


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
        "rows": [queries.envelope(one, request.user) for one in page],
        "state": state,
        "counts": [(code, STATES[code], counts[code.value]) for code in STATES if code.value in counts],
        "rounds": queries.last_rounds(SHOWN_ROUNDS),
        "has_server": leaving.is_configured(),
        "refusal": refusal,
    }
    return render(request, "reminders/outbox.html", context, status=422 if refusal else 200)


@require_POST
def hand_over(request: PersonRequest, pk: int) -> HttpResponse:
    """Open a letter that is kept for want of a mail server, as a page or as a file that mail programs take.

    It is a POST, since the journal keeps that it was opened.
    """
    policies.check_can_keep_outbox(request.user)
    letter = get_object_or_404(Letter.objects.select_related("person", "side"), pk=pk)
    what = request.POST.get("what", "")
    if what not in {"read", "file"}:
        raise BadRequest("read or file is asked for")
    try:
        made = services.open_to_hand_over(letter=letter, by=request.user)
    except NotToBeHandedOver as error:
        messages.error(request, message_for(error))
        return redirect("reminders:outbox")
    if what == "file":
        name = _("Letter No. %(n)d") % {"n": letter.pk}
        return attachment(made.message().as_bytes(), EML, name=name, plain=f"letter-{letter.pk}", ending="eml")
    context = {"letter": letter, "subject": made.subject, "body": made.body, "state": STATES[letter.state]}  # type: ignore[index]
    return render(request, "reminders/letter.html", context | {"is_handed_over": True})


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
