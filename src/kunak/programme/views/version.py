"""The pages of a plan: its versions, the way to a first one, its period, giving a version up."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest, visible
from kunak.core.errors import KunakError
from kunak.core.programme.proposal import suggested_period
from kunak.people.errors import NotAllowed
from kunak.programme import policies, queries, services
from kunak.programme.forms import PeriodForm
from kunak.programme.models import Version
from kunak.programme.views.asking import version_for
from kunak.programme.views.rows import ROWS, rows_of
from kunak.programme.views.ways import head_of, ways_of
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for
from kunak.ui.paging import page_of

SIZE = 50  # changes or dropped measures of a page


@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: PersonRequest, pk: int) -> HttpResponse:
    """Show the plan of an agreement: its shown version, or the way to a first one."""
    agreement = visible(request, pk)
    plans = queries.by_day(agreement.programmes.all(), timezone.localdate())
    found = (queries.shown_version(one, request.user) for one in plans)
    version = next((one for one in found if one), None)
    if version is not None and request.method != "POST":
        return show_version(request, version_for(request, version.pk))
    plan = next(iter(plans), None)
    starts_on, ends_on = suggested_period(timezone.localdate())
    form = PeriodForm(request.POST or None, initial={"starts_on": starts_on, "ends_on": ends_on})
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(services.propose_programme(agreement=agreement, by=request.user, **form.cleaned_data))
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
    kept = queries.kept_version(plan)
    context = {
        **head_of(request, agreement),
        "form": form,
        "plan": plan,
        "under_way": kept,
        "can_propose": kept is None and policies.can_begin(request.user, agreement),
        "refusal": refusal,
    }
    return render(request, "programme/propose.html", context, status=422 if request.method == "POST" else 200)


@require_safe
def version(request: PersonRequest, pk: int) -> HttpResponse:
    """Show one version; the address says which rows, in which order, with which columns."""
    return show_version(request, version_for(request, pk))


def show_version(request: PersonRequest, shown: Version, **more: object) -> HttpResponse:
    """Show the page of a version; with a refusal as 422, and to htmx the one part that it asks for or that refused."""
    asked, today = queries.asked_of(request.GET), timezone.localdate()
    seen = queries.seen_by(shown, request.user)
    choice = queries.plan_choice(shown, request.user, asked, today)
    page = queries.version_page(shown, request.user, choice, seen)
    template = str(more.pop("template", ROWS if request.htmx else "programme/version.html"))
    context = {
        **head_of(request, page.agreement),
        **ways_of(request, choice, "table"),
        **rows_of(request, choice, page.changes.kinds),
        "page": page,
        "keys": page.keys,
        "plans": queries.plans_of(page.agreement, request.user, today),
        "carry_overs": queries.carry_overs(shown),
        "talks": queries.open_talks(page.agreement, request.user),
        "inner": page.inner,
        "can_set_inner_rule": policies.can_set_inner_rule(request.user),
        **more,
    }
    return render(request, template, context, status=422 if "refusal" in more else 200)


@require_safe
def changes(request: PersonRequest, pk: int) -> HttpResponse:
    """Show all that a version changes against the agreed one before it, by pages, or one kind of change."""
    shown, kind = version_for(request, pk), request.GET.get("kind", "")
    found = queries.version_changes(shown)
    listed = page_of(request, found.lines(kind), SIZE)
    context = {
        **head_of(request, shown.programme.agreement),
        "version": shown,
        "heading": queries.heading(shown.programme),
        "changes": found,
        "kind": kind if kind in queries.KINDS else "",
        "listed": listed,
        "rows": found.told(list(listed)),
    }
    return render(request, "programme/changes.html", context)


@require_safe
def dropped(request: PersonRequest, pk: int) -> HttpResponse:
    """Show all that was taken out of a version, by pages."""
    shown = version_for(request, pk)
    context = {
        **head_of(request, shown.programme.agreement),
        "version": shown,
        "heading": queries.heading(shown.programme),
        "listed": page_of(request, queries.dropped_from(shown, request.user), SIZE),
        "can_edit": policies.can_edit(request.user, shown),
    }
    return render(request, "programme/dropped.html", context)


@require_POST
def new_version(request: PersonRequest, pk: int) -> HttpResponse:
    """Begin a new version of the plan of an agreement."""
    plans = queries.by_day(visible(request, pk).programmes.all(), timezone.localdate())
    asked = number_in(request.POST.get("plan", ""))
    plan = next((one for one in plans if one.pk == asked), next(iter(plans), None))
    if plan is None:
        raise Http404
    try:
        return redirect(services.start_new_version(programme=plan, by=request.user))
    except NotAllowed:
        raise
    except KunakError as error:
        messages.error(request, message_for(error))
        return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
def period(request: PersonRequest, pk: int) -> HttpResponse:
    """Set another period of a plan that was never agreed."""
    shown = version_for(request, pk)
    policies.check_can_send(request.user, shown)
    plan = shown.programme
    form = PeriodForm(request.POST or None, initial={"starts_on": plan.starts_on, "ends_on": plan.ends_on})
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(services.change_period(version=shown, by=request.user, **form.cleaned_data))
        except KunakError as error:
            refusal = message_for(error)
    context = {**head_of(request, plan.agreement), "version": shown, "form": form, "refusal": refusal}
    return render(request, "programme/period.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def drop_version(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once more, then give an open version up."""
    shown, refusal = version_for(request, pk), ""
    policies.check_can_send(request.user, shown)
    reason = request.POST.get("reason", "")
    if request.method == "POST":
        try:
            services.drop_version(version=shown, reason=reason, by=request.user)
            messages.success(request, _("The version is given up."))
            return redirect(shown.programme)
        except KunakError as error:
            refusal = message_for(error)
    context = {**head_of(request, shown.programme.agreement), "version": shown, "reason": reason, "refusal": refusal}
    return render(request, "programme/drop_version.html", context, status=422 if refusal else 200)
