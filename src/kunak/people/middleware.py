"""A refusal that no page has caught becomes a page with its sentence, never a traceback."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kunak.core.errors import KunakError
from kunak.people.errors import NotOfTheParties
from kunak.ui.errors import message_for
from kunak.ui.views import not_found


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
