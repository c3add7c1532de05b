"""What a measure waits for, chosen among the measures of its version."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kunak.programme.models import Measure


class OrderForm(forms.Form):
    """The measures of the same version, those to wait for ticked."""

    predecessors = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Waits for"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, measures: Sequence[Measure], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures = {one.pk: one for one in measures}
        self.fields["predecessors"].choices = [(one.pk, one.text) for one in measures]  # type: ignore[attr-defined]

    def given(self) -> list[Measure]:
        """Return the measures that were chosen; only after `is_valid`."""
        return [self.measures[key] for key in self.cleaned_data["predecessors"]]
