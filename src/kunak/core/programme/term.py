"""The term of a measure: a day, a month, a quarter, half a year, a year, a span, or constantly.

Source:
    Real plans of measures: a term may be a date, a quarter, a year, a span («2014–2016») or «постоянно».
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kunak.core.errors import BadInput

MONTHS = ["январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"]
MONTHS_EN = ["january", "february", "march", "april", "may", "june", "july", "august"]
MONTHS_EN += ["september", "october", "november", "december"]
GENITIVE = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября"]
GENITIVE += ["ноября", "декабря"]
NOMINATIVE = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь"]
NOMINATIVE += ["ноябрь", "декабрь"]
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
ROMAN_WORDS = ["I", "II", "III", "IV"]
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


NONE, CONSTANTLY = MeasureTerm("none"), MeasureTerm("constantly")


def parse_term(text: str) -> MeasureTerm:
    """Return the term that somebody typed: «29.05.2026», «III квартал 2026», «2026–2027», «постоянно», in English too.

    Raises:
        BadInput: the words are no term, or no day of the calendar; an empty text is the term that is not set.
    """
    words = " ".join(text.lower().replace("ё", "е").replace("\u00a0", " ").split()).strip(" .")
    words = re.sub(r"\s*(?:года|году|год|годы|г\.?|гг\.?)$", "", words).strip()
    if not words:
        return NONE
    if words in {"постоянно", "на постоянной основе", "в течение срока действия плана", "ежегодно", "constantly"}:
        return CONSTANTLY
    for pattern, make in PATTERNS:
        found = pattern.fullmatch(words)
        if found:
            try:
                return _checked(make(found), text)
            except (ValueError, KeyError):
                break
    raise BadInput(field="term", value=text, reason="is no term")


def _checked(term: MeasureTerm, text: str) -> MeasureTerm:
    if term.starts_on and term.ends_on and term.ends_on < term.starts_on:
        raise BadInput(field="term", value=text, reason="ends before it starts")
    return term


def _day(year: str, month: int, day: str) -> MeasureTerm:
    exact = date(int(year), month, int(day))
    return MeasureTerm("day", exact, exact)


def months(year: int, first: int, count: int, kind: str) -> MeasureTerm:
    """Return the term of so many whole months from the first one, 1 to 12."""
    last = first + count - 1
    return MeasureTerm(kind, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def _month_number(word: str) -> int:
    for number, name in enumerate(MONTHS_EN, start=1):
        if word == name or (len(word) == 3 and name.startswith(word)):
            return number
    starts = [number for number, name in enumerate(MONTHS, start=1) if word.startswith(name)]
    if not starts:
        raise KeyError(word)
    return max(starts, key=lambda number: len(MONTHS[number - 1]))


def _count(word: str) -> int:
    return ROMAN.get(word) or int(word)


def _span(found: re.Match[str]) -> MeasureTerm:
    first, last = int(found[1]), int(found[2])
    return MeasureTerm("span", date(first, 1, 1), date(last, 12, 31))


def _day_span(found: re.Match[str]) -> MeasureTerm:
    first = date(int(found[3]), int(found[2]), int(found[1]))
    return MeasureTerm("span", first, date(int(found[6]), int(found[5]), int(found[4])))


def _quarter(count: str, year: str) -> MeasureTerm:
    if not 1 <= _count(count) <= 4:
        raise ValueError(count)
    return months(int(year), _count(count) * 3 - 2, 3, "quarter")


def _half(count: str, year: str) -> MeasureTerm:
    if not 1 <= _count(count) <= 2:
        raise ValueError(count)
    return months(int(year), _count(count) * 6 - 5, 6, "half_year")


DOTS = r"(\d{1,2})\.(\d{1,2})\.(\d{4})"
PATTERNS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], MeasureTerm]]] = [
    (re.compile(rf"(?:до |by )?{DOTS}"), lambda f: _day(f[3], int(f[2]), f[1])),
    (re.compile(rf"(?:с )?{DOTS} ?(?:[-–—]|по) ?{DOTS}"), _day_span),
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})"), lambda f: _day(f[1], int(f[2]), f[3])),
    (re.compile(r"(?:до |by )?(\d{1,2}) ([а-яa-z]+) (\d{4})"), lambda f: _day(f[3], _month_number(f[2]), f[1])),
    (re.compile(r"([ivx]+|\d)(?:-?й)? ?(?:квартал|кв)[а-я]*\.? (\d{4})"), lambda f: _quarter(f[1], f[2])),
    (re.compile(r"q(\d) (\d{4})"), lambda f: _quarter(f[1], f[2])),
    (re.compile(r"([ivx]+|\d)(?:-?е)? ?полугоди[ея] (\d{4})"), lambda f: _half(f[1], f[2])),
    (re.compile(r"h(\d) (\d{4})"), lambda f: _half(f[1], f[2])),
    (re.compile(r"([а-яa-z]+) (\d{4})"), lambda f: months(int(f[2]), _month_number(f[1]), 1, "month")),
    (re.compile(r"(\d{4})"), lambda f: months(int(f[1]), 1, 12, "year")),
    (re.compile(r"(\d{4}) ?[-–—] ?(\d{4})"), _span),
]


def term_words(term: MeasureTerm, language: str = "ru") -> str:
    """Return a term as plans write it: «III квартал 2026 г.»; what `parse_term` reads back. Empty for none."""
    is_russian = language.startswith("ru")
    if term.kind == "constantly":
        return "постоянно" if is_russian else "constantly"
    if term.starts_on is None or term.ends_on is None:
        return ""
    return (
        _russian(term.kind, term.starts_on, term.ends_on)
        if is_russian
        else _english(term.kind, term.starts_on, term.ends_on)
    )


def _russian(kind: str, first: date, last: date) -> str:
    year = f"{first.year}{NBSP}г."
    single = {
        "day": f"{first.day}{NBSP}{GENITIVE[first.month - 1]} {year}",
        "month": f"{NOMINATIVE[first.month - 1]} {year}",
        "quarter": f"{ROMAN_WORDS[(first.month - 1) // 3]}{NBSP}квартал {year}",
        "half_year": f"{ROMAN_WORDS[(first.month - 1) // 6]}{NBSP}полугодие {year}",
        "year": f"{first.year}{NBSP}год",
    }
    return single.get(kind) or _span_words(first, last, f"{NBSP}годы")


def _english(kind: str, first: date, last: date) -> str:
    month = MONTHS_EN[first.month - 1].capitalize()
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
