"""Filters of the lists of measures."""

from collections.abc import Mapping

from django import template
from django.utils.translation import get_language

from kunak.core.programme.term import term_words
from kunak.desk.lines import Body, Line

register = template.Library()


@register.filter
def line_term(line: Line) -> str:
    """Write the term that holds: «II квартал 2026 г.»."""
    return term_words(line.term, get_language() or "ru")


@register.filter
def letter(line: Line, body: Body) -> str:
    """Return the letter of a body's side among the parties of its agreement."""
    return line.letter_of(body)


@register.filter
def of(key: int, names: Mapping[int, str]) -> str:
    """Return what stands under a key."""
    return names.get(key, "")
