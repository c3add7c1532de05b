"""What the groups of measures are called."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def group_words() -> dict[str, str]:
    """Return the words of the groups, in the order of the pages."""
    return {
        "promised": pgettext("measures", "promised"),
        "ahead": pgettext("measures", "not begun"),
        "going": pgettext("measures", "under way"),
        "done": pgettext("measures", "done"),
        "not_done": pgettext("measures", "not done"),
        "left": _("moved or dropped by the sides"),
    }
