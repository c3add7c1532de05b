"""What people type about reminders: how letters come, and the ladders of a side."""

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.core.reminders import Ladder, Rhythm
from kunak.reminders.models import DeliveryChoice
from kunak.reminders.services import ChoiceInput
from kunak.reminders.sources import SOURCES
from kunak.reminders.words import LANGUAGES, RHYTHMS, typed_rungs, written_rungs


class ChoiceForm(forms.Form):
    """How letters come."""

    rhythm = forms.ChoiceField(
        label=_("How often"), choices=list(RHYTHMS.items()), widget=forms.RadioSelect, initial=Rhythm.DAILY.value
    )
    weekday = forms.TypedChoiceField(
        label=_("Day of the weekly letter"), coerce=int, choices=list(WEEKDAYS.items()), initial=0
    )
    rests = forms.BooleanField(
        label=_("No letters on days off"),
        help_text=_("What falls due before the next working day comes all the same."),
        required=False,
        initial=True,
    )
    language = forms.ChoiceField(label=_("Language of letters"), choices=list(LANGUAGES.items()))
    wanted = forms.MultipleChoiceField(
        label=_("What comes by letter"),
        help_text=_("The rest stays in the list of reminders."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *arguments: Any, choice: DeliveryChoice, **named: Any) -> None:
        wanted = [code for code in SOURCES if code not in choice.muted]
        shown = {"rhythm": choice.rhythm, "weekday": choice.weekday, "rests": choice.rests}
        named["initial"] = shown | {"language": choice.language, "wanted": wanted}
        super().__init__(*arguments, **named)
        self.fields["wanted"].choices = [(code, one.name) for code, one in SOURCES.items()]  # type: ignore[attr-defined]

    def given(self) -> ChoiceInput:
        """Return the choice that was entered; only after `is_valid`."""
        data = self.cleaned_data
        return ChoiceInput(
            rhythm=Rhythm(data["rhythm"]),
            weekday=data["weekday"],
            rests=data["rests"],
            language=data["language"],
            muted=tuple(code for code in SOURCES if code not in data["wanted"]),
        )


class LadderForm(forms.Form):
    """When people of a side are reminded of one kind of thing, in words: «12 месяцев, 30 дней»."""

    before = forms.CharField(label=pgettext_lazy("a ladder", "Before"), max_length=200, required=False)
    on_the_day = forms.BooleanField(label=pgettext_lazy("a ladder", "On the day itself"), required=False)
    after = forms.CharField(label=pgettext_lazy("a ladder", "Late by"), max_length=200, required=False)

    def __init__(self, *arguments: Any, ladder: Ladder, **named: Any) -> None:
        shown = {
            "before": written_rungs(ladder.before),
            "on_the_day": ladder.on_the_day,
            "after": written_rungs(ladder.after),
        }
        named["initial"] = shown
        super().__init__(*arguments, **named)

    def rungs(self) -> str:
        """Return the ladder as the core reads it; what is no length stays as it was typed, to be refused by name."""
        data = self.cleaned_data
        after = [f"+{one}" for one in typed_rungs(data["after"])]
        return " ".join([*typed_rungs(data["before"]), *(["P0D"] if data["on_the_day"] else []), *after])
