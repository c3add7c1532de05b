"""One time that a text names, as exact as its words, and the names of months."""

from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

# the last seven need the day of the text: to have a year, a month, or to be a day at all
Exactness = Literal[
    "day", "month", "year", "no_year", "holiday", "month_only", "day_only", "relative", "weekday", "later", "vague"
]
SHORT_MONTHS = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
NUMBERS_OF_MONTHS = MappingProxyType({short: number for number, short in enumerate(SHORT_MONTHS, 1)})
MAY = 5


class Day(NamedTuple):
    """A time named at `[start, end)`.

    Args:
        year, month, day: what the words give, 0 where they do not.
        exactness: day, month, year; no_year for a day without one, holiday for «в День России», month_only for a
            month, day_only for «29-го числа»; relative («сегодня»), weekday, later («днём позже»), vague.
        offset: days from the day of the text (0, -1, -2) of relative ones, from the day told before
            of later ones; weeks of a weekday («на прошлой неделе»:
            -1); years of what has no year («прошлого года»: -1).
        weekday: of weekday ones, 0 for Monday; otherwise -1.
        is_past: of weekday ones, whether the words say that it is over: «в минувший четверг».
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    exactness: Exactness
    offset: int = 0
    weekday: int = -1
    is_past: bool = False

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
    return NUMBERS_OF_MONTHS.get(word[:3], 0) or (MAY if word.rstrip(".") in ("май", "мае") else 0)


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day; a year of 0 stands for a leap year."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True
