"""Who is not signed in is led to the door; a refusal that no page has caught becomes a page with its sentence."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from kunak.core.errors import KunakError
from kunak.people.errors import NotOfTheParties
from kunak.ui.errors import message_for
from kunak.ui.views import not_found


class SignedIn(LoginRequiredMiddleware):
    """Leads who is not signed in to the door; who sent a part of a page is told so beside it, and what was typed stays.

    A session ends while a page is open; the door itself, put in the place of that part, would wipe the typing away.
    """

    def handle_no_permission(  # type: ignore[override]  # its types know of the door alone
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        """Answer who may not pass."""
        if "HX-Request" in request.headers:
            return render(request, "ui/401.html", status=401)
        return super().handle_no_permission(request, view_func)


class Refusals:
    """What a stranger may not know of is not there (404); what a role does not allow is refused, with why (403)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn a refusal into its page; a fault of ours stays one."""
        if isinstance(exception, NotOfTheParties):
            return not_found(request, exception)
        if isinstance(exception, KunakError):
            return render(request, "ui/403.html", {"told": message_for(exception)}, status=403)
        return None
