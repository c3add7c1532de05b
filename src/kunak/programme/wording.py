"""Sentences that several pages tell of a plan."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from kunak.core.programme.approval import Place, Without
from kunak.ui.templatetags.kunak_ui import sector_name

POSTS: Mapping[str, str | Promise] = {  # who approves the whole version
    "legal": pgettext_lazy("approval inside a side", "legal office"),
    "finance": pgettext_lazy("approval inside a side", "finance office"),
    "head": pgettext_lazy("approval inside a side", "head"),
    "other": pgettext_lazy("approval inside a side", "other office"),
}
WITHOUT: Mapping[str, str | Promise] = {
    Without.WARN: pgettext_lazy("approval inside a side", "warn, and go on"),
    Without.WAIVER: pgettext_lazy("approval inside a side", "go on only with a sentence why"),
    Without.REFUSE: pgettext_lazy("approval inside a side", "refuse"),
}


def place_told(place: Place) -> str:
    """Return who approves at a place: a sector's name, or the post."""
    return sector_name(place.sector) if place.sector else str(POSTS[place.post])


def was_public_told(before: int, now: int) -> str:
    """Return why a plan that was public is not on the public page any more, and what brings it back."""
    told = _(
        "The plan was public in version %(before)s. Version %(now)s will be on the public page once all sides agree to "
        "show it."
    )
    return told % {"before": before, "now": now}
