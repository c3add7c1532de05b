"""What a measure waits for, chosen among the measures of its version."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kunak.programme.models import Measure
from kunak.programme.queries.lines import PlanLine


class OrderForm(forms.Form):
    """Measures of the same version, those to wait for ticked: what was chosen, and what the words found."""

    words = forms.CharField(
        label=gettext_lazy("Find a measure"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Its number in the plan, or words of it in any form."),
    )
    predecessors = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Waits for"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, lines: Iterable[PlanLine], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = [(line.pk, f"{line.number}. {line.text}") for line in lines]
        self.fields["predecessors"].choices = self.choices  # type: ignore[attr-defined]

    def given(self) -> list[Measure]:
        """Return the measures that were chosen; only after `is_valid`."""
        return list(Measure.objects.filter(pk__in=self.cleaned_data["predecessors"]))
