"""The groups of an agreement, one group, its act and rules, and what a side begins its groups with."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kunak.agreements.contributions import CONTRIBUTORS
from kunak.agreements.models import Agreement
from kunak.agreements.views.asking import PersonRequest, tried, visible
from kunak.documents.serving import as_it_came
from kunak.groups import policies, queries, services
from kunak.groups.errors import GroupNameTaken
from kunak.groups.forms import GroupForm, RuleForm, shown_group
from kunak.groups.services.groups import rule_of
from kunak.groups.views.asking import form_page, group_for, seen_revision, shown
from kunak.ui.asked import asked_day


def tabs(agreement: Agreement, request: PersonRequest) -> list[object]:
    """Return the tabs of the agreement's page."""
    return [tab for one in CONTRIBUTORS for tab in one.tabs(agreement, request.user)]


@require_safe
def agreement(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the groups of an agreement."""
    found = visible(request, pk)
    context = {
        "rows": queries.group_rows(found, request.user, localdate()),
        "tabs": tabs(found, request),
        "can_set_up": policies.can_set_up(request.user, found),
    }
    return shown(request, "groups/agreement.html", found, context)


@require_safe
def group(request: PersonRequest, pk: int) -> HttpResponse:
    """Show a group as of today, or with its members of another day."""
    found = group_for(request, pk)
    day, note = asked_day(request)
    page = queries.group_page(found, request.user, on=day, today=localdate())
    context = {"page": page, "group": found, "tabs": tabs(found.agreement, request), "note": note}
    return shown(request, "groups/group.html", found.agreement, context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: PersonRequest, pk: int) -> HttpResponse:
    """Enter a group that an act set up."""
    found = visible(request, pk)
    side = policies.check_can_set_up(request.user, found).side
    rule = rule_of(side)
    initial = {"decision_mask": rule.decision_mask, "minutes_mask": rule.minutes_mask}
    form = _form(request, found, initial | {"materials_days": rule.materials_days})
    return form_page(
        request,
        found,
        form,
        lambda: services.set_up_group(agreement=found, given=form.given(), by=request.user),
        heading=_("Working group"),
        button=_("Enter the group"),
        back=_back(found),
        fields={GroupNameTaken: "name"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: PersonRequest, pk: int) -> HttpResponse:
    """Change the act or the rules of a group."""
    found = group_for(request, pk)
    policies.check_can_change(request.user, found)
    form = _form(request, found.agreement, shown_group(found))
    seen = seen_revision(request)
    return form_page(
        request,
        found.agreement,
        form,
        lambda: services.change_group(group=found, revision=seen, given=form.given(), by=request.user),
        heading=_("Act and rules"),
        button=_("Save"),
        back=found.get_absolute_url(),
        group=found,
        fields={GroupNameTaken: "name"},
    )


def _form(request: PersonRequest, found: Agreement, initial: dict[str, object]) -> GroupForm:
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return GroupForm(data, files, initial=initial, sectors=found.sectors)


def _back(found: Agreement) -> str:
    return reverse("groups:agreement", args=[found.pk])


@require_safe
def document(request: PersonRequest, pk: int, which: str) -> HttpResponseBase:
    """Give the document of the act or of the regulations as it came."""
    found = group_for(request, pk)
    kept = {"act": found.act_document, "regulations": found.regulations_document}.get(which)
    if kept is None:
        raise Http404
    return as_it_came(kept)


@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: PersonRequest) -> HttpResponse:
    """Set what the own side begins its groups with."""
    side = policies.check_can_set_rule(request.user).side
    present = rule_of(side)
    initial = {name: getattr(present, name) for name in RuleForm.base_fields}
    form, refusal = RuleForm(request.POST or None, initial=initial), ""
    if request.method == "POST" and form.is_valid():
        refusal = tried(lambda: services.set_group_rule(**form.cleaned_data, by=request.user))
        if not refusal:
            messages.success(request, _("Saved."))
            return redirect("groups:rule")
    context = {"form": form, "side": side, "refusal": refusal}
    return render(request, "groups/rule.html", context, status=422 if request.method == "POST" else 200)
