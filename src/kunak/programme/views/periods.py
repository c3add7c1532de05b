"""The next plan of an agreement: what is carried over into it, and what is left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kunak.agreements.models import Agreement
from kunak.agreements.views.asking import PersonRequest, visible
from kunak.core.errors import KunakError
from kunak.core.programme.periods import next_period
from kunak.people.errors import NotAllowed
from kunak.programme import policies, queries, services
from kunak.programme.errors import NothingInForce
from kunak.programme.forms import PeriodForm
from kunak.programme.models import Version
from kunak.programme.queries.plans import Carried, period_of
from kunak.programme.views.ways import head_of
from kunak.ui.errors import message_for


@dataclass(frozen=True, slots=True)
class NextRow:
    """A measure of the last plan with what was chosen for it."""

    one: Carried
    is_left: bool
    reason: str


@require_http_methods(["GET", "HEAD", "POST"])
def next_plan(request: PersonRequest, pk: int) -> HttpResponse:
    """Open the next plan from the last one; what was typed stays where it is refused."""
    agreement = visible(request, pk)
    policies.check_can_begin(request.user, agreement)
    try:
        base = services.last_in_force(agreement)
    except NothingInForce as error:
        messages.error(request, message_for(error))
        return redirect("programme:programme", agreement.pk)
    starts_on, ends_on = next_period(period_of(base.programme))
    form = PeriodForm(request.POST or None, initial={"starts_on": starts_on, "ends_on": ends_on})
    rows, refusal = _rows(request, base, request.POST), ""
    if request.method == "POST" and form.is_valid():
        left = {row.one.measure.pk: row.reason for row in rows if row.is_left}
        try:
            return redirect(_open(request, agreement, form, left))
        except NotAllowed:
            raise
        except KunakError as error:
            refusal = message_for(error)
    context = {**head_of(request, agreement), "form": form, "rows": rows, "refusal": refusal}
    return render(request, "programme/next_plan.html", context, status=422 if request.method == "POST" else 200)


def _open(request: PersonRequest, agreement: Agreement, form: PeriodForm, left: Mapping[int, str]) -> Version:
    on = timezone.localdate()
    return services.open_next_plan(agreement=agreement, left=left, on=on, by=request.user, **form.cleaned_data)


def _rows(request: PersonRequest, base: Version, typed: Mapping[str, str]) -> list[NextRow]:
    found = queries.carried(base, request.user, timezone.localdate())
    return [
        NextRow(one, typed.get(f"m{one.measure.pk}") == "leave", typed.get(f"r{one.measure.pk}", "")) for one in found
    ]
