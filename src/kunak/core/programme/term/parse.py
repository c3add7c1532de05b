"""Terms as people type them: «29.05.2026», «III квартал 2026», «2026–2027», «постоянно», in English too."""

import re
from collections.abc import Callable
from datetime import date

from kunak.core.errors import BadInput
from kunak.core.programme.term.measure_term import CONSTANTLY, ENGLISH, GENITIVE, NOMINATIVE, NONE, MeasureTerm, months

EARLIEST, LATEST = 1900, 2200  # years that a term can name; others are slips of the hand
ALWAYS = {"постоянно", "на постоянной основе", "в течение срока действия плана", "весь период", "constantly"}
ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "первый": 1, "второй": 2, "третий": 3, "четвертый": 4}
ORDINALS |= {"первое": 1, "второе": 2}
PREPOSITIONAL = ["январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре"]
PREPOSITIONAL += ["ноябре", "декабре"]


def _month_forms() -> dict[str, int]:
    """Return every form of a month's name, its first three letters too, with its number."""
    forms: dict[str, int] = {}
    for names in (NOMINATIVE, GENITIVE, PREPOSITIONAL, ENGLISH):
        for number, name in enumerate(names, start=1):
            forms[name.lower()] = forms[name.lower()[:3]] = number
    return forms | {"сент": 9, "sept": 9}


MONTHS = _month_forms()


def parse_term(text: str) -> MeasureTerm:
    """Return the term that somebody typed.

    Raises:
        BadInput: the words are no term (``unknown``), no day of the calendar (``no day``), end before they start
            (``backwards``); an empty text is the term that is not set.
    """
    words = _plain(text)
    if not words:
        return NONE
    if words in ALWAYS:
        return CONSTANTLY
    for pattern, make in PATTERNS:
        found = pattern.fullmatch(words)
        if found:
            return _checked(make, found, text)
    raise BadInput(field="term", value=text, reason="unknown")


def _plain(text: str) -> str:
    """Return the words in one case and one writing, without «года» at the end and «в течение» at the beginning."""
    words = " ".join(text.lower().replace("ё", "е").split()).strip(" .;,")
    words = re.sub(r"\s*\b(?:года|году|год|годы|годов|годах|г|гг)\.?$", "", words)
    return re.sub(r"^(?:в течение|в|до|не позднее|by|in|until)\s+", "", words).strip()


def _checked(make: Callable[[re.Match[str]], MeasureTerm], found: re.Match[str], text: str) -> MeasureTerm:
    try:
        term = make(found)
    except ValueError:
        raise BadInput(field="term", value=text, reason="no day") from None
    if term.starts_on is None or term.ends_on is None:
        raise BadInput(field="term", value=text, reason="unknown")
    if term.ends_on < term.starts_on:
        raise BadInput(field="term", value=text, reason="backwards")
    if not EARLIEST <= term.starts_on.year <= term.ends_on.year <= LATEST:
        raise BadInput(field="term", value=text, reason="no day")
    return term


def _date(day: str, month: str, year: str) -> date:
    return date(int(year) if len(year) == 4 else 2000 + int(year), int(month), int(day))


def _day(day: date) -> MeasureTerm:
    return MeasureTerm("day", day, day)


def _part(word: str, parts: int, year: str, kind: str) -> MeasureTerm:
    """Return one of so many parts of a year: the third of four is its third quarter."""
    place, length = _place(word, parts), 12 // parts
    return months(int(year), place * length - length + 1, length, kind)


def _place(word: str, parts: int) -> int:
    place = ORDINALS.get(word) or int(word)
    if not 1 <= place <= parts:
        raise ValueError(word)
    return place


def _between(first: MeasureTerm, last: MeasureTerm) -> MeasureTerm:
    return MeasureTerm("span", first.starts_on, last.ends_on)


def _month(word: str, year: str) -> MeasureTerm:
    return months(int(year), MONTHS[word], 1, "month")


def _quarter(word: str, year: str) -> MeasureTerm:
    return _part(word, 4, year, "quarter")


def _year(year: str) -> MeasureTerm:
    return months(int(year), 1, 12, "year")


DOTS = r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})"
TO = r" ?(?:[-–—]|по) ?"
PLACE = r"([ivx]+|\d|первый|второй|третий|четвертый|первое|второе)(?:-?[йе])?"
MONTH = rf"({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
QUARTER = r"(?:квартал[аеы]?|кв\.?)"
PATTERNS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], MeasureTerm]]] = [
    (re.compile(DOTS), lambda f: _day(_date(f[1], f[2], f[3]))),
    (
        re.compile(rf"(?:с )?{DOTS}{TO}{DOTS}"),
        lambda f: MeasureTerm("span", _date(f[1], f[2], f[3]), _date(f[4], f[5], f[6])),
    ),
    (re.compile(r"(\d{4})-(\d{2})-(\d{2})"), lambda f: _day(_date(f[3], f[2], f[1]))),
    (re.compile(rf"(\d{{1,2}}) {MONTH} (\d{{4}})"), lambda f: _day(date(int(f[3]), MONTHS[f[2]], int(f[1])))),
    (re.compile(rf"{PLACE} ?{QUARTER} (\d{{4}})"), lambda f: _quarter(f[1], f[2])),
    (
        re.compile(rf"{PLACE}{TO}{PLACE} ?{QUARTER} (\d{{4}})"),
        lambda f: _between(_quarter(f[1], f[3]), _quarter(f[2], f[3])),
    ),
    (re.compile(r"q(\d) (\d{4})"), lambda f: _quarter(f[1], f[2])),
    (re.compile(rf"{PLACE} ?полугоди[ея] (\d{{4}})"), lambda f: _part(f[1], 2, f[2], "half_year")),
    (re.compile(r"h(\d) (\d{4})"), lambda f: _part(f[1], 2, f[2], "half_year")),
    (re.compile(rf"{MONTH} (\d{{4}})"), lambda f: _month(f[1], f[2])),
    (
        re.compile(rf"(?:с )?{MONTH}{TO}{MONTH} (\d{{4}})"),
        lambda f: _between(_month(f[1], f[3]), _month(f[2], f[3])),
    ),
    (re.compile(r"(\d{4})"), lambda f: _year(f[1])),
    (re.compile(rf"(?:с )?(\d{{4}}){TO}(\d{{4}})"), lambda f: _between(_year(f[1]), _year(f[2]))),
]
