"""Values as people read them, in the language of the page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from kunak.core import reference
from kunak.documents.fields import Field, Shape

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
    Shape.DURATION: lambda _field, value, _places: Words(duration_words(value)),
    Shape.CHOICE: lambda field, value, _places: Words(str(field.choices.get(value, value))),
    Shape.EFFECT: _effect,
    Shape.SECTOR: lambda _field, value, _places: Words(sector_name(value)),
    Shape.PARTY: _party,
    Shape.PERSON: _person,
    Shape.COMMITMENT: lambda _field, value, _places: Words(capitalised(value["text"]), kind_name(value["kind"])),
    Shape.PLANNED: lambda _field, value, _places: Words(value["text"], value["when"] or ""),
    Shape.QUOTE: _quote,
}


def _date_of(field: Field, value: str) -> str:
    if field.name != "supersedes":
        return date_words(value)
    if len(value) == 4:
        return _("the agreement of the year %(year)s") % {"year": value}
    return _("the agreement of %(date)s") % {"date": _of_day(value)}


def _of_day(value: str) -> str:
    return date_format(date.fromisoformat(value), "DATE_FORMAT") if len(value) == 10 else date_typed(value)


def date_words(value: str) -> str:
    """Return an ISO date, as precise as it is: «29 мая 2025 г.», «май 2025 г.», «2013 год»."""
    if len(value) == 4:
        return _("the year %(year)s") % {"year": value}
    if len(value) == 7:
        return date_format(date.fromisoformat(f"{value}-01"), "YEAR_MONTH_FORMAT")
    return date_format(date.fromisoformat(value), "DATE_FORMAT")


def date_typed(value: str) -> str:
    """Return an ISO date as it is typed into a field: 29.05.2025, 05.2025, 2013."""
    return ".".join(reversed(value.split("-")))


def duration_words(value: str) -> str:
    """Return an ISO duration in words: «5 лет», «1 год 6 месяцев», «бессрочно»."""
    if value == "indefinite":
        return _("indefinite")
    counted = {unit: int(number) for number, unit in re.findall(r"(\d+)([YMWD])", value)}
    said = {
        "Y": lambda n: ngettext("%(n)s year", "%(n)s years", n),
        "M": lambda n: ngettext("%(n)s month", "%(n)s months", n),
        "W": lambda n: ngettext("%(n)s week", "%(n)s weeks", n),
        "D": lambda n: ngettext("%(n)s day", "%(n)s days", n),
    }
    return " ".join(said[unit](number) % {"n": number} for unit, number in counted.items())


def sector_name(code: str) -> str:
    """Return a sector's name in the language of the page; the code where it is none of the list."""
    sector = reference.sectors().get(code)
    return sector.name(get_language() or "ru") if sector else code


def kind_name(code: str | None) -> str:
    """Return the name of a kind of measure; empty for none."""
    kind = reference.measure_kinds().get(code or "")
    return kind.name(get_language() or "ru") if kind else ""


def capitalised(text: str) -> str:
    """Return the text with its first letter large; the rest untouched."""
    return text[:1].upper() + text[1:]


def shortened(text: str, characters: int = QUOTE_CHARACTERS) -> str:
    """Return the text, cut at a word where it is long."""
    if len(text) <= characters:
        return text
    return text[:characters].rsplit(" ", 1)[0].rstrip(",.;:–—- ") + "…"
