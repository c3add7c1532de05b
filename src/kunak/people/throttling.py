"""How wrong passwords are counted: by the address signed in with and the caller's own, until a told time.

A browser that has signed in with an address before is known for it and has a counter of its own: whoever tries
passwords elsewhere, even behind the same proxy, closes the door for strangers, never for the person's own browser.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, get_random_string, salted_hmac

KNOWN_COOKIE, KNOWN_FOR = "kunak_known", 31_536_000  # seconds: a year after the last signing in
BROWSER_LETTERS, MOST_NAMES = 22, 5


def caller_address(request: HttpRequest) -> str:
    """Return the caller's address: what the nearest known proxy saw, or the connection's own end without proxies.

    Only the last entries of X-Forwarded-For were written by our proxies; those before them anybody can invent.
    """
    passed_on = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    known = settings.PROXIES
    if known and len(passed_on) >= known:
        return str(passed_on[-known])
    return str(request.META.get("REMOTE_ADDR", ""))


def signed_name(request: HttpRequest, credentials: Mapping[str, object] | None = None) -> str:
    """Return what wrong passwords are counted under: the address in one case, or the browser that is known for it."""
    name = str((credentials or {}).get("username") or request.POST.get("username", "")).strip().lower()
    browser, marks = _kept(request)
    mark = _mark(browser, name)
    is_known = any(constant_time_compare(mark, kept) for kept in marks)
    return f"known browser {mark}" if is_known else name


def remember_browser(request: HttpRequest, response: HttpResponse, name: str) -> None:
    """Let this browser be known for an address; only after its password was right.

    Source:
        OWASP, Slow Down Online Guessing Attacks with Device Cookies.
    """
    browser, marks = _kept(request)
    mark = _mark(browser, name.strip().lower())
    kept = [mark, *(other for other in marks if other != mark)][:MOST_NAMES]
    response.set_cookie(
        KNOWN_COOKIE,
        ".".join([browser, *kept]),
        max_age=KNOWN_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _kept(request: HttpRequest) -> tuple[str, list[str]]:
    """Return the random name of the browser, a new one where it has none, and its marks."""
    browser, *marks = request.COOKIES.get(KNOWN_COOKIE, "").split(".")
    if len(browser) == BROWSER_LETTERS and browser.isascii() and browser.isalnum():
        return browser, marks[:MOST_NAMES]
    return get_random_string(BROWSER_LETTERS), []


def _mark(browser: str, name: str) -> str:
    """Return the proof that a browser has signed in with an address; it names neither."""
    return salted_hmac("kunak.people.known_browser", browser + name, algorithm="sha256").hexdigest()


def reopens_at(request: HttpRequest, credentials: Mapping[str, object] | None = None) -> datetime:
    """Return the moment from which signing in is tried again. One query."""
    attempts = AccessAttempt.objects.filter(
        username=signed_name(request, credentials), ip_address=caller_address(request)
    )
    last = attempts.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return last + timedelta(hours=settings.AXES_COOLOFF_TIME)
