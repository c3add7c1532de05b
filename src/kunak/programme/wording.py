"""Sentences that several pages tell of a plan."""

from django.utils.translation import gettext as _


def was_public_told(before: int, now: int) -> str:
    """Return why a plan that was public is not on the public page any more, and what brings it back."""
    told = _(
        "The plan was public in version %(before)s. Version %(now)s will be on the public page once all sides agree to "
        "show it."
    )
    return told % {"before": before, "now": now}
