"""The bell in the masthead."""

from django.http import HttpRequest
from django.urls import reverse

from kunak.people.policies import membership_of
from kunak.reminders.queries import new_count
from kunak.ui.context import Bell


def bell(request: HttpRequest) -> Bell | None:
    """Return the bell of whoever acts for a side. One query."""
    user = getattr(request, "user", None)
    if user is None or membership_of(user) is None:
        return None
    return Bell(reverse("reminders:mine"), new_count(user))
