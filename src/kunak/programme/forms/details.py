"""What measures of a kind tell, as fields of the form: made from the data, each with its input, unit and hint."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kunak.core.errors import BadInput
from kunak.core.kinds import Detail, Details, clean, typed_words
from kunak.core.kinds.values import LONGEST
from kunak.core.reference import Field
from kunak.programme.forms.lines import LinesWidget
from kunak.programme.kinds import fields_named
from kunak.programme.wording import detail_refusal

PREFIX = "detail_"
ALL_BODIES = "bodies-all"
GROUP_NAMES: Mapping[str, str | Promise] = {
    "where": gettext_lazy("Where and how"),
    "who": gettext_lazy("Who takes part"),
    "what": gettext_lazy("What it is about"),
    "paper": gettext_lazy("Contract and papers"),
    "money": gettext_lazy("Sums"),
    "result": gettext_lazy("Numbers aimed at"),
}
NUMERIC = {"int": "numeric", "year": "numeric", "number": "decimal", "money": "decimal", "date": "numeric"}


class DetailField(forms.Field):
    """One field of a kind; what is typed becomes its kept value, or is refused with a sentence."""

    def __init__(self, field: Field) -> None:
        language = get_language() or "ru"
        super().__init__(
            label=label_of(field, language), required=False, help_text=field.hint(language), widget=_widget(field)
        )
        self.detail = field
        if isinstance(self.widget, forms.Select):
            self.choices = self.widget.choices  # for whoever shows the value in words

    def clean(self, value: object) -> Detail | None:
        """Return the value as it is kept, None for nothing."""
        try:
            return clean(self.detail, value)
        except BadInput as error:
            raise forms.ValidationError(detail_refusal(error.value, error.reason)) from None


def label_of(field: Field, language: str) -> str:
    """Return the name of a field with its unit: «Объём, ч»."""
    unit, name = field.unit(language), field.name(language)
    return name if not unit or unit in name or "," in name else f"{name}, {unit}"


def _widget(field: Field) -> forms.Widget:
    language = get_language() or "ru"
    if field.is_list:
        of_bodies = {"list": ALL_BODIES} if field.type == "list:org" else {}
        return LinesWidget(attrs={"maxlength": LONGEST, **of_bodies}, row_label=gettext_lazy("Row %(n)s"))
    if field.type in {"enum", "yesno"}:
        answers = [(one.name_ru, one.name(language)) for one in field.options]
        return forms.Select(choices=[("", "—"), *(answers or [("yes", _("yes")), ("no", _("no"))])])
    attrs: dict[str, Any] = {"maxlength": LONGEST}
    if field.type in NUMERIC:
        attrs = {"class": "input input--short", "inputmode": NUMERIC[field.type], "maxlength": 40}
    if field.type == "date":
        attrs["placeholder"] = "29.05.2026"
    if field.type == "ref:org":
        attrs["list"] = ALL_BODIES
    return forms.URLInput(attrs=attrs) if field.type == "url" else forms.TextInput(attrs=attrs)


def codes_with_value(values: Mapping[str, Any]) -> set[str]:
    """Return the codes of fields for which a form was sent something, or is to show something."""
    getlist = getattr(values, "getlist", None)
    found = set()
    for name in values:
        rows = getlist(name) if getlist else values[name]
        if name.startswith(PREFIX) and any(str(row).strip() for row in (rows if isinstance(rows, list) else [rows])):
            found.add(name.removeprefix(PREFIX))
    return found


def typed_details(details: Mapping[str, Detail]) -> dict[str, object]:
    """Return kept values as the form shows them, by the names of its fields."""
    known, language = fields_named(details), get_language() or "ru"
    return {
        f"{PREFIX}{code}": typed_words(known[code], value, language) for code, value in details.items() if code in known
    }


def details_given(cleaned: Mapping[str, Any], fields: Iterable[Field]) -> Details:
    """Return the values of these fields that were entered; only after `is_valid`."""
    found = ((field.code, cleaned[f"{PREFIX}{field.code}"]) for field in fields)
    return {code: value for code, value in found if value is not None}


def grouped(form: forms.Form, planned: Iterable[Field]) -> Iterator[tuple[str, list[forms.BoundField]]]:
    """Yield each group that has fields with its name and them."""
    fields = list(planned)
    for code, name in GROUP_NAMES.items():
        found = [form[f"{PREFIX}{field.code}"] for field in fields if field.group == code]
        if found:
            yield str(name), found
