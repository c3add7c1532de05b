"""The pages of one measure: shown, added, changed, dropped, put back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest
from kunak.agreements.words import short_title
from kunak.core.errors import KunakError
from kunak.core.programme.proposal import propose
from kunak.people.errors import NotAllowed
from kunak.people.models import Role
from kunak.people.policies import membership_of
from kunak.programme import policies, queries, services
from kunak.programme.errors import EditedMeanwhile, MeasureDropped, TermOutsideThePlan, VersionFrozen
from kunak.programme.forms import MeasureForm, ProblemForm, funding_of, initial_of, steps_of
from kunak.programme.models import Measure, Version
from kunak.programme.panels import panels_of
from kunak.programme.views.asking import measure_for, version_for
from kunak.programme.views.compared import saved_meanwhile
from kunak.ui.digits import number_in
from kunak.ui.errors import message_for

FORM, KIND = "programme/measure_form.html", "programme/_kind.html"


@require_safe
def measure(request: PersonRequest, pk: int) -> HttpResponse:
    """Show a measure."""
    return show_measure(request, *measure_for(request, pk))


def show_measure(
    request: PersonRequest,
    shown: Measure,
    version: Version,
    *,
    template: str = "programme/measure.html",
    status: int = 200,
    more: dict[str, object] | None = None,
) -> HttpResponse:
    """Show the page of a measure, or a part of it."""
    page = queries.measure_page(shown, version, request.user)
    context = {**_head(version), "page": page, "measure": shown}
    context |= {"problem_form": ProblemForm(page.problems.parties)} | (more or {})
    context["panels"] = panels_of(shown, version, request.user, localdate())
    return render(request, template, context, status=status)


@require_safe
def editions(request: PersonRequest, pk: int) -> HttpResponse:
    """Show a measure through all versions of all plans of its agreement."""
    shown, version = measure_for(request, pk)
    found = queries.editions(shown, version.programme.agreement, request.user)
    return render(request, "programme/editions.html", {**_head(version), "measure": shown, "editions": found})


@require_http_methods(["GET", "HEAD", "POST"])
def add_measure(request: PersonRequest, pk: int) -> HttpResponse:
    """Add a measure to an open version; `?commitment=` proposes one for it, `?sector=` chooses a sector."""
    version = version_for(request, pk)
    if request.method != "POST":
        policies.check_can_edit(request.user, version)
        return _show(request, version, _blank_form(request, version))
    form, refusal = _form(request, version), ""
    if "offer" in request.POST:
        return _offer(request, version, form)
    if form.is_valid():
        try:
            made = services.add_measure(version=version, given=form.given(), by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = _refuse(form, error)
        else:
            messages.success(request, _("The measure is added."))
            return redirect(f"{version.get_absolute_url()}#m-{made.pk}")
    return _show(request, version, form, refusal=refusal, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def change_measure(request: PersonRequest, pk: int) -> HttpResponse:
    """Change a measure; two people at once learn of each other, and nothing typed is lost."""
    shown, version = measure_for(request, pk)
    if request.method != "POST":
        return _change_form(request, shown, version)
    form = _form(request, version)
    if "offer" in request.POST:
        return _offer(request, version, form, shown)
    more: dict[str, Any] = {}
    if form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            services.change_measure(measure=shown, revision=revision, given=form.given(), by=request.user)
        except NotAllowed:
            raise
        except EditedMeanwhile as error:
            more = {"refusal": message_for(error), "meanwhile": saved_meanwhile(shown, form, error)}
        except MeasureDropped as error:
            more = {"refusal": message_for(error), "dropped": error}
        except KunakError as error:
            more = {"refusal": _refuse(form, error)}
        else:
            messages.success(request, _("The measure is saved."))
            return redirect(f"{version.get_absolute_url()}#m-{shown.pk}")
    return _show(request, version, form, shown, status=422, **more)


def _change_form(request: PersonRequest, shown: Measure, version: Version) -> HttpResponse:
    try:
        policies.check_can_edit(request.user, version, shown.sector)
    except VersionFrozen as error:
        messages.error(request, message_for(error))
        return redirect(shown)
    if shown.dropped_at:
        return redirect(shown)
    form = _form(request, version, initial_of(shown, list(version.programme.agreement.parties.all())))
    form.show_steps(steps_of(shown.milestones.all()))
    form.show_funding(funding_of(shown.funding.all()))
    return _show(request, version, form, shown)


@require_http_methods(["GET", "HEAD", "POST"])
def drop_measure(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask once more, then take a measure out of an open version."""
    shown, version = measure_for(request, pk)
    reason, refusal = request.POST.get("reason", ""), ""
    if request.method == "POST":
        try:
            services.drop_measure(measure=shown, revision=_revision(request), reason=reason, by=request.user)
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
        else:
            messages.success(request, _("The measure is dropped. It can be put back below the table."))
            return redirect(version)
        shown, version = measure_for(request, pk)
    else:
        policies.check_can_edit(request.user, version, shown.sector)
    page = queries.measure_page(shown, version, request.user)
    is_needed = services.was_seen(shown)
    context = {**_head(version), "page": page, "measure": shown, "reason": reason, "is_needed": is_needed}
    return render(request, "programme/drop.html", context | {"refusal": refusal}, status=422 if refusal else 200)


@require_POST
def restore_measure(request: PersonRequest, pk: int) -> HttpResponse:
    """Put a dropped measure back."""
    shown, version = measure_for(request, pk)
    try:
        services.restore_measure(measure=shown, by=request.user)
    except NotAllowed:
        raise
    except KunakError as error:
        messages.error(request, message_for(error))
        return redirect(version)
    messages.success(request, _("The measure stands in the plan again."))
    return redirect(f"{version.get_absolute_url()}#m-{shown.pk}")


def _revision(request: PersonRequest) -> int:
    return number_in(request.POST.get("revision", ""))


def _form(request: PersonRequest, version: Version, initial: dict[str, object] | None = None) -> MeasureForm:
    """Return the form of a measure; a sector lead may choose among the own sectors alone."""
    membership = membership_of(request.user)
    sectors = membership.sectors if membership and membership.role == Role.SECTOR_LEAD else None
    data = request.POST if request.method == "POST" else None
    return MeasureForm(version.programme.agreement, data, initial=initial, sectors=sectors)


def _blank_form(request: PersonRequest, version: Version) -> MeasureForm:
    """Return a form for a new measure: of a commitment, of a sector, or of nothing yet."""
    found = version.programme.agreement.commitments.filter(pk=number_in(request.GET.get("commitment", "")))
    initial: dict[str, object] = {"sector": request.GET.get("sector", ""), "kind": "general"}
    for one in propose(found.values_list("pk", "sector", "kind", "text")):
        initial = {"sector": one.sector, "kind": one.kind, "text": one.text, "commitment": one.commitment}
    return _form(request, version, initial).with_usual_steps()


def _offer(request: PersonRequest, version: Version, form: MeasureForm, shown: Measure | None = None) -> HttpResponse:
    """Show the fields and the usual milestones of the kind chosen, saving nothing; htmx gets them alone."""
    policies.check_can_edit(request.user, version, shown.sector if shown else None)
    form = form.with_usual_steps()
    return _show(request, version, form, shown, template=KIND if request.htmx else FORM, is_offer=True)


def _refuse(form: MeasureForm, error: KunakError) -> str:
    """Return the sentence; one about a field stands at its field instead."""
    if isinstance(error, TermOutsideThePlan):
        form.add_error("term", message_for(error))
        return ""
    return message_for(error)


def _show(
    request: PersonRequest,
    version: Version,
    form: MeasureForm,
    shown: Measure | None = None,
    *,
    template: str = FORM,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    bodies = queries.bodies_for(form.parties, request.user)
    context = {**_head(version), "measure": shown, "form": form, "bodies": bodies, **more}
    context["can_keep_kinds"] = policies.can_keep_kinds(request.user)
    return render(request, template, context, status=status)


def _head(version: Version) -> dict[str, object]:
    agreement = version.programme.agreement
    return {"version": version, "agreement": agreement, "short": short_title(agreement)}
