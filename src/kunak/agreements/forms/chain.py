"""What a coordinator tells of an earlier agreement."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.agreements.models import Agreement
from kunak.agreements.words import short_title


class LinkForm(forms.Form):
    """Which agreement of the register is replaced or amended, and where that is told."""

    former = forms.ChoiceField(label=_("Earlier agreement"))
    kind = forms.ChoiceField(
        label=pgettext_lazy("of a link", "What the later one does"),
        choices=[("replaces", _("replaces the earlier one")), ("amends", _("amends the earlier one"))],
    )
    ground = forms.CharField(
        label=_("Where it comes from"),
        help_text=_("For the other side, for instance: the signed text, clause 7."),
        max_length=500,
    )

    def __init__(self, offered: Iterable[Agreement], *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.offered = {str(one.pk): one for one in offered}
        choices = [(key, " · ".join(filter(None, (short_title(one), one.title)))) for key, one in self.offered.items()]
        self.fields["former"].choices = [("", "—"), *choices]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """Return what `link_former` takes, of a valid form."""
        return self.cleaned_data | {"former": self.offered[self.cleaned_data["former"]]}
