"""Tags of execution: the outcome of a report, where the sides stand on it, lateness and drift."""

from collections.abc import Mapping, Sized

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kunak.core.execution import Outcome, Verdict
from kunak.execution.words import OUTCOMES, VERDICTS
from kunak.programme.way_words import drift_words
from kunak.ui.templatetags.kunak_ui import tag

register = template.Library()
OUTCOME_SIGNS: Mapping[str, tuple[str, str]] = {
    Outcome.DONE: ("good", "check"),
    Outcome.IN_PART: ("warn", "minus"),
    Outcome.NOT_DONE: ("bad", "cross"),
    Outcome.GOING_ON: ("info", "arrow"),
}
VERDICT_SIGNS: Mapping[str, tuple[str, str]] = {
    Verdict.WAITS: ("warn", "clock"),
    Verdict.RETURNED: ("bad", "back"),
    Verdict.DISPUTED: ("bad", "alert"),
    Verdict.CONFIRMED: ("good", "check"),
}


@register.simple_tag
def tag_outcome(outcome: str) -> SafeString:
    """Draw the tag of what a report says became of the measure."""
    return tag(*OUTCOME_SIGNS.get(outcome, ("", "minus")), OUTCOMES.get(outcome, outcome))


@register.simple_tag
def tag_verdict(verdict: str) -> SafeString:
    """Draw the tag of where the other sides stand on a report."""
    return tag(*VERDICT_SIGNS.get(verdict, ("", "minus")), VERDICTS.get(verdict, verdict))


@register.filter
def drift(days: int | None) -> str:
    """Write by how much a day differs from the baseline: «на 25 дней позже»; nothing where it does not."""
    return drift_words(days)


@register.filter
def late(days: int) -> str:
    """Write how long something is overdue: «просрочено на 3 дня»."""
    return ngettext("%(n)d day overdue", "%(n)d days overdue", days) % {"n": days} if days else _("in time")


@register.filter
def beyond(rows: Sized, limit: int) -> int:
    """Return how many rows come after the first so many."""
    return max(len(rows) - limit, 0)
