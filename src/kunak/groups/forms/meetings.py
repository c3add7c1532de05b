"""A meeting, an item of an agenda, an answer to an invitation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.agreements.forms.act import DayField
from kunak.agreements.models import Party
from kunak.agreements.services.texts import LONGEST
from kunak.core.groups import Repeat
from kunak.groups.forms.groups import typed_day
from kunak.groups.models import AgendaItem, Meeting, Said
from kunak.groups.services import ItemInput, MeetingInput
from kunak.groups.services.agenda import LONGEST_ITEM
from kunak.groups.services.meetings import MOST_OF_A_SERIES
from kunak.groups.words import REPEATS, SAID


class MeetingForm(forms.Form):
    """When and where a meeting is."""

    starts_on = DayField(label=_("Day of the meeting"))
    ends_on = DayField(label=_("Last day, of a meeting of several days"), required=False)
    starts_at = forms.TimeField(
        label=_("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), required=False
    )
    host = forms.TypedChoiceField(label=_("On whose territory"), coerce=int, empty_value=None, required=False)
    place = forms.CharField(label=pgettext_lazy("of an event", "Place"), max_length=300, required=False)
    link = forms.URLField(label=_("Video link"), max_length=500, required=False, assume_scheme="https")
    materials_on = DayField(
        label=_("Materials until"), help_text=_("Empty: so many days before as the group's rule says."), required=False
    )
    is_restricted = forms.BooleanField(
        label=_("For official use: seen by coordinators and members of the group alone"), required=False
    )

    def __init__(self, *arguments: Any, parties: Sequence[Party], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.sides = {party.side_id: party.side for party in parties}
        field = self.fields["host"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [("", _("by video link")), *((party.side_id, party.label) for party in parties)]

    def clean_starts_on(self) -> Any:
        """Return the day; a meeting has one."""
        day = self.cleaned_data["starts_on"]
        if day is None:
            raise forms.ValidationError(str(_("Write the first day.")))
        return day

    def given(self) -> MeetingInput:
        """Return the meeting that was entered; only after `is_valid`."""
        data = self.cleaned_data
        names = ("starts_on", "ends_on", "starts_at", "place", "link", "materials_on", "is_restricted")
        return MeetingInput(**{name: data[name] for name in names}, host=self.sides.get(data["host"]))


class PlanForm(MeetingForm):
    """A meeting that is planned, or the first of a series."""

    repeat = forms.ChoiceField(
        label=_("Repeat"), choices=[("", _("once")), *REPEATS.items()], required=False, help_text=_("Hosts take turns.")
    )
    count = forms.IntegerField(
        label=_("How many meetings"), min_value=2, max_value=MOST_OF_A_SERIES, required=False, initial=4
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a series of nobody knows how many; what is typed there for a single meeting means nothing."""
        data = super().clean() or {}
        if data.get("repeat") == "":
            self.errors.pop("count", None)
        elif not data.get("count") and "count" not in self.errors:
            self.add_error("count", _("Write how many meetings there are to be."))
        return data

    @property
    def repeat_given(self) -> Repeat | None:
        """How often, None for once; only after `is_valid`."""
        return Repeat(self.cleaned_data["repeat"]) if self.cleaned_data["repeat"] else None


def shown_meeting(meeting: Meeting) -> dict[str, Any]:
    """Return a meeting as the form shows it."""
    several = meeting.ends_on if meeting.ends_on != meeting.starts_on else None
    return {
        "starts_on": typed_day(meeting.starts_on),
        "ends_on": typed_day(several),
        "starts_at": meeting.starts_at,
        "host": meeting.host_id,
        "place": meeting.place,
        "link": meeting.link,
        "materials_on": typed_day(meeting.materials_on),
        "is_restricted": meeting.is_restricted,
    }


class CancelForm(forms.Form):
    """Why a meeting is cancelled."""

    reason = forms.CharField(
        label=_("Reason, for those invited"), widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST
    )


class ItemForm(forms.Form):
    """What is talked of, by whom, how long."""

    title = forms.CharField(label=_("What it is about"), max_length=500)
    presenter = forms.CharField(label=_("Presenter"), max_length=300, required=False)
    minutes = forms.IntegerField(label=_("Minutes, time"), min_value=1, max_value=LONGEST_ITEM, required=False)

    def given(self) -> ItemInput:
        """Return the item that was entered; only after `is_valid`."""
        return ItemInput(**self.cleaned_data)


def shown_item(item: AgendaItem) -> dict[str, Any]:
    """Return an item as the form shows it."""
    return {"title": item.title, "presenter": item.presenter, "minutes": item.minutes}


class ReplyForm(forms.Form):
    """Whether a member comes, or who does instead."""

    said = forms.ChoiceField(choices=list(SAID.items()))
    substitute = forms.CharField(label=_("Who comes instead, name and post"), max_length=300, required=False)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def told(self) -> str:
        """Return what is wrong in one sentence: its buttons and lines stand in a row of a table."""
        if "said" in self.errors:
            return str(_("Choose an answer."))
        return " ".join(f"{self.fields[name].label}: {one}" for name, found in self.errors.items() for one in found)

    def given(self) -> dict[str, Any]:
        """Return the answer that was entered; only after `is_valid`."""
        return self.cleaned_data | {"said": Said(self.cleaned_data["said"])}
