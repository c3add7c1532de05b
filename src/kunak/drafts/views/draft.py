"""The list of drafts, a draft's page, its beginning and its end without a signing, the rule of a side."""

from collections import Counter

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from kunak.agreements.queries.history import history as history_of
from kunak.agreements.queries.history import history_row
from kunak.agreements.views.asking import PersonRequest, tried
from kunak.drafts import policies, queries, services
from kunak.drafts.forms import ProposeForm, RuleForm
from kunak.drafts.rules import limits_of, rule_values
from kunak.drafts.views.asking import back, draft_for, form_page, own_side
from kunak.drafts.words import STAGES
from kunak.ui.paging import page_of

NEWEST = 8  # entries of the journal on the page


@require_safe
def drafts(request: PersonRequest) -> HttpResponse:
    """List the drafts of the reader's side, by stage."""
    side, asked = own_side(request), request.GET.get("stage", "")
    found = queries.drafts_of(side, timezone.localdate())
    counts = Counter(one.stage for one in found)
    asked = asked if asked in counts else ""
    page = page_of(request, [one for one in found if not asked or one.stage == asked])
    context = {
        "page": page,
        "total": len(found),
        "stages": [(code, word, counts[code]) for code, word in STAGES.items() if counts[code]],  # type: ignore[index]
        "asked": asked,
        "can_propose": policies.can_begin(request.user),
    }
    return render(request, "drafts/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: PersonRequest) -> HttpResponse:
    """Record a proposal: from then on there is a draft that all its sides see."""
    side = own_side(request)
    policies.check_can_begin(request.user)
    today, refusal, made = timezone.localdate(), "", []
    form = ProposeForm(side, request.POST or None, initial={"proposed_on": f"{today:%d.%m.%Y}"})
    if request.method == "POST" and form.is_valid():
        given = form.given()
        refusal = tried(lambda: made.append(services.propose(**given, today=today, by=request.user)))
        if made:
            return redirect(made[0])
    context = {"form": form, "refusal": refusal}
    return render(request, "drafts/propose.html", context, status=422 if request.method == "POST" else 200)


@require_safe
def draft(request: PersonRequest, pk: int) -> HttpResponse:
    """Show where a draft stands, what waits for whom, and all that belongs to it."""
    shown = draft_for(request, pk)
    page = queries.draft_page(shown, request.user, timezone.localdate())
    entries = history_of(shown.agreement, request.user)[:NEWEST]
    context = {"page": page, "history": [history_row(entry) for entry in entries], "edition": page.latest}
    return render(request, "drafts/draft.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def give_up(request: PersonRequest, pk: int) -> HttpResponse:
    """Give an agreement up, with the reason."""
    shown, refusal, reason = draft_for(request, pk), "", request.POST.get("reason", "")
    policies.check_can_decide(request.user, shown)
    if request.method == "POST":
        today = timezone.localdate()
        refusal = tried(lambda: services.give_up(draft=shown, reason=reason, today=today, by=request.user))
        if not refusal:
            return back(shown)
    status = 422 if refusal else 200
    return form_page(request, "drafts/give_up.html", shown, {"reason": reason, "refusal": refusal}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: PersonRequest) -> HttpResponse:
    """Set how long the steps of the own side may take."""
    side = own_side(request)
    policies.check_can_set_rule(request.user)
    limits = limits_of(side)
    form = RuleForm(request.POST or None, initial=rule_values(limits))
    if request.method == "POST" and form.is_valid():
        services.set_rule(values=form.cleaned_data, by=request.user)
        return redirect("drafts:list")
    context = {"form": form, "side": side, "source": limits.source}
    return render(request, "drafts/rule.html", context, status=422 if request.method == "POST" else 200)
