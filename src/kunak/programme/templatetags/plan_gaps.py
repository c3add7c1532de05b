"""Days without a plan, in words."""

from django import template

from kunak.core.programme.periods import Gap
from kunak.programme.wording import gap_told

register = template.Library()


@register.filter
def gap_words(gap: Gap) -> str:
    """Return the sentence for days without a plan."""
    return gap_told(gap)
