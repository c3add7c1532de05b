"""A term as people type it."""

from django import forms
from django.utils.translation import gettext as _

from kunak.core.errors import BadInput
from kunak.core.programme.term import MeasureTerm, parse_term


class TermField(forms.CharField):
    """A term in words: «29.05.2026», «III квартал 2026», «2026–2027», «постоянно»."""

    def clean(self, value: object) -> MeasureTerm:
        """Return the term; a refusal says what is wrong and how terms are written."""
        text = super().clean(value)
        try:
            return parse_term(text)
        except BadInput as error:
            raise forms.ValidationError(refusal(text, error.reason)) from None


def refusal(text: str, reason: str) -> str:
    """Return the sentence for words that are no term."""
    if reason == "no day":
        return _("“%(text)s”: the calendar has no such day, month or quarter.") % {"text": text}
    if reason == "backwards":
        return _("“%(text)s” ends before it begins.") % {"text": text}
    return _(
        "“%(text)s” is not understood as a term. Write a day, a quarter, a year, a span or “constantly”, like: "
        "29.05.2026; Q3 2026; 2026; 2026–2027."
    ) % {"text": text}
