"""One's own reminders and letters, and how letters come."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kunak.agreements.views.asking import PersonRequest, tried
from kunak.people.errors import NotOfTheParties
from kunak.reminders import outbox, policies, queries, services
from kunak.reminders.forms import ChoiceForm
from kunak.reminders.models import DeliveryChoice, Letter
from kunak.reminders.rows import row_of
from kunak.reminders.words import STATES
from kunak.ui.digits import number_in
from kunak.ui.paging import page_of

SHOWN_LETTERS = 10


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: PersonRequest) -> HttpResponse:
    """List the person's reminders; mark one or all as read."""
    membership = policies.check_can_be_reminded(request.user)
    if request.method == "POST":
        asked = request.POST.get("read", "")
        services.mark_read(keys=None if asked == "all" else [number_in(asked)], by=request.user)
        if not request.htmx:
            return redirect(request.get_full_path())
    is_everything = request.GET.get("show") == "all"
    page = page_of(request, queries.reminders_of(membership, is_everything=is_everything))
    rows = [row_of(one) for one in page]
    context = {
        "page": page,
        "rows": rows,
        "is_everything": is_everything,
        "count": queries.new_count(request.user),
        "can_set_ladders": policies.can_set_ladders(request.user),
    }
    return render(request, "reminders/_mine.html" if request.htmx else "reminders/mine.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: PersonRequest) -> HttpResponse:
    """Choose how letters come; see the last ones."""
    membership, refusal = policies.check_can_be_reminded(request.user), ""
    present = DeliveryChoice.objects.filter(person=request.user).first() or DeliveryChoice(
        language=get_language() or "ru"
    )
    form = ChoiceForm(request.POST if request.method == "POST" else None, choice=present)
    if request.method == "POST" and form.is_valid():
        refusal = tried(lambda: services.choose_delivery(given=form.given(), on=localdate(), by=request.user))
        if not refusal:
            messages.success(request, _("Saved."))
            return redirect("reminders:choices")
    letters = [(one, STATES[one.state]) for one in queries.letters_of(membership, SHOWN_LETTERS)]  # type: ignore[index]
    context = {"form": form, "refusal": refusal, "letters": letters, "has_server": outbox.is_configured()}
    return render(request, "reminders/choices.html", context, status=422 if request.method == "POST" else 200)


@require_safe
def letter(request: PersonRequest, pk: int) -> HttpResponse:
    """Show an own letter as it was written."""
    found = get_object_or_404(Letter.objects.select_related("person", *queries.INVITED), pk=pk)
    try:
        policies.check_can_read_letter(request.user, found)
    except NotOfTheParties:
        raise Http404 from None
    made = queries.written(found, get_language() or "ru")
    context = {"letter": found, "subject": made.subject, "body": made.body, "state": STATES[found.state]}  # type: ignore[index]
    return render(request, "reminders/letter.html", context)
