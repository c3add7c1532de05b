"""The term of a measure: a day, a month, a quarter, half a year, a year, a span, or constantly; and its words."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

GENITIVE = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября"]
GENITIVE += ["ноября", "декабря"]
NOMINATIVE = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь"]
NOMINATIVE += ["ноябрь", "декабрь"]
ENGLISH = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
ENGLISH += ["November", "December"]
ROMAN = ["I", "II", "III", "IV"]
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class MeasureTerm:
    """When a measure is carried out.

    Args:
        kind: ``none`` (not set), ``day``, ``month``, ``quarter``, ``half_year``, ``year``, ``span`` or ``constantly``.
        starts_on, ends_on: first and last day, both inclusive; None for ``none`` and ``constantly``.
    """

    kind: str
    starts_on: date | None = None
    ends_on: date | None = None

    def is_apart_from(self, first: date, last: date) -> bool:
        """Return whether no day of the term lies in a period, both its days included; one without days never is."""
        if self.starts_on is None or self.ends_on is None:
            return False
        return self.ends_on < first or self.starts_on > last

    def goes_beyond(self, last: date) -> bool:
        """Return whether the term ends after a day."""
        return self.ends_on is not None and self.ends_on > last


NONE, CONSTANTLY = MeasureTerm("none"), MeasureTerm("constantly")


def months(year: int, first: int, count: int, kind: str) -> MeasureTerm:
    """Return the term of so many whole months from the first one, 1 to 12."""
    last = first + count - 1
    return MeasureTerm(kind, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def term_words(term: MeasureTerm, language: str = "ru") -> str:
    """Return a term as plans write it: «III квартал 2026 г.»; what `parse_term` reads back. Empty for none."""
    is_russian = language.startswith("ru")
    if term.kind == "constantly":
        return "постоянно" if is_russian else "constantly"
    if term.starts_on is None or term.ends_on is None:
        return ""
    words = _russian if is_russian else _english
    return words(term.kind, term.starts_on, term.ends_on)


def _russian(kind: str, first: date, last: date) -> str:
    year = f"{first.year}{NBSP}г."
    single = {
        "day": f"{first.day}{NBSP}{GENITIVE[first.month - 1]} {year}",
        "month": f"{NOMINATIVE[first.month - 1]} {year}",
        "quarter": f"{ROMAN[(first.month - 1) // 3]}{NBSP}квартал {year}",
        "half_year": f"{ROMAN[(first.month - 1) // 6]}{NBSP}полугодие {year}",
        "year": f"{first.year}{NBSP}год",
    }
    return single.get(kind) or _span_words(first, last, f"{NBSP}годы")


def _english(kind: str, first: date, last: date) -> str:
    month = ENGLISH[first.month - 1]
    single = {
        "day": f"{first.day}{NBSP}{month} {first.year}",
        "month": f"{month} {first.year}",
        "quarter": f"Q{(first.month + 2) // 3} {first.year}",
        "half_year": f"H{(first.month + 5) // 6} {first.year}",
        "year": str(first.year),
    }
    return single.get(kind) or _span_words(first, last, "")


def _span_words(first: date, last: date, tail: str) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}–{last.year}{tail}"
    return f"{first:%d.%m.%Y}–{last:%d.%m.%Y}"
