"""The shape of a day off of a territory."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.people.services import NewDayOff

WRITTEN = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?")
KINDS = [
    ("off", pgettext_lazy("day off", "a day off")),
    ("worked", pgettext_lazy("day off", "a working day, though the country rests")),
]


class DayOffForm(forms.Form):
    """A day on which the offices of the territory rest, or work."""

    day = forms.CharField(
        label=pgettext_lazy("day off", "Day"),
        max_length=20,
        help_text=_("Like 20.03.2026; without the year where it comes every year: 30.08."),
    )
    kind = forms.ChoiceField(label=_("What kind of day"), choices=KINDS, initial="off", widget=forms.RadioSelect)
    name = forms.CharField(label=_("What day it is"), max_length=200, help_text=_("For instance: Day of the Republic."))
    ground = forms.CharField(
        label=_("By which act"), max_length=500, help_text=_("For instance: decree of 19.01.2026 No. 7.")
    )

    def clean_day(self) -> tuple[int, int, int | None]:
        """Return day, month and year as they are written."""
        found = WRITTEN.fullmatch(self.cleaned_data["day"].strip())
        if found is None:
            raise forms.ValidationError(_("This is no day. Write it like 30.08 or 20.03.2026."))
        day, month, year = found.groups()
        return int(day), int(month), int(year) if year else None

    def given(self) -> NewDayOff:
        """Return what `enter_day_off` takes; only after `is_valid`."""
        data: dict[str, Any] = self.cleaned_data
        day, month, year = data["day"]
        return NewDayOff(
            year=year,
            month=month,
            day=day,
            is_worked=data["kind"] == "worked",
            name=data["name"],
            ground=data["ground"],
        )
