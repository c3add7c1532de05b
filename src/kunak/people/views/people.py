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
from kunak.people.forms import NewPersonAnywhereForm, NewPersonForm, PersonRoleForm
from kunak.people.models import Person, Role, Side
from kunak.ui.errors import message_for


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """List the people whom the reader looks after, and add one."""
    by = cast("Person", request.user)
    policies.check_can_manage_people(by)
    form_class = NewPersonAnywhereForm if by.is_administrator else NewPersonForm
    form, password = form_class(request.POST or None), ""
    if request.method == "POST" and form.is_valid() and (password := _add(by, form)):
        given, form = form.cleaned_data, form_class()
        told = _("%(name)s can sign in. First password, shown once:") % {"name": given["name"]}
        return _with_password(request, "people/people.html", _listed(by, form), told, password)
    return render(request, "people/people.html", _listed(by, form), status=422 if form.errors else 200)


def _listed(by: Person, form: NewPersonForm) -> dict[str, object]:
    return {"form": form, "people": queries.people_managed_by(by)}


def _with_password(
    request: HttpRequest, template: str, context: dict[str, object], told: str, password: str
) -> HttpResponse:
    """Show a password in the answer itself: no cookie, no session and no later page ever holds it."""
    return render(request, template, {**context, "password": password, "password_told": told})


def _add(by: Person, form: NewPersonForm) -> str:
    """Add the person of the form; return the first password, or nothing where the form has to be mended."""
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
        return ""
    return password


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
    return render(request, "people/person.html", _shown(request, _theirs(request, pk)))


def _shown(request: HttpRequest, shown: Person, form: PersonRoleForm | None = None) -> dict[str, object]:
    membership = shown.memberships.select_related("side__territory").first()
    if membership and form is None:
        told = {"role": membership.role, "sectors": membership.sectors, "body": membership.body_id}
        form = PersonRoleForm(membership.side, initial=told)
    return {
        "person": shown,
        "membership": membership,
        "form": form,
        "may": policies.can_look_after(cast("Person", request.user), shown),
        "changes": queries.account_changes(shown),
    }


@require_POST
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a person does on the side."""
    by, shown = cast("Person", request.user), _theirs(request, pk)
    side = get_object_or_404(Side, memberships__person=shown)
    form = PersonRoleForm(side, request.POST)
    if not form.is_valid():
        return render(request, "people/person.html", _shown(request, shown, form), status=422)
    given = form.cleaned_data
    try:
        services.give_role(
            person=shown, side=side, role=Role(given["role"]), sectors=given["sectors"], body=given["body"], by=by
        )
    except KunakError as error:
        _tell(form, error)
        return render(request, "people/person.html", _shown(request, shown, form), status=422)
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
        return redirect("people:person", pk)
    told = _("Open sessions have ended. New password of %(name)s, shown once:") % {"name": shown.name}
    return _with_password(request, "people/person.html", _shown(request, shown), told, password)


@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a person's door, or open it again."""
    by, shown = cast("Person", request.user), _theirs(request, pk)
    try:
        services.set_active(person=shown, is_active=request.POST.get("active") == "1", by=by)
    except KunakError as error:
        messages.error(request, message_for(error))
    return redirect("people:person", pk)
