"""How the office of the own side counts terms."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest, tried
from kunak.assignments import policies, services
from kunak.assignments.forms import RuleForm, shown_rule
from kunak.assignments.models import AssignmentRule
from kunak.assignments.rules import rules_of
from kunak.assignments.term_words import source_words


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: PersonRequest) -> HttpResponse:
    """Set the lengths by which terms of the own side are counted."""
    side = policies.check_can_set_rule(request.user).side
    rules = rules_of(side)
    own = AssignmentRule.objects.filter(side=side).first()
    form, refusal = RuleForm(request.POST or None, initial=shown_rule(rules, own)), ""
    if request.method == "POST" and form.is_valid():
        refusal = tried(lambda: services.set_rule(given=form.given(), by=request.user))
        if not refusal:
            messages.success(request, _("Saved."))
            return redirect("assignments:rule")
    context = {"form": form, "side": side, "refusal": refusal, "is_own": own is not None}
    context["source"] = source_words(rules.source)
    return render(request, "assignments/rule.html", context, status=422 if request.method == "POST" else 200)
