"""Russian working days: the published production calendar; beyond it, weekends and statutory holidays."""

import csv
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from kunak.core.terms.duration import add_days

STATUTORY = {(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}


@cache
def published() -> tuple[frozenset[date], frozenset[date], range]:
    """Return the days off on weekdays or holidays, the worked weekend days, and the years that the calendar covers."""
    file = resources.files(__package__).joinpath("data/calendar_days.csv")
    with file.open(encoding="utf-8") as lines:
        rows = [(date.fromisoformat(row["date"]), row["working"] == "1", row["kind"]) for row in csv.DictReader(lines)]
    years = [day.year for day, _, _ in rows]
    off = frozenset(day for day, is_worked, _ in rows if not is_worked)
    worked = frozenset(day for day, _, kind in rows if kind == "working_weekend")
    return off, worked, range(min(years), max(years) + 1)


def is_working_day(day: date) -> bool:
    """Return whether offices work on this day.

    Source:
        The production calendar of the year; Labour Code of the Russian Federation, article 112.
    """
    off, worked, years = published()
    if day.year in years:
        return day in worked or (day.weekday() < 5 and day not in off)
    return day.weekday() < 5 and (day.month, day.day) not in STATUTORY


@lru_cache(maxsize=4096)
def working_day_on_or_before(day: date) -> date:
    """Return the day itself if it is worked, else the last working day before it."""
    while not is_working_day(day) and day > date.min:
        day = add_days(day, -1)
    return day
