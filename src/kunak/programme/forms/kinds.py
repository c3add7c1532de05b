"""A kind of measures and a field of an office's own, as somebody enters them."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

from kunak.core.kinds import GROUPS
from kunak.programme.forms.details import GROUP_NAMES
from kunak.programme.forms.measure import sector_choices
from kunak.programme.kinds import known_fields
from kunak.programme.models import OwnKind
from kunak.programme.services import FieldInput, KindInput
from kunak.programme.wording import TYPE_NAMES

ENTERED = [
    ("plan", pgettext_lazy("a field is entered", "in the plan")),
    ("report", pgettext_lazy("a field is entered", "in the report")),
    ("both", pgettext_lazy("a field is entered", "in both")),
]


def field_choices() -> list[tuple[str, str]]:
    """Return the fields that a kind may take, group by group."""
    language = get_language() or "ru"
    known = [one for one in known_fields().values() if one.entered != "own"]
    return [(one.code, one.name(language)) for one in sorted(known, key=lambda one: GROUPS.index(one.group))]


class KindForm(forms.Form):
    """A kind: what it is called and means, its sectors, usual steps and fields."""

    name = forms.CharField(label=pgettext_lazy("of a kind", "Name"), max_length=120)
    definition = forms.CharField(
        label=gettext_lazy("What is meant"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    sectors = forms.MultipleChoiceField(
        label=gettext_lazy("Sectors"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None means all."),
    )
    milestones = forms.CharField(
        label=gettext_lazy("Usual milestones"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("One in a row, in order; the last one ends the measure."),
    )
    fields_taken = forms.MultipleChoiceField(
        label=pgettext_lazy("of a kind", "What such measures tell"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The result and its proofs are told of every measure."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sectors"].choices = sector_choices()  # type: ignore[attr-defined]
        self.fields["fields_taken"].choices = field_choices()  # type: ignore[attr-defined]

    def given(self) -> KindInput:
        """Return the kind that was entered; only after `is_valid`."""
        cleaned = self.cleaned_data
        return KindInput(
            name=cleaned["name"],
            definition=cleaned["definition"],
            sectors=cleaned["sectors"],
            milestones=cleaned["milestones"].splitlines(),
            fields=cleaned["fields_taken"],
        )


class NewKindForm(KindForm):
    """A kind that is not there yet: its code is chosen once."""

    code = forms.CharField(
        label=pgettext_lazy("of a kind", "Code"),
        max_length=27,
        help_text=gettext_lazy("Latin letters, digits and hyphens, like volunteer-camp; it never changes."),
    )
    field_order = ("name", "code")


class FieldForm(forms.Form):
    """A field that no kind has yet."""

    name = forms.CharField(label=pgettext_lazy("of a field", "Name"), max_length=120)
    type = forms.ChoiceField(label=pgettext_lazy("of a field", "What is entered"), choices=list(TYPE_NAMES.items()))
    options = forms.CharField(
        label=gettext_lazy("Answers"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For a choice alone: one in a row."),
    )
    unit = forms.CharField(label=gettext_lazy("Unit"), required=False, max_length=30)
    hint = forms.CharField(label=pgettext_lazy("of a field", "Hint"), required=False, max_length=300)
    group = forms.ChoiceField(label=pgettext_lazy("of a field", "Where it stands"), choices=list(GROUP_NAMES.items()))
    entered = forms.ChoiceField(label=pgettext_lazy("of a field", "When it is entered"), choices=ENTERED)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **({"prefix": "field"} | kwargs))

    def given(self) -> FieldInput:
        """Return the field that was entered; only after `is_valid`."""
        cleaned = self.cleaned_data
        return FieldInput(**(cleaned | {"options": cleaned["options"].splitlines()}))


def initial_of_kind(kind: OwnKind) -> dict[str, Any]:
    """Return what the form shows of a kind."""
    return {
        "name": kind.name,
        "definition": kind.definition,
        "sectors": kind.sectors,
        "milestones": "\n".join(kind.milestones),
        "fields_taken": kind.fields,
        "revision": kind.revision,
    }
