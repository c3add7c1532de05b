"""The milestones of a measure: one row for each, and the usual steps of its kind."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kunak.programme.kinds import kind_of
from kunak.programme.models import Milestone
from kunak.programme.services import MilestoneInput

MOST_STEPS = 40
SPARE_ROWS = 2
DAY_FORMATS = ["%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y"]
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)

Row = dict[str, object]


class StepForm(forms.Form):
    """One milestone: its name and its day."""

    name = forms.CharField(label=gettext_lazy("Milestone"), required=False, max_length=200)
    due_on = forms.CharField(
        label=gettext_lazy("Day"),
        required=False,
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "input input--short", "inputmode": "numeric", "placeholder": "29.05.2026"}
        ),
    )
    code = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)
    is_final = forms.BooleanField(widget=forms.HiddenInput, required=False)
    line = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_due_on(self) -> date | None:
        """Return the day, or None."""
        text = self.cleaned_data["due_on"].strip()
        day = parse_day(text) if text else None
        if text and day is None:
            raise forms.ValidationError(_("“%(text)s” is not a day. Write it as 29.05.2026.") % {"text": text})
        return day

    def clean(self) -> dict[str, Any]:
        """Refuse a day without a milestone: nothing that was typed is dropped in silence."""
        cleaned = super().clean() or {}
        cleaned["name"] = " ".join(cleaned.get("name", "").split())
        if cleaned.get("due_on") and not cleaned["name"] and "name" not in self.errors:
            self.add_error("name", _("Name the milestone of this day, or empty the day."))
        return cleaned

    def given(self) -> MilestoneInput:
        """Return the step that was entered."""
        cleaned = self.cleaned_data
        return MilestoneInput(
            cleaned["name"], cleaned["due_on"], cleaned["code"], cleaned["is_final"], cleaned.get("line")
        )

    def typed(self) -> Row:
        """Return what stands in the row, understood or not."""
        return {name: self[name].value() or "" for name in self.fields}


def parse_day(text: str) -> date | None:
    """Return the day that somebody typed, None where it is none."""
    for form in DAY_FORMATS:
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
        return day if EARLIEST <= day <= LATEST else None
    return None


def bound_steps(data: Mapping[str, Any]) -> list[StepForm]:
    """Return the rows that came back, whatever their number."""
    rows = range(MOST_STEPS)
    return [StepForm(data, prefix=f"step{n}") for n in rows if f"step{n}-name" in data or f"step{n}-due_on" in data]


def shown_steps(rows: Iterable[Row]) -> list[StepForm]:
    """Return these rows and some empty ones."""
    filled = [row for row in rows if row.get("name") or row.get("due_on")]
    shown = [*filled, *[{} for _ in range(SPARE_ROWS)]][:MOST_STEPS]
    return [StepForm(initial=row, prefix=f"step{n}") for n, row in enumerate(shown)]


def usual_steps(kind: str) -> list[Row]:
    """Return the usual steps of a kind, in Russian in every language of the page: the plan goes out on paper."""
    return [{"name": step.name_ru, "code": step.code, "is_final": step.is_final} for step in kind_of(kind).milestones]


def with_usual(rows: Iterable[Row], kind: str) -> list[Row]:
    """Return the usual steps of a kind with what people added: steps with a day, and those that no kind has."""
    usual = usual_steps(kind)
    names, codes = {row["name"] for row in usual}, {row["code"] for row in usual}
    own = [row for row in rows if (row.get("name") or row.get("due_on"))]
    kept = {str(row["code"]): row for row in own if row.get("code") in codes and row.get("due_on")}
    added = [
        row
        for row in own
        if row.get("name") not in names and row.get("code") not in codes and (row.get("due_on") or not row.get("code"))
    ]
    return [kept.get(str(row["code"]), row) for row in usual] + added


def steps_of(milestones: Iterable[Milestone]) -> list[Row]:
    """Return what the form shows of a measure's milestones."""
    return [
        {
            "name": step.name,
            "due_on": step.due_on.strftime("%d.%m.%Y") if step.due_on else "",
            "code": step.code,
            "is_final": step.is_final,
            "line": str(step.line),
        }
        for step in milestones
    ]
