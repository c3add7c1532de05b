"""What a coordinator types for a term that the document does not give."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kunak.documents import typed
from kunak.documents.fields import FIELDS, Shape

ON_DAY = "on_day"


class TermForm(forms.Form):
    """One value in the shape of its field, and its ground; a rule of taking effect may be a day."""

    note = forms.CharField(
        label=_("Where it comes from"),
        help_text=_("For the other side, for instance: the signed text, clause 7."),
        max_length=500,
    )

    def __init__(self, field: str, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.name, self.shape = field, FIELDS[field].shape
        self.fields["value"] = _value_field(field)
        if self.shape == Shape.EFFECT:
            told = _("Only if it takes effect on a day of its own, like 29.05.2025.")
            self.fields["day"] = forms.CharField(label=_("Day"), help_text=told, required=False, max_length=100)
        self.order_fields(["value", "day", "note"])

    def clean_value(self) -> str:
        """Return the value as a reading has it."""
        value: str = self.cleaned_data["value"]
        if self.shape == Shape.DATE:
            return _or_refuse(typed.day(value), _("This is no date. Write it like 29.05.2025, 05.2025 or 2025."))
        if self.shape == Shape.DURATION:
            return _or_refuse(typed.length(value), _("This is no length of time. Write it like “6 months”."))
        return value

    def clean(self) -> dict[str, Any]:
        """Put the day in the place of the rule that asks for one."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("value") == ON_DAY:
            day = typed.day(cleaned.get("day", ""))
            if day is None or len(day) != len("2025-05-29"):
                self.add_error("day", _("Write the day, like 29.05.2025."))
            cleaned["value"] = day
        return cleaned

    def given(self) -> dict[str, str]:
        """Return what `enter_term` takes, of a valid form."""
        return {"value": self.cleaned_data["value"], "note": self.cleaned_data["note"]}


def _value_field(name: str) -> forms.Field:
    field = FIELDS[name]
    if field.shape in {Shape.CHOICE, Shape.EFFECT}:
        days = [(ON_DAY, _("on a day"))] if field.shape == Shape.EFFECT else []
        return forms.ChoiceField(label=str(field.label), choices=[("", "—"), *field.choices.items(), *days])
    told = {
        Shape.DATE: _("Like 29.05.2025, 05.2025 or 2025: as precisely as it is known."),
        Shape.DURATION: _("Like “5 years”, “6 months”, “30 days”."),
    }[field.shape]
    return forms.CharField(label=str(field.label), help_text=told, max_length=100)


def _or_refuse(value: str | None, told: object) -> str:
    if value is None:
        raise forms.ValidationError(str(told))
    return value
