"""What people type: a file or a pasted text; a value of each shape with the words that show it."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from kunak.core import reference
from kunak.documents import typed
from kunak.documents.errors import NothingToPaste, WordsNotFound
from kunak.documents.fields import PARTY_TYPES, Field, Shape
from kunak.documents.words import date_typed, shortened
from kunak.people.models import Territory
from kunak.ui.errors import message_for
from kunak.ui.templatetags.kunak_ui import duration_ru

PASTED_NAME_CHARACTERS = 60


class AddForm(forms.Form):
    """A file, or else a text."""

    file = forms.FileField(label=gettext_lazy("File"), required=False, allow_empty_file=True)
    text = forms.CharField(label=gettext_lazy("Text"), required=False, strip=False, widget=forms.Textarea)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields.values())

    def clean(self) -> dict[str, Any]:
        """Refuse a form with neither."""
        cleaned = super().clean() or {}
        if not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError(message_for(NothingToPaste()))
        return cleaned

    def document(self) -> tuple[str, bytes]:
        """Return the name and the bytes; a pasted text as UTF-8 with plain line ends, named by its first words."""
        file = self.cleaned_data.get("file")
        if isinstance(file, UploadedFile):
            return file.name or "", file.read()
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        first = next(line for line in text.splitlines() if line.strip())
        return shortened(" ".join(first.split()), PASTED_NAME_CHARACTERS).replace("/", " ") + ".txt", text.encode()


class FactForm(forms.Form):
    """A value with the words of the text that show it; each shape adds its own fields before."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label=gettext_lazy("Words in the text"),
        help_text=gettext_lazy("Select them in the text, or paste them here. Empty where the text does not say it."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-words": ""}),
    )

    def __init__(self, *args: Any, field: Field, text: str, spans: Sequence[Sequence[int]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field, self.text, self.spans = field, text, [list(span) for span in spans]
        self.initial.setdefault("words", quoted(text, self.spans))
        self.prepare()
        dress(self.fields.values())
        self.order_fields([name for name in self.fields if name not in {"words", "revision", "start", "end"}])

    def prepare(self) -> None:
        """Give choices to what the shape asks for."""

    def clean(self) -> dict[str, Any]:
        """Find the words: as selected, else unchanged, else by looking for them."""
        cleaned = super().clean() or {}
        try:
            cleaned["spans"] = self._spans(cleaned)
        except WordsNotFound as error:
            self.add_error("words", message_for(error))
        return cleaned

    def _spans(self, cleaned: dict[str, Any]) -> list[list[int]]:
        words, start, end = (cleaned.get(name) for name in ("words", "start", "end"))
        if same(words or "", quoted(self.text, self.spans)):
            return self.spans
        if start is not None and end is not None and same(words or "", self.text[start:end]):
            return [[start, end]] if 0 <= start < end else []
        return typed.find_words(words or "", self.text, after=self.spans[0][0] if self.spans else 0)

    @property
    def value(self) -> Any:
        """The value in the shape of its field."""
        return self.cleaned_data["value"]

    def offer(self, name: str, choices: Iterable[Any]) -> None:
        """Give a field its choices."""
        cast("forms.ChoiceField", self.fields[name]).choices = list(choices)


class OneForm(FactForm):
    """A value in one field."""

    def prepare(self) -> None:
        """Call the field by its name on the page."""
        self.fields["value_field"].label = str(self.field.label)

    @property
    def value(self) -> str:
        return str(self.cleaned_data["value_field"])


class TextForm(OneForm):
    """Some words."""

    value_field = forms.CharField(max_length=500)


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
        self.offer("value_field", self.field.choices.items())


class SectorForm(OneForm):
    """One of the sectors."""

    value_field = forms.ChoiceField()

    def prepare(self) -> None:
        """Offer the sectors by name."""
        super().prepare()
        self.offer("value_field", sector_choices())


class EffectForm(OneForm):
    """What the agreement takes effect on: an event, or a day."""

    value_field = forms.ChoiceField()
    on = forms.CharField(label=pgettext_lazy("of effect", "Day"), required=False)

    def prepare(self) -> None:
        """Offer the events and a day."""
        super().prepare()
        self.offer("value_field", [*self.field.choices.items(), ("", _("on a given day"))])
        self.fields["value_field"].required = False
        self.fields["on"].help_text = _("29.05.2025; only for a given day")
        self.fields["on"].widget.attrs["class"] = "input input--short"

    def clean(self) -> dict[str, Any]:
        """Ask for the day where no event is chosen."""
        cleaned = super().clean()
        if not cleaned.get("value_field"):
            try:
                cleaned["value_field"] = understood_date(cleaned.get("on") or "")
            except forms.ValidationError as error:
                self.add_error("on", error)
        return cleaned


class PartyForm(FactForm):
    """A party or a body that coordinates."""

    name = forms.CharField(label=pgettext_lazy("of a party", "Name"), max_length=300, required=False)
    type = forms.ChoiceField(label=pgettext_lazy("of a party", "What it is"), choices=list(PARTY_TYPES.items()))
    code = forms.ChoiceField(label=gettext_lazy("Territory"), required=False)

    def prepare(self) -> None:
        """Offer the territories, regions before countries."""
        self.offer("code", territory_choices(keep=self.initial.get("code")))
        self.fields["name"].help_text = _("In full, in the nominative. A region or country is named by its territory.")

    def clean(self) -> dict[str, Any]:
        """Name a region or a country as the reference data does, and ask everybody else for a name."""
        cleaned = super().clean()
        territory = Territory.objects.filter(code=cleaned.get("code") or "").first()
        if territory and cleaned.get("type") in {"territory", "country"} and self._is_named_by(territory, cleaned):
            cleaned["name"] = territory.name
        if not cleaned.get("name"):
            self.add_error("name", _("Write the name, or choose a territory."))
        return cleaned

    def _is_named_by(self, territory: Territory, cleaned: dict[str, Any]) -> bool:
        """Say whether the code is the party's own: a part of a country carries the country's and keeps its name."""
        kind = {"region": "territory", "country": "country"}[territory.kind]
        return not cleaned.get("name") or kind == cleaned["type"]

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
        self.offer("sector", sector_choices())
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


def dress(fields: Iterable[forms.Field]) -> None:
    """Give widgets the classes of the style sheet where they have none."""
    for field in fields:
        widget = field.widget
        name = "select" if isinstance(widget, forms.Select) else "input"
        name = "textarea" if isinstance(widget, forms.Textarea) else name
        if not widget.is_hidden:
            widget.attrs.setdefault("class", name)


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


def quoted(text: str, spans: Sequence[Sequence[int]]) -> str:
    """Return the words of the spans, parted by « … »."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def same(words: str, others: str) -> bool:
    """Say whether the words are the same, white space aside."""
    return words.split() == others.split()


def understood_date(written: str) -> str:
    """Return a typed date as ISO 8601.

    Raises:
        ValidationError: it is none.
    """
    found = typed.day(written)
    if found is None:
        raise forms.ValidationError(_("This is no date. Write 29.05.2025, “May 2025” or just 2013."))
    return found


def sector_choices() -> list[tuple[str, str]]:
    """Return the sectors by code and name."""
    language = get_language() or "ru"
    return [(sector.code, sector.name(language)) for sector in reference.sectors().values()]


def territory_choices(keep: str | None) -> list[Any]:
    """Return the territories in two groups, after «none»; a code that is none of them is kept. One query."""
    groups: dict[str, list[tuple[str, str]]] = {"region": [], "country": []}
    names = "name" if (get_language() or "ru").startswith("ru") else "name_en"
    for code, kind, name in Territory.objects.order_by(names).values_list("code", "kind", names):
        groups[kind].append((code, name))
    known = {code for group in groups.values() for code, _name in group}
    kept = [(keep, keep)] if keep and keep not in known else []
    return [("", _("none")), *kept, (_("Regions"), groups["region"]), (_("Countries"), groups["country"])]
