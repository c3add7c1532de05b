"""How wrong passwords are counted: by the address signed in with and the caller's own, until a told time."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone


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
    """Return the address that somebody signs in with, in one case: «A@b» and «a@B» are counted together."""
    given = (credentials or {}).get("username") or request.POST.get("username", "")
    return str(given).strip().lower()


def reopens_at(request: HttpRequest, credentials: Mapping[str, object] | None = None) -> datetime:
    """Return the moment from which signing in is tried again. One query."""
    attempts = AccessAttempt.objects.filter(
        username=signed_name(request, credentials), ip_address=caller_address(request)
    )
    last = attempts.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return last + timedelta(hours=settings.AXES_COOLOFF_TIME)
