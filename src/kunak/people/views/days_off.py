"""The days off of a side's territory: what is known, what was entered; one more, one less."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kunak.core.errors import KunakError
from kunak.people import policies, queries, services
from kunak.people.errors import DayOffUnusable, NotAllowed
from kunak.people.forms import DayOffForm
from kunak.people.models import DayOff, Person, Side
from kunak.people.views.bodies import side_for
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def days_off(request: HttpRequest) -> HttpResponse:
    """Show the days off of a side; enter one, or take one back."""
    by, side = cast("Person", request.user), side_for(request)
    form = DayOffForm(request.POST if request.method == "POST" and "take" not in request.POST else None)
    if request.method == "POST":
        policies.check_can_keep_days_off(by, side)
        if "take" in request.POST:
            _take_back(request, side, by)
        if "take" in request.POST or (form.is_valid() and _entered(form, side, by)):
            return redirect(f"{reverse('bodies:days-off')}{f'?side={side.pk}' if by.is_administrator else ''}")
    context = {
        "side": side,
        "sides": queries.sides_with_bodies() if by.is_administrator else (),
        "rows": queries.days_off(side.territory) if side.territory else [],
        "form": form,
        "can_keep": side.territory is not None and policies.can_keep_days_off(by, side),
    }
    return render(request, "people/days_off.html", context, status=422 if form.errors else 200)


def _take_back(request: HttpRequest, side: Side, by: Person) -> None:
    asked = request.POST["take"]
    pk = int(asked[:9]) if asked.isascii() and asked.isdigit() else 0
    services.take_back_day_off(entry=get_object_or_404(DayOff, pk=pk, territory=side.territory), by=by)


def _entered(form: DayOffForm, side: Side, by: Person) -> bool:
    try:
        services.enter_day_off(side=side, new=form.given(), by=by)
    except NotAllowed:
        raise
    except DayOffUnusable as error:
        form.add_error(error.field if error.field in form.fields else "day", message_for(error))
    except KunakError as error:
        form.add_error(None, message_for(error))
    return form.is_valid()
