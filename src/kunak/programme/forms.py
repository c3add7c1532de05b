"""The shape of input about measures; what was typed stays whatever is refused."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement, Commitment, Party
from kunak.core import reference
from kunak.core.errors import BadInput
from kunak.core.programme.term import MeasureTerm, parse_term, term_words
from kunak.programme.models import Measure
from kunak.programme.services import MeasureInput, MilestoneInput

MOST_STEPS = 12
DAY_FORMATS = ["%d.%m.%Y", "%Y-%m-%d", "%d.%m.%y"]


def sector_choices() -> list[tuple[str, str]]:
    """Return the sectors in the page's language."""
    return [(code, one.name(get_language() or "ru")) for code, one in reference.sectors().items()]


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of measures in the page's language, the general one first."""
    kinds = reference.measure_kinds()
    codes = ["general", *(code for code in kinds if code != "general")]
    return [(code, kinds[code].name(get_language() or "ru")) for code in codes]


class TermField(forms.CharField):
    """A term in words: «29.05.2026», «III квартал 2026», «2026–2027», «постоянно»."""

    def clean(self, value: object) -> MeasureTerm:
        """Return the term; a refusal says how terms are written."""
        text = super().clean(value)
        try:
            return parse_term(text)
        except BadInput:
            raise forms.ValidationError(
                _(
                    "“%(text)s” is not understood as a term. Write a day, a quarter, a year or a span: 29.05.2026; "
                    "III квартал 2026; 2026; 2026–2027; постоянно."
                )
                % {"text": text}
            ) from None


class MeasureForm(forms.Form):
    """One measure with executors of each party, one on a line, and its steps."""

    text = forms.CharField(label=gettext_lazy("Measure"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    sector = forms.ChoiceField(label=gettext_lazy("Sector"), choices=sector_choices)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=kind_choices)
    commitment = forms.ModelChoiceField(
        label=gettext_lazy("Commitment that it carries out"), queryset=Commitment.objects.none(), required=False
    )
    term = TermField(
        label=gettext_lazy("Term"),
        required=False,
        help_text=gettext_lazy("A day, a quarter, half a year, a year, a span, or постоянно: III квартал 2026."),
    )
    expected_result = forms.CharField(
        label=gettext_lazy("Expected result"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=2000
    )
    indicator = forms.CharField(
        label=gettext_lazy("Indicator, unit and target"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For instance: students on exchange, 20 people."),
    )
    money = forms.CharField(label=gettext_lazy("Source of money"), required=False, max_length=300)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, agreement: Agreement, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties = list(agreement.parties.select_related("side__territory"))
        commitments = self.fields["commitment"]
        commitments.queryset = agreement.commitments.all()  # type: ignore[attr-defined]
        for party in self.parties:
            self.fields[f"executors_{party.pk}"] = forms.CharField(
                label=_("Executors: %(side)s") % {"side": party.label},
                widget=forms.Textarea(attrs={"rows": 3}),
                required=False,
                help_text=_("One body on a line."),
                max_length=2000,
            )
        self.steps = [StepForm(self.data if self.is_bound else None, prefix=f"step{n}") for n in range(MOST_STEPS)]

    @property
    def executor_fields(self) -> list[tuple[Party, forms.BoundField]]:
        """The fields of executors with their parties."""
        return [(party, self[f"executors_{party.pk}"]) for party in self.parties]

    def set_steps(self, steps: Sequence[dict[str, object]]) -> None:
        """Show these steps and two empty rows."""
        count = min(len(steps) + 2, MOST_STEPS)
        rows = [*steps, *({} for _ in range(count - len(steps)))][:MOST_STEPS]
        self.steps = [StepForm(initial=row, prefix=f"step{n}") for n, row in enumerate(rows)]

    def clean_text(self) -> str:
        """Fold blanks."""
        return " ".join(self.cleaned_data["text"].split())

    def clean(self) -> dict[str, Any]:
        """Check the steps too."""
        cleaned = super().clean() or {}
        if not all(step.is_valid() for step in self.steps):
            self.add_error(None, _("A day of a milestone is not understood. Write it as 29.05.2026."))
        return cleaned

    def given(self) -> MeasureInput:
        """Return the measure that was entered; only after `is_valid`."""
        cleaned = self.cleaned_data
        executors = {
            party.pk: [line for line in re.split(r"[\n;]", cleaned[f"executors_{party.pk}"]) if line.strip()]
            for party in self.parties
        }
        milestones = [step.given() for step in self.steps if step.cleaned_data.get("name")]
        names = ["text", "sector", "kind", "commitment", "term", "expected_result", "indicator", "money"]
        return MeasureInput(executors=executors, milestones=milestones, **{name: cleaned[name] for name in names})


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

    def clean_due_on(self) -> date | None:
        """Return the day, or None."""
        text = self.cleaned_data["due_on"].strip()
        if not text:
            return None
        for form in DAY_FORMATS:
            try:
                return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
            except ValueError:
                continue
        raise forms.ValidationError(_("“%(text)s” is not a day. Write it as 29.05.2026.") % {"text": text})

    def given(self) -> MilestoneInput:
        """Return the step that was entered."""
        cleaned = self.cleaned_data
        return MilestoneInput(cleaned["name"], cleaned["due_on"], cleaned["code"], cleaned["is_final"])


def initial_of(measure: Measure, parties: Sequence[Party]) -> dict[str, object]:
    """Return what the form shows of a measure."""
    names: dict[int, list[str]] = {}
    for one in measure.executors.select_related("organisation"):
        names.setdefault(one.party_id, []).append(one.organisation.name)
    shown: dict[str, object] = {f"executors_{party.pk}": "\n".join(names.get(party.pk, [])) for party in parties}
    fields = ["text", "sector", "kind", "commitment", "expected_result", "indicator", "money", "revision"]
    return (
        shown
        | {name: getattr(measure, name) for name in fields}
        | {"term": term_words(measure.term, get_language() or "ru")}
    )


def steps_of(measure: Measure) -> list[dict[str, object]]:
    """Return what the form shows of a measure's milestones."""
    return [
        {
            "name": step.name,
            "due_on": step.due_on.strftime("%d.%m.%Y") if step.due_on else "",
            "code": step.code,
            "is_final": step.is_final,
        }
        for step in measure.milestones.all()
    ]


class PeriodForm(forms.Form):
    """The period of a plan."""

    starts_on = forms.DateField(
        label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=gettext_lazy("To"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it starts."""
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The plan ends before it starts."))
        return cleaned
