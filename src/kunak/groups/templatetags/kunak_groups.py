"""Words of meetings as pages show them."""

from django import template
from django.utils.safestring import SafeString

from kunak.groups.models import Meeting
from kunak.groups.words import SAID, STATE_SIGNS, STATES, days_words
from kunak.ui.templatetags.kunak_ui import tag

register = template.Library()


@register.filter
def meeting_days(meeting: Meeting) -> str:
    """Write the day of a meeting, or its first and last."""
    return days_words(meeting.starts_on, meeting.ends_on)


@register.filter
def said_word(said: str) -> str:
    """Return what somebody who was invited answered, in words."""
    return str(SAID.get(said, said))


@register.simple_tag
def meeting_state(meeting: Meeting) -> SafeString:
    """Draw where a meeting stands."""
    return tag(*STATE_SIGNS[meeting.state], STATES[meeting.state])
