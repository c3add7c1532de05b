"""The pages of a programme: its versions, measures and keys."""

from datetime import date
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements import policies as agreement_policies
from kunak.agreements.models import Agreement
from kunak.agreements.queries import with_parties
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.people.errors import NotOfTheParties
from kunak.people.models import Person, Role
from kunak.people.policies import membership_of
from kunak.programme import policies, queries, services
from kunak.programme.errors import EditedMeanwhile
from kunak.programme.forms import MeasureForm, PeriodForm, initial_of, steps_of
from kunak.programme.models import Measure, Programme, Version
from kunak.ui.errors import message_for


def visible_agreement(request: HttpRequest, pk: int) -> Agreement:
    """Return an agreement that the reader may see; for everybody else there is none."""
    agreement = get_object_or_404(with_parties(Agreement.objects.all()), pk=pk)
    try:
        agreement_policies.check_can_see(request.user, agreement)
    except NotOfTheParties:
        raise Http404 from None
    return agreement


def visible_version(request: HttpRequest, pk: int) -> Version:
    """Return a version that the reader may see; for everybody else there is none."""
    versions = Version.objects.select_related("programme__agreement", "drafted_by_side__territory")
    version = get_object_or_404(versions.prefetch_related("programme__agreement__parties__side__territory"), pk=pk)
    try:
        policies.check_can_see(request.user, version)
    except NotOfTheParties:
        raise Http404 from None
    return version


def visible_measure(request: HttpRequest, pk: int) -> tuple[Measure, Version]:
    """Return a measure of a version that the reader may see, and that version."""
    measure = get_object_or_404(Measure.objects.select_related("commitment", "changed_by"), pk=pk)
    return measure, visible_version(request, measure.version_id)


@require_http_methods(["GET", "POST"])
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the plan of an agreement: its shown version, or the way to a first one."""
    agreement = visible_agreement(request, pk)
    plan = Programme.objects.filter(agreement=agreement).first()
    version = queries.shown_version(plan, request.user) if plan else None
    if version is not None:
        return render(request, "programme/version.html", version_context(request, visible_version(request, version.pk)))
    membership = membership_of(request.user)
    form = PeriodForm(request.POST or None, initial=first_period())
    may = plan is None and membership is not None and membership.role == Role.COORDINATOR
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            made = services.propose_programme(agreement=agreement, by=cast("Person", request.user), **form.cleaned_data)
            return redirect(made)
        except KunakError as error:
            refusal = message_for(error)
    context = {"agreement": agreement, "short": short_title(agreement), "form": form, "may": may, "plan": plan}
    status = 422 if refusal or form.errors else 200
    return render(request, "programme/propose.html", context | {"refusal": refusal}, status=status)


def first_period() -> dict[str, date]:
    """Return the period that is suggested for a first plan: from today through the end of the second year after."""
    today = timezone.localdate()
    return {"starts_on": today, "ends_on": date(today.year + 2, 12, 31)}


def version_context(request: HttpRequest, version: Version, refusal: str = "") -> dict[str, object]:
    """Return everything that the page of a version shows."""
    sections = queries.table(version, request.user)
    agreement = version.programme.agreement
    return {
        "version": version,
        "agreement": agreement,
        "short": short_title(agreement),
        "sections": sections,
        "count": sum(len(section.rows) for section in sections),
        "keys": queries.version_keys(version, request.user, sections),
        "plan_keys": queries.plan_keys(version, request.user),
        "uncovered": queries.uncovered(version),
        "changes": queries.changes_since_in_force(version),
        "versions": [one for one in queries.versions_of(version.programme) if policies.can_see(request.user, one)],
        "others": [one for one in queries.versions_of(version.programme) if not policies.can_see(request.user, one)],
        "can_edit": policies.can_edit(request.user, version),
        "can_begin": may_begin(request, version),
        "refusal": refusal,
        "reason": request.POST.get("reason", ""),
        "waiver": request.POST.get("waiver", version.waiver),
    }


def may_begin(request: HttpRequest, version: Version) -> bool:
    """Return whether the reader may begin a new version from this one."""
    membership = membership_of(request.user)
    under_way = version.programme.versions.filter(state__in=queries.UNDER_WAY).exists()
    return membership is not None and membership.role == Role.COORDINATOR and not under_way


@require_safe
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one version."""
    return render(request, "programme/version.html", version_context(request, visible_version(request, pk)))


def act(request: HttpRequest, pk: int, service: str, **arguments: object) -> HttpResponse:
    """Do one thing with a version and show its keys again; a refusal comes with its sentence and what was typed."""
    shown, refusal = visible_version(request, pk), ""
    try:
        getattr(services, service)(version=shown, by=cast("Person", request.user), **arguments)
    except KunakError as error:
        refusal = message_for(error)
    if not refusal:
        response = redirect(shown)
        if request.htmx:  # type: ignore[attr-defined]
            response = HttpResponse(status=200, headers={"HX-Redirect": shown.get_absolute_url()})
        return response
    context = version_context(request, visible_version(request, pk), refusal)
    template = "programme/_keys_panel.html" if request.htmx else "programme/version.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=422)


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree and send to the other side."""
    return act(request, pk, "send", waiver=request.POST.get("waiver", ""))


@require_POST
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a sent version back."""
    return act(request, pk, "recall")


@require_POST
def return_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a version back with the reason."""
    given = {"reason": request.POST.get("reason", ""), "content_hash": request.POST.get("content", "")}
    return act(request, pk, "return_version", **given)


@require_POST
def turn_key(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn the reader's own key."""
    return act(request, pk, "turn_key", content_hash=request.POST.get("content", ""))


@require_POST
def plan_keys(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to the public plan, or take the consent back."""
    if "withdraw" in request.POST:
        return act(request, pk, "withdraw_plan_key", reason=request.POST.get("reason", ""))
    return act(request, pk, "turn_plan_key", content_hash=request.POST.get("content", ""))


@require_POST
def new_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a new version of the plan of an agreement."""
    plan = get_object_or_404(Programme, agreement=visible_agreement(request, pk))
    try:
        made = services.start_new_version(programme=plan, by=cast("Person", request.user))
    except KunakError as error:
        messages.error(request, message_for(error))
        return redirect(plan)
    return redirect(made)


@require_http_methods(["GET", "POST"])
def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a measure and, to those who may, its form; two people at once learn of each other."""
    shown, of_version = visible_measure(request, pk)
    agreement = of_version.programme.agreement
    may = policies.can_edit(request.user, of_version, shown.sector)
    if request.method == "POST":
        form = MeasureForm(agreement, request.POST)
        if form.is_valid():
            refusal = save(request, shown, form)
            if not refusal:
                messages.success(request, _("The measure is saved."))
                return redirect(of_version.get_absolute_url() + f"#m-{shown.pk}")
        else:
            refusal = {}
        return render(
            request, "programme/measure.html", measure_context(shown, of_version, form, may=may) | refusal, status=422
        )
    form = MeasureForm(agreement, initial=initial_of(shown, list(agreement.parties.all())))
    form.set_steps(steps_of(shown))
    return render(request, "programme/measure.html", measure_context(shown, of_version, form, may=may))


def save(request: HttpRequest, shown: Measure, form: MeasureForm) -> dict[str, object]:
    """Write the measure; return what the page must say where that is refused, nothing where it is done."""
    try:
        services.change_measure(
            measure=shown,
            revision=form.cleaned_data["revision"] or 0,
            given=form.given(),
            by=cast("Person", request.user),
        )
    except EditedMeanwhile as error:
        fresh = form.data.copy()
        fresh["revision"] = str(error.revision)
        form.data = fresh
        return {"refusal": message_for(error), "theirs": their_values(shown), "edited_at": error.at}
    except KunakError as error:
        return {"refusal": message_for(error)}
    return {}


def their_values(shown: Measure) -> list[tuple[str, object]]:
    """Return the saved values as the form names them, for comparing."""
    saved = Measure.objects.prefetch_related("milestones").get(pk=shown.pk)
    agreement = saved.version.programme.agreement
    form = MeasureForm(agreement)
    values = initial_of(saved, list(agreement.parties.all()))
    rows = [(str(field.label), values.get(name)) for name, field in form.fields.items() if name != "revision"]
    steps = [f"{step['name']} {step['due_on']}".strip() for step in steps_of(saved)]
    return [*rows, (_("Milestones"), "\n".join(steps))]


def measure_context(shown: Measure | None, of_version: Version, form: MeasureForm, *, may: bool) -> dict[str, object]:
    """Return what the page of a measure shows."""
    agreement = of_version.programme.agreement
    bodies = {party.pk: list(party.side.organisations.values_list("name", flat=True)[:200]) for party in form.parties}
    return {
        "measure": shown,
        "version": of_version,
        "agreement": agreement,
        "short": short_title(agreement),
        "form": form,
        "bodies": bodies,
        "may": may,
    }


@require_http_methods(["GET", "POST"])
def add_measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a measure to an open version."""
    of_version = visible_version(request, pk)
    policies.check_can_edit(request.user, of_version)
    agreement = of_version.programme.agreement
    form = MeasureForm(agreement, request.POST or None, initial={"sector": request.GET.get("sector", "")})
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            services.add_measure(version=of_version, given=form.given(), by=cast("Person", request.user))
            messages.success(request, _("The measure is added."))
            return redirect(of_version)
        except KunakError as error:
            refusal = message_for(error)
    elif request.method == "GET":
        form.set_steps([])
    context = measure_context(None, of_version, form, may=True) | {"refusal": refusal}
    return render(request, "programme/measure.html", context, status=422 if refusal or form.errors else 200)


@require_http_methods(["GET", "POST"])
def drop_measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once more, then take a measure out of an open version."""
    shown, of_version = visible_measure(request, pk)
    policies.check_can_edit(request.user, of_version, shown.sector)
    if request.method == "POST":
        try:
            services.drop_measure(measure=shown, reason=request.POST.get("reason", ""), by=cast("Person", request.user))
        except KunakError as error:
            messages.error(request, message_for(error))
        return redirect(of_version)
    context = {"measure": shown, "version": of_version, "short": short_title(of_version.programme.agreement)}
    return render(request, "programme/drop.html", context)
