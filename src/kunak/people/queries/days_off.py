"""Days off of territories: the calendars by which the terms of their offices are counted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from django.utils.formats import date_format

from kunak.core.terms.office_days import OfficeDays
from kunak.core.terms.regional_days import RegionalDay, known_days, office_of
from kunak.people.models import DayOff, Side, Territory
from kunak.ui.dates import words_of_date

LEAP = 2024  # a year that has every day


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day off as a page shows it; `entered` is None for one that the product knows by itself."""

    day: RegionalDay
    entered: DayOff | None = None

    @property
    def words(self) -> str:
        """The day in words: «20 марта 2026 г.», «30 августа»."""
        one = self.day
        if one.year is not None:
            return words_of_date(date(one.year, one.month, one.day))[1]
        return date_format(date(LEAP, one.month, one.day), "j E")

    @property
    def is_address(self) -> bool:
        """Whether the source is a page."""
        return self.day.source.startswith(("https://", "http://"))

    @property
    def host(self) -> str:
        """The name of the page's house."""
        return urlsplit(self.day.source).netloc


def office_days(sides: Iterable[Side]) -> Mapping[int, OfficeDays]:
    """Return the calendars of sides' offices, by the sides' primary keys. One query.

    Args:
        sides: with their territories fetched.
    """
    wanted = list(sides)
    entered: defaultdict[int, list[RegionalDay]] = defaultdict(list)
    places = {side.territory_id for side in wanted} | {side.territory.region_id for side in wanted if side.territory}
    for one in DayOff.objects.filter(territory__in=places - {None}):
        entered[one.territory_id].append(one.known)
    return {side.pk: _office(side.territory, entered) for side in wanted}


def _office(territory: Territory | None, entered: Mapping[int, list[RegionalDay]]) -> OfficeDays:
    if territory is None:
        return office_of(())
    of_region = entered.get(territory.region_id, []) if territory.region_id else []
    return office_of([*known_days(territory.lies_in), *of_region, *entered.get(territory.pk, [])])


def days_off(territory: Territory) -> list[DayRow]:
    """Return the days of a territory, those of every year first, then the newest. One query."""
    entered = [DayRow(one.known, one) for one in territory.days_off.all()]
    rows = [*(DayRow(one) for one in known_days(territory.lies_in)), *entered]
    return sorted(rows, key=lambda row: (-(row.day.year or 9999), row.day.month, row.day.day))
