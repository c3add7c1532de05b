"""Signing in and out."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator

from kunak.people.forms import SignInForm
from kunak.people.throttling import remember_browser, reopens_at


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """The sign-in page; too many wrong passwords close it for a while (see `locked_out`)."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]
        """Sign in; the session ends with the browser unless the person asked to stay."""
        response = super().form_valid(form)
        remember_browser(self.request, response, form.cleaned_data["username"])
        self.request.session.set_expiry(settings.SESSION_COOKIE_AGE if form.cleaned_data["stay"] else 0)
        return response

    def form_invalid(self, form: SignInForm) -> HttpResponse:  # type: ignore[override]
        """Show the page again with what was typed."""
        response = super().form_invalid(form)
        response.status_code = 422
        return response


sign_in = SignIn.as_view()
sign_out = login_not_required(LogoutView.as_view())


def locked_out(
    request: HttpRequest, _response: HttpResponse | None = None, credentials: Mapping[str, object] | None = None
) -> HttpResponse:
    """Say that there were too many wrong passwords, and until when the door is closed."""
    context = {"reopens_at": reopens_at(request, credentials), "limit": settings.AXES_FAILURE_LIMIT}
    return render(request, "people/locked_out.html", context, status=429)
