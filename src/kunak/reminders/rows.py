"""Reminders as people read them, in the language that is active; the same in the list and in letters."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.agreements.words import short_title, told_once
from kunak.reminders.models import Reminder
from kunak.reminders.sources import SOURCES
from kunak.ui.templatetags.kunak_ui import date_words


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A reminder in words.

    Args:
        name: what it is of; `what` in the words of the record; `agreement` by its short title.
        by: «до 29 ноября 2029 г., через 30 дней», counted from the day on which it was told.
        moved: the sentence that the day has changed, where it has.
        deed: what the person is asked to do.
        is_over: whether it is done or moved by now.
    """

    pk: int
    name: str
    what: str
    agreement: str
    by: str
    due_on: date
    moved: str
    deed: str
    url: str
    told_on: date
    is_late: bool
    is_read: bool
    is_over: bool


def row_of(one: Reminder) -> ReminderRow:
    """Return a reminder in words. No query where its agreement is fetched with its parties."""
    source = SOURCES.get(one.source)
    return ReminderRow(
        one.pk,
        source.name if source else one.source,
        source.told(one.what) if source else one.what,
        short_title(one.agreement) if one.agreement else "",
        by_words(one.due_on, one.told_on),
        one.due_on,
        _moved(one),
        source.deed if source else "",
        one.url,
        one.told_on,
        one.due_on < one.told_on,
        one.read_at is not None,
        one.over_on is not None,
    )


def by_words(day: date, on: date) -> str:
    """Return a day and how far it is: «29 ноября 2029 г., через 30 дней»."""
    days, words = (day - on).days, date_words(day)
    if days == 0:
        return _("%(day)s, today") % {"day": words}
    if days == 1:
        return _("%(day)s, tomorrow") % {"day": words}
    if days > 0:
        return ngettext("%(day)s, in %(n)d day", "%(day)s, in %(n)d days", days) % {"day": words, "n": days}
    return ngettext("%(day)s, %(n)d day ago", "%(day)s, %(n)d days ago", -days) % {"day": words, "n": -days}


def _moved(one: Reminder) -> str:
    if one.before_on is None:
        return ""
    return told_once(_("The day has changed: it was %(day)s.") % {"day": date_words(one.before_on)})
