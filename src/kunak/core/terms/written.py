"""Days as people write them: «29 мая 2025 г.», 29.05.2025, 05.2025, 2025, ISO 8601, English."""

import re
import unicodedata
from calendar import monthrange

MONTHS = {
    word: month
    for month, words in enumerate(
        (
            "январь января янв january jan",
            "февраль февраля февр фев february feb",
            "март марта мар march mar",
            "апрель апреля апр april apr",
            "май мая may",
            "июнь июня июн june jun",
            "июль июля июл july jul",
            "август августа авг august aug",
            "сентябрь сентября сент сен september sept sep",
            "октябрь октября окт october oct",
            "ноябрь ноября нояб ноя november nov",
            "декабрь декабря дек december dec",
        ),
        start=1,
    )
    for word in words.split()
}
ISO_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
DOTTED = re.compile(r"(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})")
WORDED = re.compile(r"(?:(\d{1,2})[\s-]+)?([а-яёa-z]{3,})\.?,?\s+(\d{4})", re.IGNORECASE)
ENGLISH = re.compile(r"([a-z]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})", re.IGNORECASE)
YEAR_TAIL = re.compile(r"\s*(?:года?|г\.?)\s*$", re.IGNORECASE)


def plain_digits(typed: str) -> str:
    """Return the same with digits of other scripts as 0 to 9: a value is kept in ISO 8601 alone."""
    return "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in typed)


def day(typed: str) -> str | None:
    """Return a date as ISO 8601, as precise as it was typed: «29 мая 2025 г.» is 2025-05-29, «2013 год» is 2013.

    Returns:
        None where it is no date, or a day that no calendar has.
    """
    text = YEAR_TAIL.sub("", " ".join(plain_digits(typed).split()))
    if found := ISO_DAY.fullmatch(text):
        return _iso(*found.groups())
    if found := DOTTED.fullmatch(text):
        return _iso(found[3], found[2], found[1])
    if found := WORDED.fullmatch(text):
        return _iso(found[3], MONTHS.get(found[2].lower(), 0), found[1])
    if found := ENGLISH.fullmatch(text):
        return _iso(found[3], MONTHS.get(found[1].lower(), 0), found[2])
    return None


def _iso(year: str, month: str | int | None, date: str | None) -> str | None:
    if int(year) < 1900 or int(year) > 2200:
        return None
    if month is None:
        return year
    if not 1 <= int(month) <= 12:
        return None
    if date is None:
        return f"{year}-{int(month):02}"
    if not 1 <= int(date) <= monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02}-{int(date):02}"
