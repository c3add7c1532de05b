"""What a coordinator types about numbers, keeping, approval and publication."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.agreements.books import mask_places
from kunak.agreements.forms.act import DayField
from kunak.core.registration import BadMask, Mask
from kunak.ui.errors import message_for


class NumberForm(forms.Form):
    """A number in the own side's book."""

    number = forms.CharField(
        label=_("Registration number"), help_text=_("Empty: the next one by the mask."), max_length=60, required=False
    )
    registered_on = DayField(label=_("Registration date"))


class FilingForm(forms.Form):
    """What the own side keeps of the agreement."""

    short_title = forms.CharField(
        label=_("Short title of our side"),
        help_text=_("How the papers of our side call the agreement."),
        max_length=200,
        required=False,
    )
    signed_on = DayField(
        label=_("Signed by our side on"), help_text=_("If the sides signed on different days."), required=False
    )
    authority = forms.CharField(
        label=_("Authority of who signed"),
        help_text=_("The statute, or a power of attorney with its date and number."),
        max_length=300,
        required=False,
    )
    handed_over_on = DayField(label=_("Original handed over for registration on"), required=False)
    kept_at = forms.CharField(label=_("Where the originals are kept"), max_length=300, required=False)
    originals = forms.IntegerField(label=_("Number of originals"), min_value=1, max_value=99, required=False)
    is_restricted = forms.BooleanField(
        label=_("For official use"),
        help_text=_("While one side marks it so, the card cannot be public; our consent to show it is taken back."),
        required=False,
    )


class FormalityForm(forms.Form):
    """An act that approved the agreement, or where it was published."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("of a formality", "What it is"),
        choices=[
            ("approval", _("act of approval")),
            ("law", _("act of the legislature")),
            ("publication", _("publication")),
        ],
    )
    issued_by = forms.CharField(label=_("Who issued or published it"), max_length=300)
    title = forms.CharField(label=_("What it is called"), max_length=300, required=False)
    number = forms.CharField(label=pgettext_lazy("of an act", "Number"), max_length=60, required=False)
    dated = DayField(label=pgettext_lazy("of an act", "Date"), required=False)


KINDS = [("calendar", _("calendar days")), ("working", _("working days"))]


class BookForm(forms.Form):
    """The rules of the own side's book."""

    registrar = forms.CharField(label=_("Who keeps the book"), max_length=300, required=False)
    mask = forms.CharField(label=_("Mask of numbers"), max_length=60)
    hand_over_days = forms.IntegerField(label=_("Days to hand the original over"), min_value=1, max_value=366)
    hand_over_is_working = forms.ChoiceField(label=_("Days to hand over are counted in"), choices=KINDS)
    registration_days = forms.IntegerField(label=_("Days to register"), min_value=1, max_value=366)
    registration_is_working = forms.ChoiceField(label=_("Days to register are counted in"), choices=KINDS)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        hint = _("For instance 77-%(number)s or %(wide)s/%(year)s; with the year in it, numbers begin anew each year.")
        self.fields["mask"].help_text = hint % mask_places()

    def clean_mask(self) -> str:
        """Return a mask that numbers can be made by."""
        try:
            return Mask.parse(self.cleaned_data["mask"]).text
        except BadMask as error:
            raise forms.ValidationError(message_for(error)) from None

    def given(self) -> dict[str, Any]:
        """Return the columns of a valid form."""
        working = {name: self.cleaned_data[name] == "working" for name in self.fields if name.endswith("_is_working")}
        return self.cleaned_data | working

    @staticmethod
    def shown(values: dict[str, Any]) -> dict[str, Any]:
        """Return the columns as the form shows them."""
        kinds = {True: "working", False: "calendar"}
        return {name: kinds[value] if isinstance(value, bool) else value for name, value in values.items()}
