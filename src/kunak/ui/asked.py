"""What an address asks for on pages of many rooms."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)  # days that a page can be asked for


def asked_day(request: HttpRequest, *, latest: date = LATEST) -> tuple[date, str]:
    """Return the day that `?on=` asks for, today by default, and a sentence where it is no day."""
    today, text = timezone.localdate(), request.GET.get("on", "").strip()
    if not text:
        return today, ""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return today, _("“%(text)s” is no day of the calendar; today is shown.") % {"text": text[:20]}
    if not EARLIEST <= day <= latest:
        return today, _("The year %(year)s is too far away; today is shown.") % {"year": day.year}
    return day, ""
