"""The shape of input about a whole plan: its period."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kunak.programme.forms.steps import EARLIEST, LATEST


class PeriodForm(forms.Form):
    """The period of a plan, both days included."""

    starts_on = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=gettext_lazy("To"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_starts_on(self) -> date:
        """Refuse a year that nobody means."""
        return _near(self.cleaned_data["starts_on"])

    def clean_ends_on(self) -> date:
        """Refuse a year that nobody means."""
        return _near(self.cleaned_data["ends_on"])

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it starts."""
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The plan ends before it starts."))
        return cleaned


def _near(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(_("The year %(year)s is too far away.") % {"year": day.year})
    return day
