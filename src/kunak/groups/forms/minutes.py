"""The paper by which a side that has nobody here accepts minutes."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.agreements.forms.act import DayField
from kunak.groups.services import PaperInput


class PaperForm(forms.Form):
    """A paper as somebody enters it for a side without access."""

    title = forms.CharField(
        label=pgettext_lazy("of minutes", "Paper"),
        help_text=_("What it is and of whom: “Letter of the Ministry of Economic Development”."),
        max_length=300,
    )
    number = forms.CharField(label=pgettext_lazy("of a paper", "Number"), max_length=60)
    dated_on = DayField(label=_("Day of the paper"))
    file = forms.FileField(label=pgettext_lazy("of a paper", "File"), required=False)

    def given(self) -> PaperInput:
        """Return the paper that was entered; only after `is_valid`."""
        data, file = self.cleaned_data, self.cleaned_data["file"]
        kept = (file.name, file.read()) if file else None
        return PaperInput(title=data["title"], number=data["number"], dated_on=data["dated_on"], file=kept)
