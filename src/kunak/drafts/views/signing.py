"""The signing: day, place and signatories, and each side's word that it was so."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest, tried
from kunak.drafts import policies, queries, services
from kunak.drafts.forms import SigningForm
from kunak.drafts.views.asking import back, draft_for, form_page


@require_http_methods(["GET", "HEAD", "POST"])
def signing(request: PersonRequest, pk: int) -> HttpResponse:
    """Plan the signing for the own side, or confirm that it happened so."""
    shown, refusal, today = draft_for(request, pk), "", timezone.localdate()
    side = policies.check_can_decide(request.user, shown).side
    is_plan = "content" not in request.POST
    form = SigningForm(
        request.POST if request.method == "POST" and is_plan else None, initial=SigningForm.shown(shown, side)
    )
    if request.method == "POST" and not is_plan:
        seen = request.POST["content"]
        refusal = tried(lambda: services.confirm_signing(draft=shown, content_hash=seen, today=today, by=request.user))
        if not refusal:
            return back(shown)
    elif request.method == "POST" and form.is_valid():
        refusal = tried(lambda: services.plan_signing(draft=shown, **form.cleaned_data, by=request.user))
        if not refusal:
            return back(shown, "#signing")
    fresh = draft_for(request, pk)
    context = {"form": form, "signing": queries.signing_shown(fresh, request.user), "refusal": refusal}
    status = 422 if request.method == "POST" else 200
    return form_page(request, "drafts/signing.html", fresh, context, status=status)
