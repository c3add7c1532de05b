"""Days, months and years as people read them, in Russian and in English; never more exact than they are known."""

from datetime import date, datetime
from typing import Literal

from django.utils import timezone
from django.utils.dateformat import format as spell
from django.utils.translation import get_language

from kunak.core.terms import BadTerms, PartialDate

NBSP = "\u00a0"
Style = Literal["text", "table", "short", "year"]
Given = date | PartialDate | str | None


def is_russian() -> bool:
    """Return whether the page is in Russian."""
    return (get_language() or "ru").startswith("ru")


def known_part(value: Given) -> PartialDate | None:
    """Return what is known of a date; a moment counts as the day it falls on here.

    Returns:
        None for no date.

    Raises:
        BadTerms: the text is no date.
    """
    if not value:
        return None
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, str):
        return PartialDate.parse(value)
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return PartialDate(value.year, value.month, value.day)


def words_of_date(value: Given, style: Style = "text", *, genitive: bool = False) -> tuple[str, str]:
    """Return a date as ISO 8601 and in words; two empty texts for no date.

    Args:
        value: a day, a moment, or «2013», «2013-05», «2013-05-29».
        style: ``text`` «28 ноября 2025 г.»; ``table`` «28 ноября 2025»; ``short`` «28 ноя, пт»; ``year`` «28 ноя 2025».
        genitive: «мая 2025 года», as after «с»; a day always stands in it.

    Returns:
        A text that is no date comes back as it stands, with an empty first part.
    """
    try:
        known = known_part(value)
    except BadTerms:
        return "", str(value)
    if known is None:
        return "", ""
    words = _day(known.earliest, style) if known.exact else _part(known, style, is_genitive=genitive)
    return known.iso(), words


def _day(day: date, style: Style) -> str:
    month = spell(day, "E")
    weekday = spell(day, "D")
    if style == "short":
        written = f"{day.day}{NBSP}{month[:3]}"
        return f"{written}, {weekday.lower()}" if is_russian() else f"{weekday}, {written}"
    written = f"{day.day}{NBSP}{month[:3] if style == 'year' else month}{NBSP if style == 'year' else ' '}{day.year}"
    return f"{written}{NBSP}г." if style == "text" and is_russian() else written


def _part(known: PartialDate, style: Style, *, is_genitive: bool) -> str:
    year = str(known.year)
    if style == "text" and is_russian():
        year += f"{NBSP}года" if known.month or is_genitive else f"{NBSP}год"
    if known.month is None:
        return year
    month = spell(known.earliest, "E" if is_genitive else "F")
    return f"{month.lower() if is_russian() else month} {year}"


def period_words(first: Given, last: Given) -> str:
    """Return a period, both days included: «с 29 мая 2025 г. по 28 мая 2030 г.»; an open end is left out."""
    start, end = words_of_date(first, genitive=True)[1], words_of_date(last)[1]
    if is_russian():
        return " ".join(f"{word}{NBSP}{day}" for word, day in (("с", start), ("по", end)) if day)
    if start and end:
        return f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else ""
