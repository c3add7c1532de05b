"""What people type about assignments."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kunak.agreements.forms.act import DayField
from kunak.agreements.services.texts import LONGEST
from kunak.assignments.models import AssignmentRule, ChangeKind, ResultKind
from kunak.assignments.models.rule import LONGEST_DAYS, LONGEST_MONTHS
from kunak.assignments.services import BodyInput, GivenAssignment, ReportInput, RuleInput
from kunak.assignments.words import CHANGES, OUTCOMES, WORDINGS
from kunak.core.assignments import DueRules, Outcome, Wording
from kunak.documents.forms.add import SeveralFiles, SeveralFilesInput
from kunak.documents.services.as_it_came import MEDIA_TYPES
from kunak.people.models import Side
from kunak.programme.forms.lines import LinesField, LinesWidget
from kunak.programme.models import Measure
from kunak.ui.templatetags.kunak_ui import date_words

ACCEPTED = ",".join(["image/*", *(f".{suffix}" for suffix in MEDIA_TYPES)])
BODIES = {"list": "bodies"}


def lines(text: str) -> tuple[str, ...]:
    """Return the lines that say anything."""
    return tuple(one.strip() for one in text.splitlines() if one.strip())


class GiveForm(forms.Form):
    """An assignment to a body of the own side, as its paper gives it."""

    text = forms.CharField(
        label=pgettext_lazy("of an assignment", "What is to be done"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
    )
    items = forms.CharField(
        label=pgettext_lazy("of an assignment", "Items"),
        help_text=_("One a line, where there are several things to do: each is reported by itself."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        required=False,
    )
    executor = forms.CharField(label=_("Executor"), max_length=300, widget=forms.TextInput(attrs=BODIES))
    co_executors = LinesField(
        label=_("Co-executors"),
        help_text=_("One a line; each reports on its share."),
        widget=LinesWidget(attrs=BODIES),
        required=False,
    )
    source = forms.CharField(
        label=_("Ground"),
        help_text=_("The paper that gives it: letter of 02.03.2026 No. 12."),
        max_length=300,
    )
    signed_on = DayField(label=_("Day of the paper"))
    registered_on = DayField(
        label=_("Day of registration"),
        help_text=_("Urgent terms run from it; empty where it is not known."),
        required=False,
    )
    wording = forms.ChoiceField(
        label=_("How the term is put"),
        choices=[("", _("as the words of the assignment say")), *WORDINGS.items()],
        required=False,
    )
    stated = DayField(
        label=_("Term in the paper"),
        help_text=_("Like 30.04.2026; of what goes on, the last day of the work. Empty where the paper names none."),
        required=False,
    )
    controller = forms.CharField(
        label=_("Who controls it"), help_text=_("As the paper names the person."), max_length=200, required=False
    )

    def given(self, side: Side, *, kind: str, measure: Measure | None) -> GivenAssignment:
        """Return what `give` takes; only after `is_valid`."""
        data = self.cleaned_data
        return GivenAssignment(
            text=data["text"],
            executor=BodyInput(side, data["executor"]),
            co_executors=tuple(BodyInput(side, name) for name in data["co_executors"]),
            items=lines(data["items"]),
            source_kind=kind,  # type: ignore[arg-type]
            source=data["source"],
            signed_on=data["signed_on"],
            registered_on=data["registered_on"],
            wording=Wording(data["wording"]) if data["wording"] else None,
            stated=data["stated"],
            controller=data["controller"],
            measure=measure,
        )


class ReportForm(forms.Form):
    """What was done of a part, what came of it and what proves it."""

    period = forms.TypedChoiceField(label=_("For the period until"), coerce=date.fromisoformat, empty_value=None)
    outcome = forms.ChoiceField(label=_("What you report"), widget=forms.RadioSelect)
    result = forms.CharField(label=_("What was done"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST)
    result_kind = forms.ChoiceField(
        label=_("What the result is"),
        choices=[("", _("not chosen")), *ResultKind.choices],
        help_text=_("Needed where it is done."),
        required=False,
    )
    paper = forms.CharField(
        label=_("Day and number of the paper, or the system"),
        help_text=_("Outgoing letter of 09.03.2026 No. 45; needed where it is done."),
        max_length=300,
        required=False,
    )
    proofs = SeveralFiles(
        widget=SeveralFilesInput(attrs={"accept": ACCEPTED}),
        label=_("Proofs"),
        help_text=_("The letter, the act, a picture of the system; several at once. Needed where it is done."),
        required=False,
        allow_empty_file=True,
    )

    def __init__(self, *arguments: Any, periods: Iterable[date], goes_on: bool, **named: Any) -> None:
        super().__init__(*arguments, **named)
        told = [(code, word) for code, word in OUTCOMES.items() if goes_on or code != Outcome.PERIOD]
        self.fields["outcome"].choices = told  # type: ignore[attr-defined]
        if goes_on:
            choices = [(one.isoformat(), date_words(one)) for one in periods]
            self.fields["period"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["period"]

    def given(self) -> ReportInput:
        """Return what `report` takes; only after `is_valid`."""
        data = self.cleaned_data
        return ReportInput(
            outcome=Outcome(data["outcome"]),
            result=data["result"],
            result_kind=data["result_kind"],
            paper=data["paper"],
            period=data.get("period"),
            files=tuple((one.name or "", one.read()) for one in data["proofs"]),
        )


class AskForm(forms.Form):
    """Another day, or the withdrawal, and why."""

    kind = forms.ChoiceField(label=_("What you ask for"), choices=list(CHANGES.items()), widget=forms.RadioSelect)
    to_on = DayField(label=_("New day"), help_text=_("Needed for another day; like 29.05.2026."), required=False)
    reason = forms.CharField(
        label=_("Reason, for those who decide"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a move without its day."""
        data = super().clean() or {}
        if data.get("kind") == ChangeKind.SHIFT and not data.get("to_on") and "to_on" not in self.errors:
            self.add_error("to_on", _("Write the new day."))
        return data


class RuleForm(forms.Form):
    """How the office of the own side counts terms."""

    at_once_days = forms.IntegerField(label=_("“At once”, days"), min_value=1, max_value=LONGEST_DAYS)
    at_once_is_working = forms.BooleanField(label=pgettext_lazy("of a term", "working days"), required=False)
    urgent_days = forms.IntegerField(label=_("“Urgent”, days"), min_value=1, max_value=LONGEST_DAYS)
    urgent_is_working = forms.BooleanField(label=pgettext_lazy("of a term", "working days"), required=False)
    promptly_days = forms.IntegerField(label=_("“Promptly”, days"), min_value=1, max_value=LONGEST_DAYS)
    promptly_is_working = forms.BooleanField(label=pgettext_lazy("of a term", "working days"), required=False)
    months = forms.IntegerField(label=_("No term is given, months"), min_value=1, max_value=LONGEST_MONTHS)
    report_day = forms.IntegerField(label=_("Reports: day of the month after the period"), min_value=1, max_value=28)
    standing_day = forms.IntegerField(label=_("“Constantly”: day of the yearly report"), min_value=1, max_value=28)
    standing_month = forms.IntegerField(label=_("“Constantly”: month of the yearly report"), min_value=1, max_value=12)
    source = forms.CharField(
        label=_("By which act"), help_text=_("The rules of records management of your side."), max_length=500
    )

    def given(self) -> RuleInput:
        """Return what `set_rule` takes; only after `is_valid`."""
        return RuleInput(**self.cleaned_data)


def shown_rule(rules: DueRules, own: AssignmentRule | None) -> dict[str, Any]:
    """Return the rules that hold as the form shows them."""
    return {
        "at_once_days": rules.at_once.days,
        "at_once_is_working": rules.at_once.is_working,
        "urgent_days": rules.urgent.days,
        "urgent_is_working": rules.urgent.is_working,
        "promptly_days": rules.promptly.days,
        "promptly_is_working": rules.promptly.is_working,
        "months": rules.months,
        "report_day": rules.report_day,
        "standing_month": rules.standing_on[0],
        "standing_day": rules.standing_on[1],
        "source": own.source if own else "",
    }
