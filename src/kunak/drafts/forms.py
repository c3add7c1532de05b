"""What people type about a draft."""

from operator import attrgetter
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.agreements.forms.act import DayField
from kunak.documents.errors import NothingToPaste
from kunak.documents.fields import KINDS
from kunak.drafts.models import Draft, Edition
from kunak.drafts.rules import STEPS
from kunak.drafts.words import LIMITS, OUTCOMES, VISAS
from kunak.people.models import Person, Side, Territory
from kunak.ui.errors import message_for


class Places(forms.ModelChoiceField):  # type: ignore[type-arg]  # it cannot be subscripted at run time
    """A territory by its short name, in the order of these names."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the short name in the language of the page."""
        return str(obj.label)


class ProposeForm(forms.Form):
    """Who proposed what to whom, and when."""

    kind = forms.ChoiceField(label=_("What is to be signed"), choices=list(KINDS.items()))
    partner = Places(Territory.objects.none(), label=_("With whom"))
    third = Places(Territory.objects.none(), label=_("And with whom else"), required=False)
    title = forms.CharField(
        label=pgettext_lazy("of an agreement", "Title"),
        help_text=_("As it is to stand in the text, for instance: on cooperation in tourism."),
        max_length=500,
        required=False,
    )
    proposed_by = forms.ChoiceField(
        label=_("Who proposed it"),
        choices=[("ours", _("our side")), ("theirs", _("the other side"))],
        initial="ours",
        widget=forms.RadioSelect,
    )
    proposed_on = DayField(label=_("Day of the proposal"))
    ground = forms.CharField(
        label=_("What shows the proposal"),
        help_text=_("A letter or a record of intent with its date and number."),
        max_length=500,
    )
    purpose = forms.CharField(
        label=_("What is proposed, and why"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )

    def __init__(self, side: Side, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        others = Territory.objects.exclude(side=side).order_by("short")
        for name in ("partner", "third"):
            self.fields[name].queryset = others  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """Return what `propose` takes, of a valid form."""
        data = dict(self.cleaned_data)
        others = [one for one in (data.pop("partner"), data.pop("third")) if one]
        return data | {"others": others, "is_theirs": data.pop("proposed_by") == "theirs"}


class EditionForm(forms.Form):
    """A file, or else a pasted text."""

    file = forms.FileField(
        label=_("File"), help_text="DOCX, ODT, RTF, PDF, HTML, TXT, DOC, PNG, JPEG, TIFF", required=False
    )
    text = forms.CharField(
        label=_("Or paste the text"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 12})
    )
    note = forms.CharField(label=pgettext_lazy("of an edition", "What is new"), max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """Refuse a form with neither."""
        cleaned = super().clean() or {}
        if not cleaned.get("file") and not (cleaned.get("text") or "").strip() and not self.errors:
            raise forms.ValidationError(message_for(NothingToPaste()))
        return cleaned


class AskVisaForm(forms.Form):
    """Which body is asked for what, on which edition."""

    edition = forms.ModelChoiceField(
        Edition.objects.none(), label=pgettext_lazy("of a draft", "Edition"), empty_label=None
    )
    kind = forms.ChoiceField(label=pgettext_lazy("of a body", "Visa or conclusion"), choices=list(VISAS.items()))
    body = forms.CharField(label=_("Body"), max_length=300)
    officer = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Who of our side answers here"),
        help_text=_("Sees the draft and gives the answer under the own name, whatever the role."),
        empty_label=_("nobody: the answer comes on paper"),
        required=False,
    )
    asked_on = DayField(label=_("Asked on"))

    def __init__(self, editions: Any, people: Any, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["edition"].queryset = editions  # type: ignore[attr-defined]
        self.fields["officer"].queryset = people  # type: ignore[attr-defined]
        self.fields["officer"].label_from_instance = attrgetter("name")  # type: ignore[attr-defined]


class GiveVisaForm(forms.Form):
    """What the body answered."""

    outcome = forms.ChoiceField(
        label=pgettext_lazy("of a visa", "Answer"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect
    )
    name = forms.CharField(label=_("Who gave it"), max_length=200)
    post = forms.CharField(label=_("Post"), max_length=300, required=False)
    given_on = DayField(label=_("Given on"))
    remarks = forms.CharField(
        label=_("Remarks"),
        help_text=_("Needed with remarks and with a refusal."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )


class OpenRowForm(forms.Form):
    """A clause that is disputed, with the own wording."""

    clause = forms.CharField(
        label=pgettext_lazy("of a text", "Clause"), help_text=_("As the text numbers it: 4.2."), max_length=100
    )
    text = forms.CharField(label=_("Our wording"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)


class RowForm(forms.Form):
    """The own wording of a disputed clause, and the settled one as it is proposed."""

    text = forms.CharField(
        label=_("Our wording"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )
    settled = forms.CharField(
        label=_("Settled wording"),
        help_text=_("As you propose it to all; it counts once every side has agreed to exactly these words."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class SigningForm(forms.Form):
    """Day and place for all, and who signs for the own side."""

    on = DayField(label=_("Day of the signing"), required=False)
    place = forms.CharField(label=pgettext_lazy("of signing", "Place"), max_length=200, required=False)
    name = forms.CharField(label=_("Who signs for our side"), max_length=200, required=False)
    post = forms.CharField(label=_("Post of who signs"), max_length=300, required=False)

    @staticmethod
    def shown(draft: Draft, side: Side) -> dict[str, Any]:
        """Return what is entered already, as the form shows it."""
        named = next((one for one in draft.signatories.all() if one.side_id == side.pk), None)
        return {
            "on": f"{draft.signing_on:%d.%m.%Y}" if draft.signing_on else "",
            "place": draft.signing_place,
            "name": named.name if named else "",
            "post": named.post if named else "",
        }


class RuleForm(forms.Form):
    """How many days each step of the own side may take; an empty field sets no last day."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for step in STEPS:
            self.fields[f"{step}_days"] = forms.IntegerField(
                label=str(LIMITS[step]), min_value=1, max_value=366, required=False
            )
            self.fields[f"{step}_is_working"] = forms.BooleanField(label=_("In working days"), required=False)
        self.fields["needs_law"] = forms.BooleanField(
            label=_("An act of the legislature approves agreements"), required=False
        )
