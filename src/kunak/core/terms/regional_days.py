"""Days off of single regions that are known by what was published; offices enter what is missing."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from kunak.core.terms.office_days import OfficeDays


@dataclass(frozen=True, slots=True)
class RegionalDay:
    """A day off of a region, or one worked there though the country rests.

    Args:
        year: None for a holiday that comes every year.
        source: the act, or where it was told.
    """

    year: int | None
    month: int
    day: int
    name: str
    source: str
    is_worked: bool = False


def known_days(code: str | None) -> tuple[RegionalDay, ...]:
    """Return the days that the product knows of a territory, those of every year first.

    Args:
        code: of the territory, ``RU-TA``; None for a side without one.
    """
    return _known().get(code or "", ())


def office_of(days: Iterable[RegionalDay]) -> OfficeDays:
    """Return the calendar of an office with these days on top of the country's."""
    every = list(days)
    dated = [(date(one.year, one.month, one.day), one.is_worked) for one in every if one.year is not None]
    return OfficeDays(
        yearly=frozenset((one.month, one.day) for one in every if one.year is None),
        off=frozenset(day for day, is_worked in dated if not is_worked),
        worked=frozenset(day for day, is_worked in dated if is_worked),
    )


@cache
def _known() -> Mapping[str, tuple[RegionalDay, ...]]:
    file = resources.files(__package__).joinpath("data/regional_days.csv")
    found: defaultdict[str, list[RegionalDay]] = defaultdict(list)
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            year = int(row["year"]) if row["year"] else None
            one = RegionalDay(year, int(row["month"]), int(row["day"]), row["name"], row["source"])
            found[row["code"]].append(one)
    return {code: tuple(sorted(days, key=_place)) for code, days in found.items()}


def _place(one: RegionalDay) -> tuple[int, int, int]:
    return one.year or 0, one.month, one.day
