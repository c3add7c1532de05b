"""Municipalities: their list, one more with proposed cases, one with its names to correct."""

from dataclasses import asdict
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kunak.core.bodies.municipalities import proposed_names
from kunak.core.errors import KunakError
from kunak.people import policies, queries, services
from kunak.people.errors import MunicipalityIsThere, MunicipalityUnusable, NotAllowed
from kunak.people.forms import MunicipalityForm, MunicipalityNamesForm
from kunak.people.models import Person, Territory, TerritoryKind
from kunak.people.services import MunicipalityNames, Told
from kunak.ui.errors import message_for
from kunak.ui.paging import page_of


@require_safe
def municipalities(request: HttpRequest) -> HttpResponse:
    """List the municipalities that have been added."""
    by = cast("Person", request.user)
    policies.check_can_see_municipalities(by)
    words = request.GET.get("q", "").strip()[:200]
    context = {
        "page": page_of(request, queries.municipalities(words)),
        "words": words,
        "can_keep": policies.can_keep_municipalities(by),
    }
    is_part = getattr(request, "htmx", False)
    template = "people/_municipality_rows.html" if is_part else "people/municipalities.html"
    return render(request, template, context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_municipality(request: HttpRequest) -> HttpResponse:
    """Ask for the full name, propose its cases, and add the municipality with what the person made of them."""
    by = cast("Person", request.user)
    policies.check_can_keep_municipalities(by)
    called = " ".join(request.GET.get("called", "").replace("\x00", "").split())[:200]
    proposed = proposed_names(called) if called else None
    names: dict[str, Any] = asdict(proposed) if proposed else {}
    side = policies.side_of(by)
    own = side.territory.lies_in if side and side.territory else ""
    initial = names | {"region": Territory.objects.filter(code=own, kind=TerritoryKind.REGION).first()}
    form = MunicipalityForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {"region": form.cleaned_data["region"], "code": form.cleaned_data["code"]}
        if _tried(request, form, services.add_municipality, **given):
            return redirect("bodies:municipalities")
    called = called or request.POST.get("name", "")[:200]
    context = {"form": form, "called": called, "is_proposed": bool(called) or form.is_bound}
    return render(request, "people/new_municipality.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def municipality(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the names of a municipality, to correct them."""
    by = cast("Person", request.user)
    policies.check_can_keep_municipalities(by)
    found = Territory.objects.filter(kind=TerritoryKind.MUNICIPALITY).select_related("region")
    shown = get_object_or_404(found, pk=pk)
    initial: dict[str, Any] = {name: getattr(shown, name) for name in MunicipalityNamesForm.base_fields}
    form = MunicipalityNamesForm(request.POST or None, initial=initial)
    is_sound = request.method == "POST" and form.is_valid()
    if is_sound and _tried(request, form, services.change_municipality, municipality=shown):
        return redirect("bodies:municipalities")
    context = {"form": form, "municipality": shown}
    return render(request, "people/municipality.html", context, status=422 if form.errors else 200)


def _tried(request: HttpRequest, form: MunicipalityNamesForm, service: Any, **given: Any) -> bool:
    """Do it and say how many parties it was found to be; False, with the sentence on its field, where it is refused."""
    names: MunicipalityNames = form.names()
    try:
        told: Told = service(names=names, by=request.user, **given)
    except NotAllowed:
        raise
    except (MunicipalityIsThere, MunicipalityUnusable) as error:
        form.add_error(error.field if error.field in form.fields else None, message_for(error))
        return False
    except KunakError as error:
        form.add_error(None, message_for(error))
        return False
    messages.success(request, _said(told))
    return True


def _said(told: Told) -> str:
    if not told.linked:
        return _("“%(name)s” is saved.") % {"name": told.municipality.told_name}
    sentence = ngettext(
        "“%(name)s” is saved. %(n)s party of your agreements that was entered by this name is known as it now.",
        "“%(name)s” is saved. %(n)s parties of your agreements that were entered by this name are known as it now.",
        told.linked,
    )
    return sentence % {"name": told.municipality.told_name, "n": told.linked}
