"""A decision, with who carries it out and by when, and with votes where it was voted on."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _

from kunak.agreements.forms.act import DayField
from kunak.agreements.models import Party
from kunak.agreements.services.texts import LONGEST
from kunak.assignments.services import BodyInput
from kunak.assignments.words import WORDINGS
from kunak.core.assignments import Wording
from kunak.groups.forms.groups import typed_day
from kunak.groups.models import Decision
from kunak.groups.services import DecisionInput
from kunak.programme.forms.lines import LinesField, LinesWidget

VOTES = {"in_favour": _("in favour"), "against": _("against"), "abstained": _("abstained")}
FIRST = ("text", "executor_side", "executor", "wording", "due_on")
MOST_VOTES = 99


class DecisionForm(forms.Form):
    """A decision as it is written in the room."""

    text = forms.CharField(label=_("Decided"), widget=forms.Textarea(attrs={"rows": 2}), max_length=LONGEST)
    executor_side = forms.TypedChoiceField(
        label=_("Side of the executor"), coerce=int, empty_value=None, required=False
    )
    executor = forms.CharField(
        label=_("Executor"),
        help_text=_("One body; leave it empty where nobody is to do anything."),
        max_length=300,
        widget=forms.TextInput(attrs={"list": "bodies-all"}),
        required=False,
    )
    wording = forms.ChoiceField(
        label=_("Term in words"), choices=list(WORDINGS.items()), required=False, initial=Wording.NONE
    )
    due_on = DayField(label=_("Or a day"), required=False)
    controller = forms.CharField(label=_("Who watches over it"), max_length=200, required=False)

    def __init__(self, *arguments: Any, parties: Sequence[Party], **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.parties = {party.side_id: party for party in parties}
        field = self.fields["executor_side"]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [("", "—"), *((party.side_id, party.label) for party in parties)]
        for party in parties:
            self.fields[f"co_executors_{party.side_id}"] = LinesField(
                label=said("Co-executors: %(side)s") % {"side": party.label},
                widget=LinesWidget(attrs={"list": f"bodies-{party.pk}"}),
                required=False,
            )
        for party in parties:
            for code, word in VOTES.items():
                self.fields[f"{code}_{party.side_id}"] = forms.IntegerField(
                    label=f"{party.label}: {word}", min_value=0, max_value=MOST_VOTES, required=False
                )

        self.order_fields([*FIRST, *(f"co_executors_{side}" for side in self.parties)])

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """The fields that are always shown."""
        return [self[name] for name in FIRST]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """The fields that are shown when they are asked for."""
        return [self[name] for name in self.fields if name not in FIRST]

    def given(self) -> DecisionInput:
        """Return the decision that was entered; only after `is_valid`."""
        data = self.cleaned_data
        votes = [(side, *self._votes(side)) for side in self.parties]
        party = self.parties.get(data["executor_side"])
        return DecisionInput(
            text=data["text"],
            executor_side=party.side if party and data["executor"] else None,
            executor=data["executor"],
            co_executors=tuple(
                BodyInput(party.side, name)
                for side, party in self.parties.items()
                for name in data[f"co_executors_{side}"]
            ),
            wording=Wording(data["wording"] or Wording.NONE),
            due_on=data["due_on"],
            controller=data["controller"],
            votes=tuple(one for one in votes if any(one[1:])),
        )

    def _votes(self, side: int) -> tuple[int, int, int]:
        in_favour, against, abstained = (self.cleaned_data[f"{code}_{side}"] or 0 for code in VOTES)
        return in_favour, against, abstained


def shown_decision(decision: Decision) -> dict[str, Any]:
    """Return a decision as the form shows it. No query where its votes and co-executors are fetched."""
    votes = {f"{code}_{one.side_id}": getattr(one, code) for one in decision.votes.all() for code in VOTES}
    helpers: dict[str, list[str]] = {}
    for one in decision.co_executors.all():
        helpers.setdefault(f"co_executors_{one.side_id}", []).append(one.name)
    return {**votes, **helpers} | {
        "text": decision.text,
        "executor_side": decision.executor_side_id,
        "executor": decision.executor,
        "wording": decision.wording,
        "due_on": typed_day(decision.due_on),
        "controller": decision.controller,
    }
