"""The form of an assignment to a body of the own side: by a letter, or for a measure of the plan."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kunak.agreements.models import Agreement
from kunak.agreements.views.asking import PersonRequest, visible
from kunak.agreements.words import short_title
from kunak.assignments import policies, services
from kunak.assignments.errors import AssignmentUnusable
from kunak.assignments.forms import GiveForm
from kunak.assignments.models import SourceKind
from kunak.core.errors import KunakError
from kunak.people.errors import NotAllowed
from kunak.programme.models import Measure
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: PersonRequest, pk: int) -> HttpResponse:
    """Give an assignment that a letter asks for."""
    return _take(request, visible(request, pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
def give_for_measure(request: PersonRequest, pk: int) -> HttpResponse:
    """Give an assignment for a measure of the plan in force."""
    found = Measure.objects.select_related("version__programme")
    measure = get_object_or_404(found, pk=pk, version__in_force_at__isnull=False)
    measure.version.programme.agreement = visible(request, measure.version.programme.agreement_id)
    return _take(request, measure.version.programme.agreement, measure)


def _take(request: PersonRequest, agreement: Agreement, measure: Measure | None) -> HttpResponse:
    side = policies.check_can_give(request.user, agreement).side
    form, refusal = GiveForm(request.POST or None, initial=_first(measure)), ""
    kind = SourceKind.MEASURE if measure else SourceKind.LETTER
    if request.method == "POST" and form.is_valid():
        try:
            given = form.given(side, kind=kind, measure=measure)
            made = services.give(agreement=agreement, given=given, on=localdate(), by=request.user)
        except NotAllowed:
            raise
        except AssignmentUnusable as error:
            form.add_error(error.field if error.field in form.fields else None, message_for(error))
        except KunakError as error:
            refusal = message_for(error)
        else:
            messages.success(request, _("The assignment is given."))
            return redirect(made)
    context = {
        "form": form,
        "refusal": refusal,
        "agreement": agreement,
        "short": short_title(agreement),
        "measure": measure,
        "bodies": side.organisations.filter(same_as=None).values_list("name", flat=True),
    }
    return render(request, "assignments/give.html", context, status=422 if request.method == "POST" else 200)


def _first(measure: Measure | None) -> dict[str, str]:
    """Return what the form begins with: of a measure, the plan that it is in."""
    if measure is None:
        return {}
    number = measure.version.number
    return {"source": _("Plan of measures, version %(n)d") % {"n": number}}
