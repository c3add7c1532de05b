"""One form for each shape of a value."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from kunak.core import reference
from kunak.documents import typed
from kunak.documents.fields import PARTY_TYPES, Field, Shape
from kunak.documents.forms.choices import sector_choices, territory_choices
from kunak.documents.forms.fact import FactForm, OneForm
from kunak.documents.words import date_typed
from kunak.people.models import Territory
from kunak.ui.templatetags.kunak_ui import duration_ru


class TextForm(OneForm):
    """Some words."""

    value_field = forms.CharField(max_length=500)

    def prepare(self) -> None:
        """Show a title, which is long, in lines."""
        super().prepare()
        if self.field.name == "title":
            self.fields["value_field"].widget = in_lines(500)

    def clean_value_field(self) -> str:
        """Take the words as one line."""
        return " ".join(self.cleaned_data["value_field"].split())


class DateForm(TextForm):
    """A date, as precise as it is known."""

    def prepare(self) -> None:
        """Say how it may be written."""
        super().prepare()
        self.fields["value_field"].help_text = _("29.05.2025, “May 2025” or just 2013")
        self.fields["value_field"].widget.attrs["class"] = "input input--short"

    def clean_value_field(self) -> str:
        """Understand the date."""
        return understood_date(self.cleaned_data["value_field"])


class DurationForm(TextForm):
    """A length of time."""

    def prepare(self) -> None:
        """Say how it may be written."""
        super().prepare()
        self.fields["value_field"].help_text = _("“5 years”, “6 months”, “30 days” or “indefinite”")
        self.fields["value_field"].widget.attrs["class"] = "input input--short"

    def clean_value_field(self) -> str:
        """Understand the length."""
        found = typed.length(self.cleaned_data["value_field"])
        if found is None:
            raise forms.ValidationError(_("This is no length of time. Write “5 years”, “6 months” or “indefinite”."))
        return found


class ChoiceForm(OneForm):
    """One of the field's codes."""

    value_field = forms.ChoiceField()

    def prepare(self) -> None:
        """Offer the codes in words."""
        super().prepare()
        self.offer_one("value_field", self.field.choices.items())


class SectorForm(OneForm):
    """One of the sectors."""

    value_field = forms.ChoiceField()

    def prepare(self) -> None:
        """Offer the sectors by name."""
        super().prepare()
        self.offer_one("value_field", sector_choices())


class EffectForm(OneForm):
    """What the agreement takes effect on: an event, or a day."""

    value_field = forms.ChoiceField()
    on = forms.CharField(label=pgettext_lazy("of effect", "Day"), required=False)

    def prepare(self) -> None:
        """Offer the events and a day."""
        super().prepare()
        self.offer("value_field", [*self.field.choices.items(), ("", _("on a given day"))])
        self.fields["value_field"].required = False
        self.initial.setdefault("value_field", "")  # else what nobody chose would be chosen already
        self.fields["on"].help_text = _("29.05.2025; only for a given day")
        self.fields["on"].widget.attrs["class"] = "input input--short"

    def clean(self) -> dict[str, Any]:
        """Ask for the day where no event is chosen; one that was typed beside an event is not dropped."""
        cleaned = super().clean()
        if cleaned.get("value_field") and cleaned.get("on") and "on" in self.changed_data:
            self.add_error("on", _("A day counts only with “on a given day”. Choose that above, or empty this field."))
        if not cleaned.get("value_field"):
            try:
                cleaned["value_field"] = understood_date(cleaned.get("on") or "")
            except forms.ValidationError as error:
                self.add_error("on", error)
        return cleaned


KINDS = {"territory": "region", "country": "country"}  # a party's type, and the kind of territory that names it


ONLY_KINDS = frozenset(("регион", "область", "край", "республика", "автономный", "автономная", "округ", "субъект")) | {
    *("федерации", "российской", "рф", "страна", "государство", "соседний", "соседняя", "соседнее", "наш", "наша"),
    *("другой", "другая", "region", "country", "state", "republic", "the", "a"),
}
"""Words that name no territory, as `_plain` writes them."""


class PartyForm(FactForm):
    """A party or a body that coordinates."""

    name = forms.CharField(label=pgettext_lazy("of a party", "Name"), max_length=300, required=False)
    type = forms.ChoiceField(label=pgettext_lazy("of a party", "What it is"), choices=list(PARTY_TYPES.items()))
    code = forms.ChoiceField(label=gettext_lazy("Territory"), required=False)

    def prepare(self) -> None:
        """Offer the territories, regions before countries."""
        self.fields["name"].widget = in_lines(300)
        self.offer("code", territory_choices(keep=self.initial.get("code")))
        self.fields["name"].help_text = _("In full, in the nominative. A region or country is named by its territory.")

    def clean(self) -> dict[str, Any]:
        """Name a region or a country as the reference data does, and ask everybody else for a name."""
        cleaned = super().clean()
        cleaned["name"] = " ".join((cleaned.get("name") or "").split())
        if cleaned.get("type") in KINDS:
            self._take_territory(cleaned, KINDS[cleaned["type"]])
            if not cleaned.get("code") and _is_only_a_kind(cleaned["name"]):
                self.add_error("name", _("“%(name)s” names none: choose a territory.") % {"name": cleaned["name"]})
        if not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Write the name, or choose a territory."))
        return cleaned

    def _take_territory(self, cleaned: dict[str, Any], kind: str) -> None:
        """Find the territory that was typed, or name the one that was chosen; what contradicts it is not dropped.

        A part of a country carries the country's code and keeps its own name.
        """
        typed_name, code = cleaned["name"], cleaned.get("code") or ""
        is_typed = bool(typed_name) and typed_name != self.initial.get("name")
        typed_one = _called(typed_name, kind) if is_typed else None
        if typed_one and code in {"", self.initial.get("code") or ""}:
            cleaned["code"], cleaned["name"] = typed_one.code, typed_one.name
            return
        chosen = Territory.objects.filter(code=code, region=None).first()
        if chosen is None or (typed_name and chosen.kind != kind):
            return
        if is_typed and typed_one != chosen:
            told = _(
                "A region or country is named by its territory, here “%(name)s”. Choose another territory, or another "
                "kind of party."
            )
            self.add_error("name", told % {"name": chosen.told_name})
            return
        cleaned["name"] = chosen.name

    @property
    def value(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {"name": cleaned["name"], "type": cleaned["type"], "code": cleaned["code"] or None}


class PersonForm(FactForm):
    """Somebody who signed."""

    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=200)
    post = forms.CharField(label=gettext_lazy("Post"), max_length=300, required=False)
    party = forms.ChoiceField(label=gettext_lazy("Signed for"), required=False)

    def __init__(self, *args: Any, parties: Sequence[str] = (), **kwargs: Any) -> None:
        self.parties = parties
        super().__init__(*args, **kwargs)

    def prepare(self) -> None:
        """Offer the parties of the agreement, and the name that stands there now."""
        names = dict.fromkeys([*self.parties, *filter(None, [self.initial.get("party")])])
        self.offer("party", [("", _("not known")), *((name, name) for name in names)])

    @property
    def value(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] or None for name in ("name", "post", "party")}


class CommitmentForm(FactForm):
    """One thing that the parties undertook."""

    text_field = forms.CharField(
        label=gettext_lazy("What they undertook"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    sector = forms.ChoiceField(label=gettext_lazy("Sector"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind of measure"), required=False)

    def prepare(self) -> None:
        """Offer sectors and kinds by name."""
        self.offer_one("sector", sector_choices())
        language = get_language() or "ru"
        kinds = [(kind.code, kind.name(language)) for kind in reference.measure_kinds().values()]
        self.offer("kind", [("", _("not said")), *kinds])

    @property
    def value(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {"text": cleaned["text_field"], "sector": cleaned["sector"], "kind": cleaned["kind"] or None}


class PlannedForm(FactForm):
    """Something promised for later."""

    text_field = forms.CharField(label=gettext_lazy("What is planned"), max_length=2000)
    when = forms.CharField(label=gettext_lazy("When, in the words of the text"), max_length=200, required=False)

    @property
    def value(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text_field"], "when": self.cleaned_data["when"] or None}


class QuoteForm(FactForm):
    """Somebody's words."""

    speaker = forms.CharField(label=gettext_lazy("Who said it"), max_length=200, required=False)
    text_field = forms.CharField(
        label=gettext_lazy("What was said"), max_length=5000, widget=forms.Textarea(attrs={"rows": 4})
    )

    @property
    def value(self) -> dict[str, Any]:
        return {"speaker": self.cleaned_data["speaker"] or None, "text": self.cleaned_data["text_field"]}


FORMS: dict[Shape, type[FactForm]] = {
    Shape.TEXT: TextForm,
    Shape.DATE: DateForm,
    Shape.DURATION: DurationForm,
    Shape.CHOICE: ChoiceForm,
    Shape.EFFECT: EffectForm,
    Shape.SECTOR: SectorForm,
    Shape.PARTY: PartyForm,
    Shape.PERSON: PersonForm,
    Shape.COMMITMENT: CommitmentForm,
    Shape.PLANNED: PlannedForm,
    Shape.QUOTE: QuoteForm,
}


def initial_of(field: Field, value: Any) -> dict[str, Any]:
    """Return a value as its form shows it."""
    match field.shape:
        case Shape.DATE:
            return {"value_field": date_typed(value)}
        case Shape.DURATION:
            return {"value_field": duration_ru(value)}
        case Shape.EFFECT if value not in field.choices:
            return {"value_field": "", "on": date_typed(value)}
        case Shape.COMMITMENT | Shape.PLANNED | Shape.QUOTE:
            return {**value, "text_field": value["text"]}
        case Shape.PARTY | Shape.PERSON:
            return dict(value)
    return {"value_field": value}


def in_lines(longest: int) -> forms.Textarea:
    """Return a field of two lines for words that are too long for one."""
    return forms.Textarea(attrs={"rows": 2, "maxlength": longest, "class": "textarea textarea--short"})


def _called(name: str, kind: str) -> Territory | None:
    """Return the territory of a kind by its full or short name in either language; ё and case do not matter."""
    meant = _plain(name)
    for one in Territory.objects.filter(kind=kind, region=None):
        if meant in {_plain(known) for known in (one.name, one.short, one.name_en, one.short_en, one.abbr) if known}:
            return one
    return None


def _is_only_a_kind(name: str) -> bool:
    """Whether a name says what a party is, and not which."""
    return bool(name) and set(_plain(name).split()) <= ONLY_KINDS


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("ё", "е").split())


def understood_date(written: str) -> str:
    """Return a typed date as ISO 8601.

    Raises:
        ValidationError: it is none.
    """
    found = typed.day(written)
    if found is None:
        raise forms.ValidationError(_("This is no date. Write 29.05.2025, “May 2025” or just 2013."))
    return found
