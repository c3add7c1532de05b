"""Values as people read them, in the language of the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kunak.documents.fields import Field, Shape
from kunak.ui.templatetags.kunak_ui import date_words, duration_ru, kind_name, sector_name

QUOTE_CHARACTERS = 140


@dataclass(frozen=True, slots=True)
class Words:
    """A value for a row: the main words, a line below them, the machine's date beside a date."""

    main: str
    small: str = ""
    datetime: str = ""


def words(field: Field, value: Any, places: Mapping[str, str]) -> Words:
    """Return a value in words.

    Args:
        places: short names of territories by code.
    """
    return WORDED.get(field.shape, _plain)(field, value, places)


def _plain(_field: Field, value: Any, _places: Mapping[str, str]) -> Words:
    return Words(str(value))


def _date(field: Field, value: Any, _places: Mapping[str, str]) -> Words:
    return Words(_date_of(field, value), datetime=value)


def _effect(field: Field, value: Any, _places: Mapping[str, str]) -> Words:
    known = field.choices.get(value)
    return Words(str(known)) if known else Words(date_words(value), datetime=value)


def _party(_field: Field, value: Any, places: Mapping[str, str]) -> Words:
    place = "" if value["type"] in {"territory", "country"} else places.get(value["code"] or "", "")
    return Words(value["name"], place)


def _person(_field: Field, value: Any, _places: Mapping[str, str]) -> Words:
    return Words(value["name"], " · ".join(filter(None, (value["post"], value["party"]))))


def _quote(_field: Field, value: Any, _places: Mapping[str, str]) -> Words:
    said = f"«{shortened(value['text'])}»"
    return Words(value["speaker"], said) if value["speaker"] else Words(said)


WORDED: Mapping[Shape, Callable[[Field, Any, Mapping[str, str]], Words]] = {
    Shape.DATE: _date,
    Shape.DURATION: lambda _field, value, _places: Words(duration_ru(value)),
    Shape.CHOICE: lambda field, value, _places: Words(str(field.choices.get(value, value))),
    Shape.EFFECT: _effect,
    Shape.SECTOR: lambda _field, value, _places: Words(sector_name(value)),
    Shape.PARTY: _party,
    Shape.PERSON: _person,
    Shape.COMMITMENT: lambda _field, value, _places: Words(capitalised(value["text"]), kind_name(value["kind"] or "")),
    Shape.PLANNED: lambda _field, value, _places: Words(value["text"], value["when"] or ""),
    Shape.QUOTE: _quote,
}


def _date_of(field: Field, value: str) -> str:
    if field.name != "supersedes":
        return date_words(value)
    if len(value) == 4:
        return _("the agreement of the year %(year)s") % {"year": value}
    return _("the agreement of %(date)s") % {"date": date_words(value) if len(value) == 10 else date_typed(value)}


def date_typed(value: str) -> str:
    """Return an ISO date as it is typed into a field: 29.05.2025, 05.2025, 2013."""
    return ".".join(reversed(value.split("-")))


def capitalised(text: str) -> str:
    """Return the text with its first letter large; the rest untouched."""
    return text[:1].upper() + text[1:]


def shortened(text: str, characters: int = QUOTE_CHARACTERS) -> str:
    """Return the text, cut at a word where it is long."""
    if len(text) <= characters:
        return text
    return text[:characters].rsplit(" ", 1)[0].rstrip(",.;:–—- ") + "…"
