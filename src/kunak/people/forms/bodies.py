"""The shape of input about bodies: a body, a name of it, a head of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.core import reference
from kunak.core.terms.written import day
from kunak.people.models import BodyHead, BodyKind, BodyName, Organisation
from kunak.people.services import NewHead, NewName

KINDS = [("", pgettext_lazy("body", "not said")), *BodyKind.choices]


class KnownDayField(forms.CharField):
    """A day as people write it, as precise as they know it."""

    def __init__(self, **named: Any) -> None:
        super().__init__(max_length=100, required=False, **named)

    def clean(self, value: object) -> str:
        """Return the day as ISO 8601, an empty text where nothing was typed."""
        text = super().clean(value)
        known = day(text) if text else ""
        if known is None:
            raise forms.ValidationError(_("This is no date. Write it like 29.05.2025, 05.2025 or 2025."))
        return known


class KindForm(forms.Form):
    """What a body is."""

    kind = forms.ChoiceField(
        label=_("Kind of body"),
        choices=KINDS,
        required=False,
        help_text=_("Whoever heads the territory stands in the approval block of papers."),
    )


class BodyForm(KindForm):
    """A body that is not there yet."""

    name = forms.CharField(
        label=pgettext_lazy("of a body", "Name"), max_length=300, help_text=_("As it is called now.")
    )
    field_order = ["name", "kind"]


class SameForm(forms.Form):
    """Which known body of the side a body is another spelling of."""

    known = forms.ModelChoiceField(
        label=pgettext_lazy("of a body", "Another spelling of"), queryset=Organisation.objects.none(), empty_label="—"
    )

    def __init__(self, *arguments: Any, body: Organisation, **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["known"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = body.side.organisations.filter(same_as=None).exclude(pk=body.pk)


class OverTimeForm(forms.Form):
    """From when to when, and by which act."""

    since = KnownDayField(
        label=_("From which day"), help_text=_("Like 29.05.2025, 05.2025 or 2025; the day is included.")
    )
    until = KnownDayField(label=_("To which day"), help_text=_("The day is included. Empty where it holds still."))
    ground = forms.CharField(
        label=_("By which act"), max_length=500, help_text=_("For instance: decree of 01.02.2014 No. 7.")
    )


class NameForm(OverTimeForm):
    """What a body was called for a time."""

    name = forms.CharField(
        label=pgettext_lazy("of a body", "Name"), max_length=BodyName._meta.get_field("name").max_length
    )
    field_order = ["name", "since", "until", "ground"]

    def given(self) -> NewName:
        """Return what the services take, of a valid form."""
        return NewName(**self.cleaned_data)


class HeadForm(OverTimeForm):
    """Who headed a body for a time."""

    name = forms.CharField(label=_("Surname, name, patronymic"), max_length=BodyHead._meta.get_field("name").max_length)
    post = forms.CharField(
        label=pgettext_lazy("of a person", "Post"),
        max_length=BodyHead._meta.get_field("post").max_length,
        widget=forms.TextInput(attrs={"list": "posts"}),
        help_text=_("As in a signature: Minister of Economy of the Republic of Tatarstan."),
    )
    field_order = ["name", "post", "since", "until", "ground"]

    def given(self) -> NewHead:
        """Return what the services take, of a valid form."""
        return NewHead(**self.cleaned_data)

    @staticmethod
    def posts(body: Organisation) -> list[str]:
        """Return the posts of the reference data that suit a body, to choose from."""
        return [row["nom"] for row in reference.rows("posts") if row["body"] == body.kind or not body.kind]
