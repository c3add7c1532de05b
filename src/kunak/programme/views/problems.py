"""What hinders a measure: told and closed on the measure's page."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kunak.agreements.views.asking import PersonRequest, visible
from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed, NotOfTheParties
from kunak.programme import queries, services
from kunak.programme.forms import ProblemForm
from kunak.programme.models import Measure, Problem, Version
from kunak.programme.views.asking import measure_for, version_for
from kunak.programme.views.measures import show_measure
from kunak.programme.views.ways import head_of
from kunak.ui.errors import message_for
from kunak.ui.paging import page_of

SHOWN = 50


@require_safe
def problems(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what hinders the measures of an agreement's plans, the open ones first."""
    agreement = visible(request, pk)
    show = request.GET.get("show", "open")
    found = queries.problems_of(agreement, request.user, show if show in queries.SHOWS else "open")
    context = {**head_of(request, agreement), "found": found, "show": show, "page": page_of(request, found.rows, SHOWN)}
    return render(request, "programme/problems.html", context)


@require_POST
def tell_problem(request: PersonRequest, pk: int) -> HttpResponse:
    """Tell what hinders a measure, or may; what was typed stays with a refusal."""
    measure, version = measure_for(request, pk)
    parties = list(version.programme.agreement.parties.all())
    form, refusal = ProblemForm(parties, request.POST), ""
    if form.is_valid():
        try:
            services.open_problem(measure=measure, by=request.user, **form.given())
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
        else:
            messages.success(request, _("It is written down with its owner."))
            return redirect(f"{measure.get_absolute_url()}#problems")
    told = {"problem_form": form, "problem_refusal": refusal}
    return show_measure(request, measure, version, status=422, more=told)


@require_POST
def close_problem(request: PersonRequest, pk: int) -> HttpResponse:
    """Close a problem or a risk with what came of it."""
    problem = get_object_or_404(Problem.objects.select_related("version"), pk=pk)
    measure = _measure_of(request, problem)
    outcome = request.POST.get("outcome", "")
    try:
        services.close_problem(problem=problem, outcome=outcome, by=request.user)
    except NotOfTheParties:
        raise Http404 from None
    except NotAllowed:
        raise
    except KunakError as error:
        told = {"refused_problem": problem.pk, "outcome": outcome, "problem_refusal": message_for(error)}
        return show_measure(request, measure, measure.version, status=422, more=told)
    messages.success(request, _("It is closed."))
    return redirect(f"{measure.get_absolute_url()}#problems")


def _measure_of(request: PersonRequest, problem: Problem) -> Measure:
    """Return the measure in the version where the problem was told; for whoever does not see it there is none."""
    version: Version = version_for(request, problem.version_id)
    found = get_object_or_404(Measure.everything, version=version, line=problem.line)
    return measure_for(request, found.pk)[0]
