"""Days that a text names: full, without a year, a month, a year, or only «сегодня» and a weekday."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kunak.core.reading import later as re
from kunak.core.reading.text import Text

Exactness = Literal["day", "month", "year", "no_year", "relative", "weekday", "vague"]
MONTH_STEMS = (
    "январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
SHORT_MONTHS = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
MONTH = (
    r"(?P<month>январ[яье]|феврал[яье]|марта?е?|апрел[яье]|ма[йяе]|июн[яье]|июл[яье]|августа?е?|"
    r"сентябр[яье]|октябр[яье]"
    r"|ноябр[яье]|декабр[яье]|(?:янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек)\b\.?)"
)
YEAR_WORD = r"(?:\s*(?:года|году|год\b|г\b\.?))?"
OPENS_DATE = re.compile(r"[\d«]")
DATE = re.compile(
    r"(?:(?<![\d.])(?P<d1>\d{1,2})\.(?P<m1>\d{1,2})\.(?P<y1>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d/])(?P<d4>\d{1,2})/(?P<m4>\d{1,2})/(?P<y4>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d-])(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d)(?!\d)"
    rf"|(?:(?<!\d)|«)(?P<d3>\d{{1,2}})(?:-?(?:ого|го|е))?»?\s+{MONTH}(?:\s+(?P<y3>(?:19|"
    rf"20)\d\d)(?!\d)(?!\s?[–-]\s?(?:19|20)\d\d){YEAR_WORD})?)"
)
MONTH_FIRST = re.compile(r"\b(?P<month>[а-я]{3,8})\s+(?P<day>\d{1,2}),\s+(?P<year>(?:19|20)\d\d)\b")
MONTH_YEAR = re.compile(rf"\b(?:в\s+)?{MONTH}\s+(?P<year>(?:19|20)\d\d)(?!\d)(?!\s?[–-]\s?\d){YEAR_WORD}")
YEAR = re.compile(r"(?<![\d–./-])(?<!\d )(?:\b(?:в|с)\s+)?(?P<year>(?:19|20)\d\d)(?:-м)?\s*(?:года|году|годом|г\.)")
WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
AGO = {"два": 2, "двое": 2, "три": 3, "четыре": 4, "пять": 5, "2": 2, "3": 3, "4": 4, "5": 5}
RELATIVE = re.compile(
    r"\b(?=[свпндтч2345])(?:(?P<ago>два|двое|три|четыре|пять|[2-5]) (?:дня|дней|суток) назад|(?P<today>сегодня|"
    r"сегодняшн\w+)|(?P<yesterday>вчера|накануне)|(?P<before>позавчера)"
    r"|во?\s+(?P<past>минувш\w+|прошл\w+|прошедш\w+)?\s*(?P<weekday>понедельник|вторник|среду|четверг|"
    r"пятницу|субботу|воскресенье)"
    r"|(?P<vague>несколько (?:часов|дней|минут) назад|на днях|в (?:минувшие|прошедшие) выходные|на "
    r"(?:этой|прошлой|минувшей) неделе))\b"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A time named at `[start, end)`.

    Args:
        year, month, day: what the words give, 0 where they do not.
        exactness: day, month, year; no_year for a day without one; relative («сегодня»), weekday, vague.
        offset: of relative ones, days from the day of the text: 0, -1, -2.
        weekday: of weekday ones, 0 for Monday; otherwise -1.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    exactness: Exactness
    offset: int = 0
    weekday: int = -1

    @property
    def iso(self) -> str:
        """Return ISO 8601 as exact as the words are; empty where the year is open."""
        if not self.year:
            return ""
        if self.exactness == "year":
            return f"{self.year:04d}"
        if self.exactness == "month":
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"


def month_number(word: str) -> int:
    """Return 1 to 12 for a folded name of a month in any form, 0 for another word."""
    word = word.rstrip(".")
    for number, stem in enumerate(MONTH_STEMS, 1):
        if stem == "ма":
            if word in ("май", "мая", "мае"):
                return number
        elif word.startswith(stem):
            return number
    return SHORT_MONTHS.index(word[:3]) + 1 if word[:3] in SHORT_MONTHS else 0


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day; a year of 0 stands for a leap year."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def find_days(text: Text) -> tuple[Day, ...]:
    """Return the days that the text names, in order; longer wordings win over what lies in them."""
    lower = text.lower
    years = [found.start() for found in ANY_YEAR.finditer(lower)]
    taken: list[Day] = []
    for days in (_dates(lower), _month_first(lower, years), _months(lower, years), _years(lower, years)):
        taken = _with(taken, days)
    return tuple(_with(taken, _relatives(lower)))


def _with(taken: list[Day], days: Iterator[Day]) -> list[Day]:
    """Return days by place, further ones among them where they lie in none of those taken before."""
    out = taken
    starts = [day.start for day in taken]
    for day in days:
        place = bisect_left(starts, day.start)
        if (place and out[place - 1].end > day.start) or (place < len(out) and out[place].start < day.end):
            continue
        starts.insert(place, day.start)
        out.insert(place, day)
    return out


def _dates(lower: str) -> Iterator[Day]:
    reach = 0
    for opening in OPENS_DATE.finditer(lower):
        found = DATE.match(lower, opening.start()) if opening.start() >= reach else None
        if found is None:
            continue
        reach = found.end()
        if found["d1"]:
            day, month, year = int(found["d1"]), int(found["m1"]), int(found["y1"])
        elif found["d4"]:
            day, month, year = int(found["d4"]), int(found["m4"]), int(found["y4"])
        elif found["y2"]:
            day, month, year = int(found["d2"]), int(found["m2"]), int(found["y2"])
        else:
            day, month, year = int(found["d3"]), month_number(found["month"]), int(found["y3"] or 0)
        if is_day(year, month, day):
            yield Day(found.start(), found.end(), year, month, day, "day" if year else "no_year")


# first the digits, then what may not stand before them: so `re` leaps from digit to digit
ANY_YEAR = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
BEFORE_YEAR = 24


def _month_first(lower: str, years: list[int]) -> Iterator[Day]:
    for year in years:
        found = MONTH_FIRST.search(lower, max(0, year - BEFORE_YEAR), year + 4)
        month = month_number(found["month"]) if found else 0
        if found and month and is_day(int(found["year"]), month, int(found["day"])):
            yield Day(found.start(), found.end(), int(found["year"]), month, int(found["day"]), "day")


def _months(lower: str, years: list[int]) -> Iterator[Day]:
    for year in years:
        found = MONTH_YEAR.search(lower, max(0, year - BEFORE_YEAR), year + 12)
        month = month_number(found["month"]) if found else 0
        if found and month and found.start("year") == year:
            yield Day(found.start(), found.end(), int(found["year"]), month, 0, "month")


def _years(lower: str, years: list[int]) -> Iterator[Day]:
    for year in years:
        start = year
        while start and lower[start - 1].isspace():
            start -= 1
        # «в» or «с» before it belongs to it, where the year may begin there
        found = (YEAR.match(lower, start - 1) if 0 < start < year else None) or YEAR.match(lower, year)
        if found is None:
            continue
        yield Day(found.start(), found.end(), int(found["year"]), 0, 0, "year")


def _relatives(lower: str) -> Iterator[Day]:
    for found in RELATIVE.finditer(lower):
        start, end = found.span()
        if found["weekday"]:
            number = next(place for place, stem in enumerate(WEEKDAYS) if found["weekday"].startswith(stem))
            yield Day(start, end, 0, 0, 0, "weekday", weekday=number)
        elif found["ago"]:
            yield Day(start, end, 0, 0, 0, "relative", offset=-AGO[found["ago"]])
        elif found["vague"]:
            yield Day(start, end, 0, 0, 0, "vague")
        else:
            offset = 0 if found["today"] else -1 if found["yesterday"] else -2
            yield Day(start, end, 0, 0, 0, "relative", offset=offset)
