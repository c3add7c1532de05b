"""What the forms of all values share: the words that show it, the look of the fields."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kunak.documents import typed
from kunak.documents.errors import WordsNotFound
from kunak.documents.fields import Field
from kunak.ui.errors import message_for

LONGEST_WORDS = 20_000  # characters; they are looked for in the text as one pattern


class FactForm(forms.Form):
    """A value with the words of the text that show it; each shape adds its own fields before."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    start = forms.IntegerField(widget=forms.HiddenInput, required=False)
    end = forms.IntegerField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label=gettext_lazy("Words in the text"),
        help_text=gettext_lazy("Select them in the text, or paste them here. Leave this empty where there are none."),
        required=False,
        max_length=LONGEST_WORDS,
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

    def offer_one(self, name: str, choices: Iterable[Any]) -> None:
        """Give a field its choices; where nothing stands yet, none of them is chosen already."""
        blank = [] if self.initial.get(name) else [("", _("choose"))]
        self.offer(name, [*blank, *choices])


class OneForm(FactForm):
    """A value in one field."""

    def prepare(self) -> None:
        """Call the field by its name on the page."""
        self.fields["value_field"].label = str(self.field.label)

    @property
    def value(self) -> str:
        return str(self.cleaned_data["value_field"])


def dress(fields: Iterable[forms.Field]) -> None:
    """Give widgets the classes of the style sheet where they have none."""
    for field in fields:
        widget = field.widget
        name = "select" if isinstance(widget, forms.Select) else "input"
        name = "textarea" if isinstance(widget, forms.Textarea) else name
        if not widget.is_hidden:
            widget.attrs.setdefault("class", name)


def quoted(text: str, spans: Sequence[Sequence[int]]) -> str:
    """Return the words of the spans, parted by « … »."""
    return " … ".join(" ".join(text[start:end].split()) for start, end in spans)


def same(words: str, others: str) -> bool:
    """Say whether the words are the same, white space aside."""
    return words.split() == others.split()
