"""What people type about the execution of a measure."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.agreements.forms.act import DayField
from kunak.agreements.services.texts import LONGEST
from kunak.core.execution import DepartureKind, Outcome
from kunak.core.kinds import reported_fields
from kunak.core.kinds.entering import UNPLANNED
from kunak.core.reference import Field
from kunak.documents.forms.add import SeveralFiles, SeveralFilesInput
from kunak.documents.services.as_it_came import MEDIA_TYPES
from kunak.execution.models import Proof, Report
from kunak.execution.models.silence import LONGEST_DAYS
from kunak.execution.services import ReportInput
from kunak.execution.words import DEPARTURES, OUTCOMES
from kunak.programme.forms.details import PREFIX, DetailField, details_given, typed_details
from kunak.programme.kinds import kind_of

FIRST = ["step", "year", "outcome", "held_on", "place", "participants", "result"]  # then what the kind asks for
RESULT = "result_text"  # the reference data's name for what every report has in a field of its own
NEEDED_SOMETIMES = ("step", "year", "held_on", "result", "reason", "proofs")  # their hints say when
ACCEPTED = ",".join(["image/*", *(f".{suffix}" for suffix in MEDIA_TYPES)])


class ReportForm(forms.Form):
    """What was done, when, where and by whom, what came of it, and what proves it."""

    step = forms.ChoiceField(label=_("What you report on"), required=False)
    year = forms.TypedChoiceField(label=_("For which year"), coerce=int, empty_value=None, required=False)
    outcome = forms.ChoiceField(
        label=pgettext_lazy("reported", "What became of it"), choices=list(OUTCOMES.items()), widget=forms.RadioSelect
    )
    held_on = DayField(
        label=_("Day on which it was held or finished"),
        help_text=_("Like 20.11.2026; needed where it was done, in full or in part."),
        required=False,
    )
    place = forms.CharField(label=pgettext_lazy("of an event", "Place"), max_length=300, required=False)
    participants = forms.CharField(
        label=_("Participants"),
        help_text=_("Who took part, from which side, how many."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST,
        required=False,
    )
    result = forms.CharField(
        label=_("Result"),
        help_text=_("What came of it, needed where it was done: the other side confirms exactly these words."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
        required=False,
    )
    reason = forms.CharField(
        label=_("Why it was not done"),
        help_text=_("Needed where it was not done."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        required=False,
    )
    kept = forms.MultipleChoiceField(label=_("Proofs that stay"), required=False, widget=forms.CheckboxSelectMultiple)
    proofs = SeveralFiles(
        widget=SeveralFilesInput(attrs={"accept": ACCEPTED}),
        label=_("Proofs"),
        help_text=_("Minutes, lists, photographs, letters, several at once; needed where it was done."),
        required=False,
        allow_empty_file=True,
    )

    def __init__(
        self,
        *arguments: Any,
        kind: str,
        steps: Iterable[str],
        years: Sequence[int],
        former: Sequence[Proof],
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self.told = told_fields(kind)
        for field in self.told:
            self.fields[f"{PREFIX}{field.code}"] = DetailField(field)
        self.order_fields([*FIRST, *(f"{PREFIX}{field.code}" for field in self.told)])
        self._choose("step", [("", _("the measure as a whole")), *((one, one) for one in steps)])
        self._choose("year", [(one, str(one)) for one in years])
        self._choose("kept", [(str(one.pk), one.name) for one in former])
        for name in self.fields.keys() & set(NEEDED_SOMETIMES):
            self.fields[name].is_unmarked = True  # type: ignore[attr-defined]  # its label says no "optional"

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        """Let a field be chosen; one with nothing to choose from is not shown."""
        if len(choices) > (1 if name == "step" else 0):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def given(self) -> ReportInput:
        """Return the report that was entered; only after `is_valid`."""
        data = self.cleaned_data
        return ReportInput(
            outcome=Outcome(data["outcome"]),
            result=data["result"],
            held_on=data["held_on"],
            place=data["place"],
            participants=data["participants"],
            reason=data["reason"],
            step=data.get("step", ""),
            year=data.get("year"),
            fields=details_given(data, self.told),
            files=tuple((one.name or "", one.read()) for one in data["proofs"]),
            kept=tuple(int(one) for one in data.get("kept", [])),
        )


def told_fields(kind: str) -> list[Field]:
    """Return what is told of a measure of a kind once it was carried out, beside what every report tells.

    Documents are proofs of the report, and what came of it is its result.
    """
    return [one for one in reported_fields(kind_of(kind)) if one.type not in UNPLANNED and one.code != RESULT]


def shown_report(report: Report) -> dict[str, Any]:
    """Return a report as the form shows it."""
    return {
        "step": report.step,
        "year": report.year,
        "outcome": report.outcome,
        "held_on": typed_day(report.held_on),
        "place": report.place,
        "participants": report.participants,
        "result": report.result,
        "reason": report.reason,
        "kept": [str(one.pk) for one in report.proofs.all()],
        **typed_details(report.fields),
    }


def typed_day(day: date | None) -> str:
    """Return a day as people type it."""
    return f"{day:%d.%m.%Y}" if day else ""


class DepartureForm(forms.Form):
    """What is proposed beside a new version of the plan, and why."""

    kind = forms.ChoiceField(label=_("What you propose"), choices=list(DEPARTURES.items()), widget=forms.RadioSelect)
    ends_on = DayField(
        label=_("New last day"), help_text=_("Needed where the term is shifted; like 29.05.2026."), required=False
    )
    reason = forms.CharField(
        label=_("Reason, for the other side"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST
    )

    def given(self) -> dict[str, Any]:
        """Return what `propose_departure` takes; only after `is_valid`."""
        return {**self.cleaned_data, "kind": DepartureKind(self.cleaned_data["kind"])}


class ForecastForm(forms.Form):
    """By when one milestone is expected now."""

    expected_on = DayField(label=_("Expected on"), help_text="", required=False)
    note = forms.CharField(label=pgettext_lazy("of a forecast", "Why"), max_length=500, required=False)

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for field in self.fields.values():
            field.is_unmarked = True  # type: ignore[attr-defined]  # the page says what an empty one means


class RuleForm(forms.Form):
    """How many days the own side takes to answer reports."""

    answer_days = forms.IntegerField(label=_("Days to answer a report"), min_value=1, max_value=LONGEST_DAYS)
