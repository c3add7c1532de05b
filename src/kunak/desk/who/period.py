"""The days that «who did what» is asked for, in words."""

from django.utils.translation import gettext as _

from kunak.desk.asked import Asked
from kunak.ui.templatetags.kunak_ui import date_words


def period_told(asked: Asked) -> str:
    """Return the days in words."""
    if asked.since and asked.until:
        return _("from %(first)s to %(last)s") % {"first": date_words(asked.since), "last": date_words(asked.until)}
    if asked.since:
        return _("since %(day)s") % {"day": date_words(asked.since)}
    if asked.until:
        return _("up to %(day)s") % {"day": date_words(asked.until)}
    return _("of all time")
