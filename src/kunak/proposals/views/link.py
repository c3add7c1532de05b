"""The page of a link: nobody is signed in, and nothing is shown but what the body is asked and has sent."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kunak.agreements.words import full_title
from kunak.core.errors import KunakError
from kunak.people.throttling import caller_address
from kunak.proposals import queries, services
from kunak.proposals.errors import NoSuchLink, TooManyTries
from kunak.proposals.forms import ProposalForm
from kunak.proposals.models import Invitation
from kunak.proposals.services.answers import invitation_by
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, code: str) -> HttpResponse:
    """Show what a body is asked and what became of its proposals; take a new one."""
    today = timezone.localdate()
    try:
        found = invitation_by(code, caller=caller_address(request), today=today)
    except (NoSuchLink, TooManyTries) as error:
        status = 429 if isinstance(error, TooManyTries) else 404
        return render(request, "proposals/no_link.html", {"told": message_for(error)}, status=status)
    form, refusal = ProposalForm(found.collection, request.POST if "propose" in request.POST else None), ""
    if request.method == "POST":
        try:
            told = _done(request, found, form)
            if told:
                messages.success(request, told)
                return redirect("proposals:by-link", code)
        except KunakError as error:
            refusal = message_for(error)
    page = queries.link_page(found, today)
    context = {"page": page, "form": form, "title": full_title(found.collection.agreement), "refusal": refusal}
    response = render(request, "proposals/link.html", context, status=422 if request.method == "POST" else 200)
    # The address is the code: nothing of it leaves the house by the Referrer-Policy of all pages, same-origin. With
    # "no-referrer" browsers would send forms with "Origin: null", which the guard against forgery refuses.
    response["X-Robots-Tag"] = "noindex"
    return response


def _done(request: HttpRequest, found: Invitation, form: ProposalForm) -> str:
    """Do what was posted and return what to say of it; nothing where the form was not filled in rightly."""
    today = timezone.localdate()
    if "withdraw" in request.POST:
        one = get_object_or_404(found.proposals, pk=number_in(request.POST["withdraw"]))
        services.withdraw_proposal(invitation=found, proposal=one, today=today)
        return _("The proposal is taken back.")
    if "finish" in request.POST:
        services.finish_answer(invitation=found, today=today)
        return _("Thank you: whoever asked you sees that you have no more to propose.")
    if not form.is_valid():
        return ""
    services.propose_measure(invitation=found, given=form.given(), today=today)
    return _("The proposal is sent. You can send one more: the form is below.")
