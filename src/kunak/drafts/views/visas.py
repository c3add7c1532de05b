"""Visas and conclusions of the own side's bodies: asked for, and entered as they are given."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest, tried
from kunak.drafts import policies, queries, services
from kunak.drafts.forms import AskVisaForm, GiveVisaForm
from kunak.drafts.views.asking import back, draft_for, form_page, own_side
from kunak.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def ask_visa(request: PersonRequest, pk: int) -> HttpResponse:
    """Record that a body was asked."""
    shown, refusal, today = draft_for(request, pk), "", timezone.localdate()
    side = policies.check_can_write(request.user, shown).side
    editions = queries.seen_editions(shown, side)
    people = Person.objects.filter(memberships__side=side, is_active=True).order_by("name")
    form = AskVisaForm(editions, people, request.POST or None, initial={"asked_on": f"{today:%d.%m.%Y}"})
    if request.method == "POST" and form.is_valid():
        refusal = tried(lambda: services.ask_visa(**form.cleaned_data, today=today, by=request.user))
        if not refusal:
            return back(shown, "#visas")
    context = {"form": form, "refusal": refusal, "has_text": editions.exists()}
    status = 422 if request.method == "POST" else 200
    return form_page(request, "drafts/ask_visa.html", shown, context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def give_visa(request: PersonRequest, pk: int, visa_pk: int) -> HttpResponse:
    """Enter what a body answered."""
    shown, refusal, today = draft_for(request, pk), "", timezone.localdate()
    visa = get_object_or_404(queries.visible_visas(shown, own_side(request)), pk=visa_pk)
    policies.check_can_enter_visa(request.user, visa)
    if visa.given_on is not None and request.method != "POST":
        raise Http404
    own_name = request.user.name if visa.officer_id == request.user.pk else ""
    form = GiveVisaForm(request.POST or None, initial={"given_on": f"{today:%d.%m.%Y}", "name": own_name})
    if request.method == "POST" and form.is_valid():
        refusal = tried(lambda: services.give_visa(visa=visa, **form.cleaned_data, today=today, by=request.user))
        if not refusal:
            return back(shown, "#visas")
    context = {"form": form, "visa": visa, "refusal": refusal}
    status = 422 if request.method == "POST" else 200
    return form_page(request, "drafts/give_visa.html", shown, context, status=status)
