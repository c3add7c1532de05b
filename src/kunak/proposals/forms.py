"""The shape of input about collections and proposals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.agreements.models import Commitment
from kunak.core import reference
from kunak.programme.forms.measure import CommitmentField
from kunak.programme.forms.term import TermField
from kunak.proposals.models import Collection
from kunak.proposals.services import ProposalInput
from kunak.ui.templatetags.kunak_ui import sector_name


class CollectionForm(forms.Form):
    """Whom a side asks for what, and until when."""

    until = forms.DateField(
        label=_("Until which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    sectors = forms.MultipleChoiceField(label=_("In which sectors"), widget=forms.CheckboxSelectMultiple)
    bodies = forms.CharField(
        label=_("Which bodies of your side"),
        help_text=_("One in a row. Each gets a link of its own."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=6000,
    )
    note = forms.CharField(
        label=_("What they should know"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )
    shows_commitments = forms.BooleanField(
        label=_("Show them the agreement's commitments in these sectors"), required=False, initial=True
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["sectors"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(code, sector_name(code)) for code in reference.sectors()]

    def given(self) -> dict[str, Any]:
        """Return what was entered; only after `is_valid`."""
        return {**self.cleaned_data, "bodies": self.cleaned_data["bodies"].splitlines()}


class ProposalForm(forms.Form):
    """A measure as a body proposes it; short enough for a phone."""

    text = forms.CharField(label=_("What you propose to do"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    sector = forms.ChoiceField(label=_("Sector"))
    commitment = CommitmentField(
        label=_("Which commitment it carries out"), queryset=Commitment.objects.none(), required=False, empty_label="—"
    )
    term = TermField(
        label=_("Term"),
        required=False,
        max_length=60,
        help_text=_("A day, a quarter, half a year, a year, a span or “constantly”: 29.05.2026, Q3 2026."),
    )
    executors = forms.CharField(
        label=_("Who carries it out"),
        help_text=_("One body in a row; your own where it stays empty."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=1000,
    )
    expected_result = forms.CharField(
        label=_("Expected result"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000
    )
    author = forms.CharField(label=pgettext_lazy("proposal", "Your name and post"), max_length=200)

    def __init__(self, collection: Collection, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        sectors, commitments = self.fields["sector"], self.fields["commitment"]
        if isinstance(sectors, forms.ChoiceField):
            sectors.choices = [(code, sector_name(code)) for code in collection.sectors]
        if collection.shows_commitments and isinstance(commitments, CommitmentField):
            commitments.queryset = collection.agreement.commitments.filter(sector__in=collection.sectors)
        if not collection.shows_commitments:
            del self.fields["commitment"]

    def given(self) -> ProposalInput:
        """Return what was entered; only after `is_valid`."""
        return ProposalInput(**self.cleaned_data)
