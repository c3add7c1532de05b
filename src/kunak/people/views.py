"""Signing in and out, one's own password, the people of a side."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kunak.core.errors import KunakError
from kunak.people import policies, queries, services
from kunak.people.forms import ChangePasswordForm, NewPersonAnywhereForm, NewPersonForm, SignInForm
from kunak.people.models import Person, Role, Side
from kunak.ui.errors import message_for


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """The sign-in page; too many wrong passwords close it for a while (see `locked_out`)."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]
        """Sign in; the session ends with the browser unless the person asked to stay."""
        response = super().form_valid(form)
        self.request.session.set_expiry(settings.SESSION_COOKIE_AGE if form.cleaned_data["stay"] else 0)
        return response

    def form_invalid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]
        """Show the page again with what was typed."""
        response = super().form_invalid(form)
        response.status_code = 422
        return response


sign_in = SignIn.as_view()
sign_out = login_not_required(LogoutView.as_view())


def locked_out(request: HttpRequest, _credentials: object = None, *_args: object) -> HttpResponse:
    """Say that there were too many wrong passwords, and when to come back."""
    return render(request, "people/locked_out.html", status=429)


@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Show who one is here and let the password be changed; other sessions end with the old one."""
    person = cast("Person", request.user)
    form = ChangePasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.change_password(person=person, password=form.cleaned_data["new_password1"], by=person)
        person.refresh_from_db()
        update_session_auth_hash(request, person)
        messages.success(request, _("The password is changed. Other sessions have ended."))
        return redirect("people:profile")
    context = {"form": form, "membership": policies.membership_of(person)}
    return render(request, "people/profile.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """List the people whom the reader looks after, and add one."""
    person = cast("Person", request.user)
    policies.check_can_manage_people(person)
    form_class = NewPersonAnywhereForm if person.is_administrator else NewPersonForm
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid() and _add(request, person, form):
        return redirect("people:people")
    context = {"form": form, "people": queries.people_managed_by(person)}
    return render(request, "people/people.html", context, status=422 if form.errors else 200)


def _add(request: HttpRequest, by: Person, form: NewPersonForm) -> bool:
    """Add the person of the form; the first password is shown once, to whoever adds."""
    given = form.cleaned_data
    membership = policies.membership_of(by)
    side = given.get("side") or (membership.side if membership else None)
    password = services.first_password()
    try:
        services.add_to_side(
            email=given["email"],
            name=given["name"],
            password=password,
            side=cast("Side", side),
            role=Role(given["role"]),
            sectors=tuple(given["sectors"]),
            by=by,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    except KunakError as error:
        form.add_error(None, message_for(error))
        return False
    told = _("%(name)s can sign in. First password, shown once: %(password)s")
    messages.success(request, told % {"name": given["name"], "password": password})
    return True


@require_POST
def switch(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a person's door, or open it again."""
    by = cast("Person", request.user)
    person = get_object_or_404(queries.people_managed_by(by), pk=pk)
    try:
        services.set_active(person=person, is_active=request.POST.get("active") == "1", by=by)
    except KunakError as error:
        messages.error(request, message_for(error))
    return redirect("people:people")
