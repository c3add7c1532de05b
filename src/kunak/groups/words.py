"""What the room's codes are called on screen."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.core.groups import Repeat
from kunak.core.lifecycle import MeetingState
from kunak.groups.models import GroupRole, Said
from kunak.ui.dates import words_of_date

ROLES: Mapping[str, str | Promise] = {role.value: role.label for role in GroupRole}
STATES: Mapping[str, str | Promise] = {
    MeetingState.PLANNED: pgettext_lazy("a meeting", "planned"),
    MeetingState.CALLED: pgettext_lazy("a meeting", "called"),
    MeetingState.UNDER_WAY: pgettext_lazy("a meeting", "under way"),
    MeetingState.CLEAN_UP: pgettext_lazy("a meeting", "minutes are being put into order"),
    MeetingState.CIRCULATED: pgettext_lazy("a meeting", "minutes wait for the sides"),
    MeetingState.ACCEPTED: pgettext_lazy("a meeting", "minutes accepted"),
    MeetingState.CANCELLED: pgettext_lazy("a meeting", "cancelled"),
}
STATE_SIGNS: Mapping[str, tuple[str, str]] = {
    MeetingState.PLANNED: ("info", "calendar"),
    MeetingState.CALLED: ("info", "clock"),
    MeetingState.UNDER_WAY: ("warn", "edit"),
    MeetingState.CLEAN_UP: ("warn", "edit"),
    MeetingState.CIRCULATED: ("warn", "key"),
    MeetingState.ACCEPTED: ("good", "check"),
    MeetingState.CANCELLED: ("", "cross"),
}
SAID: Mapping[str, str | Promise] = {
    Said.ACCEPTS: pgettext_lazy("an invitation", "will be there"),
    Said.DECLINES: pgettext_lazy("an invitation", "will not come"),
    Said.SUBSTITUTE: pgettext_lazy("an invitation", "sends somebody instead"),
}
REPEATS: Mapping[str, str | Promise] = {
    Repeat.WEEK: _("every week"),
    Repeat.FORTNIGHT: _("every two weeks"),
    Repeat.MONTH: _("every month"),
    Repeat.TWO_MONTHS: _("every two months"),
    Repeat.QUARTER: _("every quarter"),
    Repeat.HALF_YEAR: _("every half a year"),
    Repeat.YEAR: _("every year"),
}


def days_words(first: date, last: date) -> str:
    """Return the day of a meeting, or its first and last: «4 декабря 2025 г.», «4–5 декабря 2025 г.»."""
    told = words_of_date(last)[1]
    if first == last:
        return told
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{told}"
    return f"{words_of_date(first)[1]} – {told}"
