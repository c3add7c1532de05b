"""What holds for every request and answer, whatever page they belong to."""

import codecs
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from kunak.ui import signs

Answer = Callable[[HttpRequest], HttpResponse]


class InUtf8:
    """Refuses a request that says it is written in another encoding than UTF-8.

    The pages send UTF-8 alone. What names another one is read by Python's codecs, and some of them make letters that
    neither a database nor an answer can bear.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what is in UTF-8 or says nothing."""
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            given, request.encoding = request.encoding, "utf-8"
            raise BadRequest(f"a request in {given}")
        return self.get_response(request)


class WithoutNul:
    """Refuses a request whose address, headers or cookies hold the character NUL, which no database of ours keeps.

    No browser sends it; written into a cookie of the session or the name of a browser it would reach the database.
    Fields of forms are left to their forms, which name the field.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what has none."""
        headers = (value for value in request.META.values() if isinstance(value, str))
        given = [*headers, *request.COOKIES.values()]
        if "%00" in request.META.get("QUERY_STRING", "") or any("\0" in value for value in given):
            raise BadRequest("a request with NUL")
        return self.get_response(request)


class OnlyForms:
    """Shows a page, not a blank one, to whoever opens an address that only takes forms: by reloading or from memory."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; other callers than those who look get Django's short answer."""
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or request.method != "GET":
            return response
        return _told(request, response)


def _told(request: HttpRequest, response: HttpResponseNotAllowed) -> HttpResponse:
    page = render(request, "ui/405.html", status=response.status_code)
    page["Allow"] = response["Allow"]
    return page


class TurnsNothingRound:
    """Shows on each page the signs that turn the order of letters round, as ▯: a name that has one lies about itself.

    Such a name comes with a file, from a text that was read or from a form; wherever it is shown, it is shown here.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; files and data are given as they are."""
        response = self.get_response(request)
        if not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            response.content = signs.shown(response.content)
        return response


class NotKept:
    """Lets neither a browser nor a proxy keep an answer that says nothing of it itself.

    After signing out, the button that leads back must not show what the side alone may see.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and mark its answer."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response
