"""By when the milestones of a measure are expected now: one form for all of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kunak.agreements.views.asking import PersonRequest, tried
from kunak.execution import policies, services
from kunak.execution.forms import ForecastForm, typed_day
from kunak.execution.views.asking import measure_for, shown
from kunak.execution.works import Work, works_of


@require_http_methods(["GET", "HEAD", "POST"])
def forecast(request: PersonRequest, pk: int) -> HttpResponse:
    """Tell for the own side by when milestones are expected."""
    measure, refusal = measure_for(request, pk), ""
    policies.check_can_report(request.user, measure.version.programme.agreement, measure)
    work = works_of([measure.line], with_steps=True)[measure.line]
    rows = [(step, _form(request, work, place)) for place, step in enumerate(work.steps)]
    if request.method == "POST" and not any(form.errors for _step, form in rows):
        given = [(step.name, form.cleaned_data["expected_on"], form.cleaned_data["note"]) for step, form in rows]
        refusal = tried(lambda: services.forecast_all(measure=measure, given=given, on=localdate(), by=request.user))
        if not refusal:
            messages.success(request, _("The forecast is saved; the signed days stay beside it."))
            return redirect(f"{measure.get_absolute_url()}#execution")
    context = {"rows": rows, "refusal": refusal}
    return shown(request, "execution/forecast.html", measure, context, status=422 if request.method == "POST" else 200)


def _form(request: PersonRequest, work: Work, place: int) -> ForecastForm:
    last = work.forecasts.get(work.steps[place].line)
    initial = {"expected_on": typed_day(last.expected_on), "note": last.note} if last else {}
    return ForecastForm(request.POST if request.method == "POST" else None, initial=initial, prefix=f"step{place}")
