"""The shape of input about one measure; what was typed stays whatever is refused."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kunak.agreements.models import Agreement, Commitment, Party
from kunak.core import reference
from kunak.core.kinds import fields_for
from kunak.core.programme.steps import named_twice
from kunak.core.programme.term import term_words
from kunak.core.reading.heading import as_heading
from kunak.core.reference import MeasureKind
from kunak.programme.content import named, reporters_of
from kunak.programme.errors import StepsAlike
from kunak.programme.forms.details import (
    PREFIX,
    DetailField,
    codes_with_value,
    details_given,
    grouped,
    typed_details,
)
from kunak.programme.forms.funding import FundingForm, bound_funding, shown_funding
from kunak.programme.forms.lines import LinesField, LinesWidget
from kunak.programme.forms.steps import bound_steps, shown_steps, with_usual
from kunak.programme.forms.term import TermField
from kunak.programme.forms.territories import TerritoriesField, offered_territories, shown_territories
from kunak.programme.kinds import kind_of, known_fields, offered_kinds
from kunak.programme.models import Measure
from kunak.programme.queries.funding import grounds_for
from kunak.programme.services import MeasureInput
from kunak.ui.errors import message_for


def sector_choices(allowed: Sequence[str] | None = None) -> list[tuple[str, str]]:
    """Return the sectors in the page's language; those allowed alone, where they are given."""
    known = reference.sectors().items()
    return [(code, one.name(language())) for code, one in known if allowed is None or code in allowed]


def kind_choices(present: str = "") -> list[tuple[str, str]]:
    """Return the kinds of measures in the page's language, the general one first; a switched off one where present."""
    return [(code, kind.name(language())) for code, kind in offered_kinds(present).items()]


def language() -> str:
    """Return the language of the page."""
    return get_language() or "ru"


class CommitmentField(forms.ModelChoiceField[Commitment]):
    """A commitment of the agreement, named by its words."""

    def label_from_instance(self, obj: Commitment) -> str:
        """Return as much of the words as a list can show, as a heading writes them."""
        told = as_heading(obj.text)
        return told if len(told) <= 110 else f"{told[:110]}…"


class MeasureForm(forms.Form):
    """One measure with executors of each party, one in a row, the fields of its kind, and its milestones.

    What was entered for another kind stays in the form, so that nothing is lost when the kind changes.
    """

    text = forms.CharField(label=gettext_lazy("Measure"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    sector = forms.ChoiceField(label=gettext_lazy("Sector"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind of measure"))
    commitment = CommitmentField(
        label=gettext_lazy("Commitment that it carries out"),
        queryset=Commitment.objects.none(),
        required=False,
        empty_label="—",
    )
    term = TermField(
        label=gettext_lazy("Term"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("A day, a quarter, half a year, a year, a span or “constantly”: 29.05.2026, Q3 2026."),
    )
    signed_result = forms.CharField(
        label=gettext_lazy("Result as signed"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("In the words of the signed paper, however soft; they stay as they are."),
    )
    expected_result = forms.CharField(
        label=gettext_lazy("Expected result that can be checked"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("A number, a paper or a deed: 20 internships a year, an act of adoption."),
    )
    indicator = forms.CharField(
        label=gettext_lazy("Indicator, unit and target"),
        widget=forms.TextInput(attrs={"list": "indicators"}),
        required=False,
        max_length=300,
        help_text=gettext_lazy("For instance: students on exchange, 20 people."),
    )
    money = forms.CharField(label=gettext_lazy("Source of money"), required=False, max_length=300)
    territories = TerritoriesField(
        label=gettext_lazy("Territories where it happens"),
        required=False,
        help_text=gettext_lazy(
            "Regions or countries, one in a row; both sides agree on them. Where none is named, the map goes by the "
            "words of the place, then by the executors, and says so."
        ),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, agreement: Agreement, *args: Any, sectors: Sequence[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement, self.sectors, self.parties = agreement, sectors, list(agreement.parties.all())
        self._choice("sector").choices = sector_choices(sectors)
        commitments = self.fields["commitment"]
        if isinstance(commitments, CommitmentField):
            commitments.queryset = agreement.commitments.all()
        for party in self.parties:
            self.fields[f"executors_{party.pk}"] = LinesField(
                label=_("Executors: %(side)s") % {"side": party.label},
                widget=LinesWidget(attrs={"list": f"bodies-{party.pk}"}),
                required=False,
                help_text=_("One body in a row."),
            )
            self.fields[f"coexecutors_{party.pk}"] = LinesField(
                label=_("Co-executors: %(side)s") % {"side": party.label},
                widget=LinesWidget(attrs={"list": f"bodies-{party.pk}"}),
                required=False,
            )
            self.fields[f"reporter_{party.pk}"] = forms.CharField(
                label=_("Who reports: %(side)s") % {"side": party.label},
                required=False,
                max_length=300,
                help_text=_("Post and name; of the first body above."),
            )
        self._choice("kind").choices = kind_choices(str(self["kind"].value()))
        self.chosen: MeasureKind = kind_of(str(self["kind"].value()))
        entered = codes_with_value(self.data if self.is_bound else self.initial)
        self.planned, self.former = fields_for(self.chosen, known_fields(), entered)
        for field in (*self.planned, *self.former):
            self.fields[f"{PREFIX}{field.code}"] = DetailField(field)
        self.steps = bound_steps(self.data) if self.is_bound else []
        self.funding: list[FundingForm] = []
        if not self.is_bound:
            self.show_funding([])
        elif any(name.startswith("money") for name in self.data if name != "money"):
            self.funding = bound_funding(self.parties, self.grounds, self.data)

    def _choice(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        if not isinstance(field, forms.ChoiceField):
            raise TypeError(name)
        return field

    @property
    def executor_fields(self) -> list[tuple[Party, forms.BoundField]]:
        """The fields of executors with their parties."""
        return [(party, self[f"executors_{party.pk}"]) for party in self.parties]

    @property
    def helper_fields(self) -> list[tuple[Party, forms.BoundField, forms.BoundField]]:
        """The fields of co-executors and of who reports, with their parties."""
        return [(party, self[f"coexecutors_{party.pk}"], self[f"reporter_{party.pk}"]) for party in self.parties]

    @property
    def has_helpers(self) -> bool:
        """Whether anything is to be seen there."""
        shown = [field for _party, *fields in self.helper_fields for field in fields]
        return any(field.errors or any(field.value() or ()) for field in shown)

    @property
    def detail_groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of the kind, group by group."""
        return list(grouped(self, self.planned))

    @property
    def former_fields(self) -> list[forms.BoundField]:
        """What was entered for another kind."""
        return [self[f"{PREFIX}{field.code}"] for field in self.former]

    @property
    def offered_territories(self) -> list[str]:
        """The territories that the browser suggests."""
        return offered_territories()

    @property
    def kind_indicators(self) -> list[str]:
        """The indicators that measures of the kind feed, each with its unit."""
        is_russian = language().startswith("ru")
        found = self.chosen.indicators
        return [f"{one.name(language())}, {one.unit_ru if is_russian else one.unit_en}" for one in found]

    @property
    def kind_definition(self) -> str:
        """What the chosen kind means; the reference data has it in Russian."""
        return self.chosen.definition_ru if language().startswith("ru") else ""

    def show_steps(self, rows: Sequence[dict[str, object]]) -> None:
        """Show these steps and some empty rows."""
        self.steps = shown_steps(rows)

    @cached_property
    def grounds(self) -> dict[int, Agreement]:
        """The agreements that a transfer may name, by primary key. Three queries, only where money is told of."""
        return {one.pk: one for one in grounds_for(self.agreement)}

    def show_funding(self, rows: Sequence[dict[str, object]]) -> None:
        """Show these amounts and an empty row."""
        self.funding = shown_funding(self.parties, self.grounds, rows)

    def with_usual_steps(self) -> "MeasureForm":
        """Return a form with the same values and the usual steps of its kind; what people added to them stays."""
        typed = {name: self[name].value() for name in self.fields}
        fresh = MeasureForm(self.agreement, initial=typed, sectors=self.sectors)
        fresh.show_steps(with_usual([step.typed() for step in self.steps], str(typed["kind"] or "general")))
        typed_money = [{name: row[name].value() for name in row.fields} for row in self.funding if row.is_filled]
        fresh.show_funding(typed_money)
        return fresh

    def clean_text(self) -> str:
        """Fold blanks."""
        return " ".join(self.cleaned_data["text"].split())

    def clean(self) -> dict[str, Any]:
        """Check the steps and the amounts too; each fault is told with the name of its step or row."""
        cleaned = super().clean() or {}
        for number, step in enumerate(self.steps, start=1):
            for errors in step.errors.values():
                named = str(step["name"].value() or number)
                for error in errors:
                    told = _("Milestone “%(name)s”: %(error)s") % {"name": named, "error": error}
                    self.add_error(None, told)
        name = named_twice(filter(None, (step.cleaned_data.get("name") for step in self.steps)))
        if name is not None:
            self.add_error(None, message_for(StepsAlike(name=name)))
        for place, row in enumerate(self.funding, start=1):
            for name, faults in row.errors.items():
                at = {"n": place, "field": row.fields[name].label, "error": " ".join(map(str, faults))}
                told = _("Money, row %(n)s, %(field)s: %(error)s") % at
                self.add_error(None, forms.ValidationError(told, code="funding"))
        for party in self.parties:
            if cleaned.get(f"reporter_{party.pk}") and not cleaned.get(f"executors_{party.pk}"):
                self.add_error(
                    f"reporter_{party.pk}", _("Name an executor of this side too: one of its people reports.")
                )
        return cleaned

    def given(self) -> MeasureInput:
        """Return the measure that was entered; only after `is_valid`."""
        cleaned = self.cleaned_data
        executors = {party.pk: cleaned[f"executors_{party.pk}"] for party in self.parties}
        milestones = [step.given() for step in self.steps if step.cleaned_data.get("name")]
        names = [
            "text",
            "sector",
            "kind",
            "commitment",
            "term",
            "signed_result",
            "expected_result",
            "indicator",
            "money",
            "territories",
        ]
        details = details_given(cleaned, (*self.planned, *self.former))
        return MeasureInput(
            executors=executors,
            milestones=milestones,
            details=details,
            coexecutors={party.pk: cleaned[f"coexecutors_{party.pk}"] for party in self.parties},
            reporters={party.pk: cleaned[f"reporter_{party.pk}"] for party in self.parties},
            funding=[row.given() for row in self.funding if row.is_filled],
            **{name: cleaned[name] for name in names},
        )


def initial_of(measure: Measure, parties: Sequence[Party]) -> dict[str, Any]:
    """Return what the form shows of a measure."""
    bodies, helpers, reporters = named(measure, is_co=False), named(measure, is_co=True), reporters_of(measure)
    return {
        "text": measure.text,
        "sector": measure.sector,
        "kind": measure.kind,
        "commitment": measure.commitment_id,
        "term": term_words(measure.term, language()),
        **{f"executors_{party.pk}": bodies.get(party.pk, []) for party in parties},
        **{f"coexecutors_{party.pk}": helpers.get(party.pk, []) for party in parties},
        **{f"reporter_{party.pk}": reporters.get(party.pk, "") for party in parties},
        "signed_result": measure.signed_result,
        "expected_result": measure.expected_result,
        "indicator": measure.indicator,
        "money": measure.money,
        "territories": shown_territories(measure.territories),
        **typed_details(measure.details),
        "revision": measure.revision,
    }
