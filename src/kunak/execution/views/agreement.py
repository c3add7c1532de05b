"""The page «Исполнение» of an agreement, and the time that the own side takes to answer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kunak.agreements.contributions import CONTRIBUTORS
from kunak.agreements.views.asking import PersonRequest, tried, visible
from kunak.agreements.words import short_title
from kunak.execution import policies, queries, services
from kunak.execution.forms import RuleForm
from kunak.execution.models import ExecutionRule


@require_safe
def agreement(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what of the plan in force waits for whom."""
    shown = visible(request, pk)
    side = policies.check_can_see(request.user, shown).side
    context = {
        "agreement": shown,
        "short": short_title(shown),
        "tabs": [tab for one in CONTRIBUTORS for tab in one.tabs(shown, request.user)],
        "page": queries.execution_page(shown, request.user, side, localdate()),
    }
    return render(request, "execution/agreement.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: PersonRequest) -> HttpResponse:
    """Set how many days the own side takes to answer reports."""
    side = policies.check_can_set_rule(request.user).side
    present = ExecutionRule.objects.filter(side=side).first() or ExecutionRule()
    form, refusal = RuleForm(request.POST or None, initial={"answer_days": present.answer_days}), ""
    if request.method == "POST" and form.is_valid():
        refusal = tried(lambda: services.set_answer_days(days=form.cleaned_data["answer_days"], by=request.user))
        if not refusal:
            messages.success(request, _("Saved."))
            return redirect("execution:rule")
    context = {"form": form, "side": side, "refusal": refusal}
    return render(request, "execution/rule.html", context, status=422 if request.method == "POST" else 200)
