"""The people whom a coordinator or an administrator looks after."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kunak.core.errors import KunakError
from kunak.people import policies, queries, services
from kunak.people.forms import NewPersonAnywhereForm, NewPersonForm, RoleForm
from kunak.people.models import Person, Role, Side
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """List the people whom the reader looks after, and add one."""
    by = cast("Person", request.user)
    policies.check_can_manage_people(by)
    form_class = NewPersonAnywhereForm if by.is_administrator else NewPersonForm
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid() and _add(request, by, form):
        return redirect("people:people")
    context = {"form": form, "people": queries.people_managed_by(by)}
    return render(request, "people/people.html", context, status=422 if form.errors else 200)


def _add(request: HttpRequest, by: Person, form: NewPersonForm) -> bool:
    """Add the person of the form; the first password is shown once, to whoever adds."""
    given, password = form.cleaned_data, services.first_password()
    try:
        services.add_to_side(
            email=given["email"],
            name=given["name"],
            password=password,
            side=cast("Side", given.get("side") or policies.side_of(by)),  # one of the two: see `people`
            role=Role(given["role"]),
            sectors=tuple(given["sectors"]),
            by=by,
        )
    except (ValidationError, KunakError) as error:
        _tell(form, error)
        return False
    told = _("%(name)s can sign in. First password, shown once: %(password)s")
    messages.success(request, told % {"name": given["name"], "password": password})
    return True


def _tell(form: Form, error: ValidationError | KunakError) -> None:
    form.add_error(None, message_for(error) if isinstance(error, KunakError) else error)


def _theirs(request: HttpRequest, pk: int) -> Person:
    """Return somebody whom the reader looks after; for the reader nobody else is there."""
    by = cast("Person", request.user)
    policies.check_can_manage_people(by)
    return get_object_or_404(queries.people_managed_by(by), pk=pk)


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one person: role, password, access."""
    shown = _theirs(request, pk)
    membership = shown.memberships.first()
    initial = {"role": membership.role, "sectors": membership.sectors} if membership else None
    return _page(request, shown, RoleForm(initial=initial))


def _page(request: HttpRequest, shown: Person, form: RoleForm) -> HttpResponse:
    context = {
        "person": shown,
        "membership": shown.memberships.select_related("side__territory").first(),
        "form": form,
        "may": policies.can_look_after(cast("Person", request.user), shown),
        "changes": queries.account_changes(shown),
    }
    return render(request, "people/person.html", context, status=422 if form.errors else 200)


@require_POST
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a person does on the side."""
    by, shown = cast("Person", request.user), _theirs(request, pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, form)
    side = get_object_or_404(Side, memberships__person=shown)
    role, sectors = Role(form.cleaned_data["role"]), form.cleaned_data["sectors"]
    try:
        services.give_role(person=shown, side=side, role=role, sectors=sectors, by=by)
    except KunakError as error:
        _tell(form, error)
        return _page(request, shown, form)
    messages.success(request, _("The role is changed."))
    return redirect("people:person", pk)


@require_POST
def give_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person a new password, shown once to whoever gives it."""
    by, shown = cast("Person", request.user), _theirs(request, pk)
    password = services.first_password()
    try:
        services.change_password(person=shown, password=password, by=by)
    except KunakError as error:
        messages.error(request, message_for(error))
    else:
        told = _("New password of %(name)s, shown once: %(password)s. Open sessions have ended.")
        messages.success(request, told % {"name": shown.name, "password": password})
    return redirect("people:person", pk)


@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a person's door, or open it again."""
    by, shown = cast("Person", request.user), _theirs(request, pk)
    try:
        services.set_active(person=shown, is_active=request.POST.get("active") == "1", by=by)
    except KunakError as error:
        messages.error(request, message_for(error))
    return redirect("people:person", pk)
