"""Tags of the pages of a plan."""

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kunak.core import reference
from kunak.core.programme.term import MeasureTerm, term_words
from kunak.programme.way_words import STATE_SIGNS, state_word
from kunak.ui.templatetags.kunak_ui import tag

register = template.Library()


@register.filter
def term(value: MeasureTerm) -> str:
    """Write a term: «III квартал 2026 г.»; nothing where there is none."""
    return term_words(value, get_language() or "ru")


@register.filter
def measure_state(code: str) -> str:
    """Return the word for the state of a measure."""
    return state_word(code)


@register.simple_tag
def sector_icon(code: str) -> str:
    """Return the address of a sector's icon, for drawings."""
    sign = code if code in reference.sectors() else "other"
    return f"{static('ui/icons.svg')}#sec-{sign}"


@register.simple_tag
def tag_measure(code: str) -> SafeString:
    """Draw the tag of a measure's state: a sign, a colour and the word."""
    return tag(*STATE_SIGNS.get(code, ("", "minus")), state_word(code))
