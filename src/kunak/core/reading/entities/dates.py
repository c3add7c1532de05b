"""Days that a text names in figures: full, without a year, a month, a year; of those in words, see their own files."""

from bisect import bisect_left
from collections.abc import Iterator

from kunak.core.reading import later as re
from kunak.core.reading.entities.day import Day, is_day, month_number
from kunak.core.reading.entities.holidays import holidays
from kunak.core.reading.entities.relative_days import relative_days
from kunak.core.reading.entities.worded_days import worded_days, year_after
from kunak.core.reading.text import Text

MONTH = (
    r"(?P<month>январ[яье]|феврал[яье]|марта?е?|апрел[яье]|ма[йяе]|июн[яье]|июл[яье]|августа?е?|"
    r"сентябр[яье]|октябр[яье]"
    r"|ноябр[яье]|декабр[яье]|(?:янв|фев|мар|апр|июн|июл|авг|сен|окт|ноя|дек)\b\.?)"
)
WEEKDAY = r"(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)"
YEAR_WORD = r"(?:\s*(?:года|году|год\b|г\b\.?))?"
OPENS_DATE = re.compile(r"[\d«]")
DATE = re.compile(
    r"(?:(?<![\d./-])(?P<d1>\d{1,2})(?P<mark>[./-]| / )(?P<m1>\d{1,2})(?P=mark)"
    r"(?P<y1>(?:19|20)\d\d)(?:(?!\d)|(?=\d\d:\d\d\b))"
    r"|(?<![\d./-])(?P<d4>\d\d)\.(?P<m4>\d\d)\.(?P<y4>\d\d)(?!\d|[./-]\d)"
    # «8/IX-97 г.», «12.III.1996»: as it was typed
    r"|(?<![\d./-])(?P<d5>\d{1,2})[./-](?P<m5>[ivx]{1,4})[./-](?P<y5>(?:(?:19|20)\d\d|[7-9]\d))(?!\d)"
    r"|(?<![\d-])(?P<y2>(?:19|20)\d\d)-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})(?!\d)"
    rf"|(?:(?<!\d)|«)(?P<d3>\d{{1,2}})(?:-?(?:ого|го|ое|е|му|м))?»?(?:\s+числ[ао])?\s+{MONTH}(?:\s+месяца)?(?:(?:,\s+{WEEKDAY})?,?\s+(?P<y3>(?:19|"
    rf"20)\d\d)(?:(?!\d)|(?=\d\d:\d\d\b))(?!\s?[–-]\s?(?:19|20)\d\d)(?:-го|-м|{YEAR_WORD}))?)"
)
OLD_YEAR = re.compile(r"\s(?:[89]\d\d|1[0-8]\d\d)\s?(?:г\.|год)")  # «12 июня 1663 года»
# «26–28 мая», «с 26 по 28 мая»: of something that lasted
DAYS_BEFORE = re.compile(r"(?<!\d)(?<!\d:)\d{1,2}(?:\s?[–-]\s?|(?:-?го)?\s+(?:по|и)\s+)$")
MONTH_FIRST = re.compile(
    r"\b(?P<month>[а-я]{3,8}),?\s+(?P<day>\d{1,2})(?:-?(?:[её]?е|го))?,\s+(?P<year>(?:19|20)\d\d)\b"
)
MONTH_YEAR = re.compile(rf"\b(?:в\s+)?{MONTH}\s+(?P<year>(?:19|20)\d\d)(?!\d)(?!\s?[–-]\s?\d){YEAR_WORD}")
YEAR = re.compile(
    r"(?<![\d–./-])(?<!\d )(?:\b(?:в|с)\s+)?(?P<year>(?:19|20)\d\d)(?:-м\b(?:\s*году)?|\s*(?:года|году|годом|г\.))"
)


def find_days(text: Text) -> tuple[Day, ...]:
    """Return the days that the text names, in order; longer wordings win over what lies in them."""
    lower = text.lower
    years = [found.start() for found in ANY_YEAR.finditer(lower)]
    taken: list[Day] = []
    in_figures = (_months(lower, years), _years(lower, years))
    for days in (
        _dates(lower),
        _month_first(lower, years),
        worded_days(text),
        *in_figures,
        relative_days(text),
        holidays(text),
    ):
        taken = _with(taken, days)
    return tuple(taken)


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
        day = _day_of(lower, found)
        if day is not None:
            yield day


def _day_of(lower: str, found: re.Match[str]) -> Day | None:
    """Return the day of a match; of several days together, their month; None where the calendar has no such day."""
    if found["d5"] is not None:
        year, month, day = int(found["y5"]) % 1900 + 1900, ROMAN_MONTHS.get(found["m5"], 0), int(found["d5"])
        return Day(*found.span(), year, month, day, "day") if is_day(year, month, day) else None
    if found["d3"] is None:
        form = "1" if found["d1"] else "2" if found["d2"] else "4"
        year, month, day = (int(found[name + form]) for name in "ymd")
        year += 0 if form != "4" else 1900 if year >= LAST_CENTURY else 2000
        return Day(*found.span(), year, month, day, "day") if is_day(year, month, day) else None
    year, offset, end = int(found["y3"] or 0), 0, found.end()
    if not year:
        if OLD_YEAR.match(lower, end):
            return None  # not a day of this year
        year, offset, end = year_after(lower, end)
    month, day = month_number(found["month"]), int(found["d3"])
    if not is_day(year, month, day):
        return None
    several = DAYS_BEFORE.search(lower, max(0, found.start() - 12), found.start())
    if several is not None:
        return Day(several.start(), end, year, month, 0, "month" if year else "month_only", offset)
    return Day(found.start(), end, year, month, day, "day" if year else "no_year", offset)


ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
ROMAN_MONTHS = {name: number for number, name in enumerate(ROMAN, 1)}
# first the digits, then what may not stand before them: so `re` leaps from digit to digit
ANY_YEAR = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?!\d)")
BEFORE_YEAR = 24
LAST_CENTURY = 70  # «29.05.98»


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
