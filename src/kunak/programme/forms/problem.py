"""A problem or a risk as somebody tells it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, pgettext_lazy

from kunak.agreements.models import Party
from kunak.programme.wording import PROBLEM_WORDS


class ProblemForm(forms.Form):
    """What hinders a measure, or may, and who of which side takes care of it."""

    kind = forms.ChoiceField(label=pgettext_lazy("what hinders", "What it is"), choices=list(PROBLEM_WORDS.items()))
    text = forms.CharField(
        label=gettext_lazy("What hinders, or may"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )
    owner_party = forms.TypedChoiceField(label=gettext_lazy("Which side takes care"), coerce=int)
    owner = forms.CharField(
        label=gettext_lazy("Who takes care"), max_length=300, help_text=gettext_lazy("A body, a post or a name.")
    )

    def __init__(self, parties: Sequence[Party], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"prefix": "problem"} | kwargs))
        self.parties = {party.pk: party for party in parties}
        self.fields["owner_party"].choices = [(party.pk, party.label) for party in parties]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """Return what was told; only after `is_valid`."""
        told = {name: self.cleaned_data[name] for name in ("kind", "text", "owner")}
        return told | {"owner_side": self.parties[self.cleaned_data["owner_party"]].side}
