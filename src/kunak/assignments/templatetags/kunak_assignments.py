"""Tags of assignments: where one stands, and what a report says."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from kunak.assignments.words import OUTCOMES, STATES
from kunak.core.assignments import ControlState, Outcome
from kunak.ui.templatetags.kunak_ui import icon

register = template.Library()
STATE_SIGNS: Mapping[str, tuple[str, str]] = {
    ControlState.UNDER_WAY: ("info", "arrow"),
    ControlState.RETURNED: ("bad", "back"),
    ControlState.SENT: ("warn", "clock"),
    ControlState.DONE: ("good", "check"),
    ControlState.DONE_LATE: ("good", "check"),
    ControlState.WITHDRAWN: ("", "minus"),
}
OUTCOME_SIGNS: Mapping[str, tuple[str, str]] = {
    Outcome.DONE: ("good", "check"),
    Outcome.PERIOD: ("info", "calendar"),
    Outcome.NEWS: ("", "arrow"),
}


def _tag(signs: Mapping[str, tuple[str, str]], code: str, words: object) -> SafeString:
    colour, sign = signs.get(code, ("", "minus"))
    return format_html('<span class="{}">{}{}</span>', f"tag tag--{colour}" if colour else "tag", icon(sign), words)


@register.simple_tag
def tag_assignment(state: str) -> SafeString:
    """Draw the tag of where an assignment stands."""
    return _tag(STATE_SIGNS, state, STATES.get(state, state))


@register.simple_tag
def tag_told(outcome: str) -> SafeString:
    """Draw the tag of what a report on an assignment says."""
    return _tag(OUTCOME_SIGNS, outcome, OUTCOMES.get(outcome, outcome))
