"""Tags of assignments: where one stands, and what a report says."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from kunak.assignments.words import OUTCOMES, STATES
from kunak.core.assignments import ControlState, Outcome
from kunak.ui.templatetags.kunak_ui import tag

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


@register.simple_tag
def tag_assignment(state: str) -> SafeString:
    """Draw the tag of where an assignment stands."""
    return tag(*STATE_SIGNS.get(state, ("", "minus")), STATES.get(state, state))


@register.simple_tag
def tag_told(outcome: str) -> SafeString:
    """Draw the tag of what a report on an assignment says."""
    return tag(*OUTCOME_SIGNS.get(outcome, ("", "minus")), OUTCOMES.get(outcome, outcome))
