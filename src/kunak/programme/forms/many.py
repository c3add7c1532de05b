"""The shape of input about many measures at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kunak.agreements.models import Party
from kunak.programme.forms.lines import check_lengths, split_names
from kunak.programme.forms.measure import sector_choices
from kunak.programme.services import ManyInput

MOST_MONTHS = 120


class ManyForm(forms.Form):
    """What is changed in each of the chosen measures; at least one thing."""

    sector = forms.ChoiceField(label=gettext_lazy("Into the sector"), required=False)
    months = forms.IntegerField(
        label=gettext_lazy("Move terms and milestones by months"),
        required=False,
        min_value=-MOST_MONTHS,
        max_value=MOST_MONTHS,
        help_text=gettext_lazy("Later: 3. Earlier: -3. What has no days stays."),
        widget=forms.NumberInput(attrs={"class": "input input--short"}),
    )

    def __init__(
        self, parties: Sequence[Party], *args: Any, sectors: Sequence[str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.parties = parties
        choices = self.fields["sector"]
        if isinstance(choices, forms.ChoiceField):
            choices.choices = [("", _("as it is")), *sector_choices(sectors)]
        for party in parties:
            self.fields[f"executors_{party.pk}"] = forms.CharField(
                label=_("Add an executor: %(side)s") % {"side": party.label},
                required=False,
                max_length=1000,
                widget=forms.TextInput(attrs={"list": f"bodies-{party.pk}"}),
            )

    @property
    def executor_fields(self) -> list[forms.BoundField]:
        """The fields of executors."""
        return [self[f"executors_{party.pk}"] for party in self.parties]

    def clean(self) -> dict[str, Any]:
        """Refuse a change of nothing."""
        cleaned = super().clean() or {}
        for party in self.parties:
            name = f"executors_{party.pk}"
            cleaned[name] = split_names([cleaned.get(name) or ""])
            try:
                check_lengths(cleaned[name])
            except forms.ValidationError as error:
                self.add_error(name, error)
        if not self.errors and not any(cleaned.values()):
            self.add_error(None, _("Choose what to change: the sector, the terms or an executor."))
        return cleaned

    def given(self) -> ManyInput:
        """Return what was entered; only after `is_valid`."""
        cleaned = self.cleaned_data
        executors = {party.pk: cleaned[f"executors_{party.pk}"] for party in self.parties}
        return ManyInput(sector=cleaned["sector"], months=cleaned["months"] or 0, executors=executors)
