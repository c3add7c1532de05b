"""A group, a place in it, the rules that a side begins its groups with."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from kunak.agreements.forms.act import DayField
from kunak.agreements.services.texts import LONGEST
from kunak.core import reference
from kunak.core.groups import DecisionMask
from kunak.core.registration import BadMask, Mask
from kunak.documents.services.as_it_came import MEDIA_TYPES
from kunak.groups.models import GroupRole, WorkingGroup
from kunak.groups.models.groups import MOST_DAYS
from kunak.groups.services import GroupInput, MemberInput
from kunak.groups.services.groups import LARGEST_QUORUM
from kunak.people.models import Person, Side
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import sector_name

ACCEPTED = ",".join(f".{suffix}" for suffix in MEDIA_TYPES)
FIELDS = [
    "name",
    "act_title",
    "act_number",
    "act_on",
    "regulations",
    "quorum_least",
    "quorum_is_half",
    "decision_mask",
    "minutes_mask",
]


class DecisionMaskField(forms.CharField):
    """How decisions are numbered."""

    def __init__(self) -> None:
        told = _("“{вопрос}” is the item, “{номер}” the decision, “{протокол}” the minutes, “{год}” the year.")
        super().__init__(label=_("How decisions are numbered"), help_text=told, max_length=100)

    def clean(self, value: Any) -> Any:
        """Return the mask as it is kept."""
        try:
            return DecisionMask.parse(super().clean(value)).text
        except BadMask as error:
            places = _("In braces the mask may only say {вопрос}, {номер}, {протокол} or {год}.")
            raise forms.ValidationError(places if error.reason == "unknown" else message_for(error)) from error


class MinutesMaskField(forms.CharField):
    """How minutes are numbered."""

    def __init__(self) -> None:
        told = _("“{номер}” runs through the life of the group; with “{год}” it begins anew each year.")
        super().__init__(label=_("How minutes are numbered"), help_text=told, max_length=100)

    def clean(self, value: Any) -> Any:
        """Return the mask as it is kept."""
        try:
            return Mask.parse(super().clean(value)).text
        except BadMask as error:
            raise forms.ValidationError(message_for(error)) from error


def days_field() -> forms.IntegerField:
    """Return the field of how many days before a meeting its materials are due."""
    return forms.IntegerField(
        label=_("Materials, days before the meeting"), min_value=0, max_value=MOST_DAYS, initial=10
    )


def file_field(label: Any) -> forms.FileField:
    """Return a field for one document."""
    return forms.FileField(
        label=label, required=False, widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}), allow_empty_file=True
    )


class GroupForm(forms.Form):
    """The act that set a group up, and its rules."""

    name = forms.CharField(label=_("Name of the group"), max_length=300)
    sectors = forms.MultipleChoiceField(label=_("Sectors"), widget=forms.CheckboxSelectMultiple)
    act_title = forms.CharField(label=_("Act that set it up"), help_text=_("Which act, and of whom."), max_length=300)
    act_number = forms.CharField(label=_("Number of the act"), max_length=60)
    act_on = DayField(label=_("Date of the act"))
    act_file = file_field(_("Document of the act"))
    quorum_least = forms.IntegerField(
        label=_("Quorum: members of each side at least"), min_value=1, max_value=LARGEST_QUORUM, initial=1
    )
    quorum_is_half = forms.BooleanField(label=_("more than half of the members of each side besides"), required=False)
    materials_days = days_field()
    decision_mask = DecisionMaskField()
    minutes_mask = MinutesMaskField()
    regulations = forms.CharField(
        label=_("Own regulations"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST, required=False
    )
    regulations_file = file_field(_("Document of the regulations"))

    def __init__(self, *arguments: Any, sectors: Sequence[str], **named: Any) -> None:
        super().__init__(*arguments, **named)
        field = self.fields["sectors"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(code, sector_name(code)) for code in sectors or reference.sectors()]

    def given(self) -> GroupInput:
        """Return the group that was entered; only after `is_valid`."""
        data = self.cleaned_data
        told = {name: data[name] for name in [*FIELDS, "materials_days"]}
        return GroupInput(
            **told,
            sectors=tuple(data["sectors"]),
            act_file=_file(data["act_file"]),
            regulations_file=_file(data["regulations_file"]),
        )


def _file(given: "UploadedFile[Any] | None") -> tuple[str, bytes] | None:
    return (given.name or "", given.read()) if given else None


def shown_group(group: WorkingGroup) -> dict[str, Any]:
    """Return a group as the form shows it."""
    told = {name: getattr(group, name) for name in [*FIELDS, "materials_days", "sectors"]}
    return told | {"act_on": typed_day(group.act_on)}


def typed_day(day: date | None) -> str:
    """Return a day as people type it."""
    return f"{day:%d.%m.%Y}" if day else ""


class MemberForm(forms.Form):
    """A place in a group: whose, in which role, from when."""

    side = forms.TypedChoiceField(label=_("Side"), coerce=int)
    name = forms.CharField(
        label=_("Surname, first name, patronymic"), help_text=_("Like: Ivanov Ivan Ivanovich."), max_length=200
    )
    post = forms.CharField(label=_("Post"), max_length=300, required=False)
    body = forms.CharField(label=_("Body"), max_length=300, required=False)
    role = forms.ChoiceField(label=_("Role in the group"), choices=GroupRole.choices, initial=GroupRole.MEMBER)
    email = forms.EmailField(label=_("E-mail, for invitations"), required=False)
    person = forms.ModelChoiceField(
        label=_("Who signs in here"),
        help_text=_("Chosen where the member has an account of the same side."),
        queryset=Person.objects.none(),
        required=False,
        empty_label="—",
    )
    since = DayField(label=_("In the group since"))
    ground = forms.CharField(label=_("By which act"), max_length=500, required=False)

    def __init__(self, *arguments: Any, sides: Sequence[Side], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.sides = {side.pk: side for side in sides}
        for field in ("side", "person"):
            chosen = self.fields[field]
            if isinstance(chosen, forms.TypedChoiceField):
                chosen.choices = [(side.pk, side.label) for side in sides]
            elif isinstance(chosen, forms.ModelChoiceField):
                chosen.queryset = Person.objects.filter(memberships__side__in=sides, is_active=True)
        if len(sides) == 1:
            self.initial["side"] = sides[0].pk

    def given(self) -> MemberInput:
        """Return the place that was entered; only after `is_valid`."""
        data = self.cleaned_data
        told = {name: data[name] for name in ("name", "post", "body", "email", "person", "since", "ground")}
        return MemberInput(**told, side=self.sides[data["side"]], role=GroupRole(data["role"]))

    def clean_since(self) -> date:
        """Return the first day; a place has one."""
        day: date | None = self.cleaned_data["since"]
        if day is None:
            raise forms.ValidationError(str(_("Write the first day.")))
        return day


class EndForm(forms.Form):
    """The last day of a place, and by which act it ends."""

    until = DayField(label=_("Last day in the group"))
    ground = forms.CharField(label=_("By which act"), max_length=500)


class RuleForm(forms.Form):
    """What a side begins its groups with."""

    decision_mask = DecisionMaskField()
    minutes_mask = MinutesMaskField()
    materials_days = days_field()
