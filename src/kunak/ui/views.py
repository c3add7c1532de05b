"""Theme and language, and the pages for what went wrong."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from kunak.ui.context import THEMES, theme_of

YEAR = 31_536_000


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme in a cookie and go back; anything but light and dark is that of the system."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=YEAR, samesite="Lax", httponly=True, secure=request.is_secure())
    else:
        response.delete_cookie("theme")
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request cannot be understood, or that a file's name or the form is longer than Django reads."""
    context = {
        "is_long_name": isinstance(exception, MultiPartParserError) and "header size" in str(exception),
        "is_too_much": isinstance(exception, RequestDataTooBig | TooManyFilesSent),
    }
    return render(request, "ui/400.html", context, status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Say that the reader's role does not allow it."""
    return render(request, "ui/403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Say that the form was open too long or cookies are off."""
    return render(request, "ui/csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Say that there is no such page, or that it is not the reader's to see."""
    return render(request, "ui/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours; asks neither the database nor the session, and needs no collected files."""
    language = translation.get_language_from_request(request)
    with translation.override(language):
        context = {
            "language": language,
            "theme": theme_of(request),
            "style": _address("ui/kunak.css"),
            "logo": _address("ui/logo.svg"),
            "now": timezone.localtime(),
            "again": request.get_full_path() if request.method in {"GET", "HEAD"} else "/",
        }
        return HttpResponse(render_to_string("ui/500.html", context), status=500)


def _address(name: str) -> str:
    """Return where a static file is; its plain address where the list of collected files is missing."""
    try:
        return static(name)
    except (ValueError, OSError):
        return f"{settings.STATIC_URL}{name}"
