"""Days off of single regions that are known: by them and by those of the country a due day is counted."""

from datetime import date

import pytest

from kunak.core.assignments import Given, Wording, due, rules_for
from kunak.core.terms.regional_days import RegionalDay, known_days, office_of

DAY = date.fromisoformat


@pytest.mark.parametrize(
    ("code", "stated", "day"),
    [
        ("RU-TA", "2013-08-30", "2013-08-29"),
        ("RU-TA", "2014-07-28", "2014-07-25"),  # Uraza-bayram, a Monday
        ("RU-TA", "2018-06-15", "2018-06-14"),
        ("RU-TA", "2021-07-20", "2021-07-19"),
        ("RU-TA", "2024-11-06", "2024-11-05"),
        ("RU-TA", "2026-05-27", "2026-05-26"),
        ("RU-TA", "2027-08-30", "2027-08-27"),
        ("RU-IN", "2014-07-30", "2014-07-25"),  # three days from a Monday on
        ("RU-IN", "2016-07-08", "2016-07-05"),
        ("RU-IN", "2023-06-30", "2023-06-27"),
        ("RU-IN", "2024-06-17", "2024-06-14"),
        ("RU-IN", "2025-04-01", "2025-03-28"),
        ("RU-IN", "2026-05-27", "2026-05-27"),  # nothing is told of it: the office enters it
        ("RU-SA", "2021-08-30", "2021-08-30"),
    ],
)
def test_a_day_off_of_the_region_gives_way_to_the_working_day_before_it(code: str, stated: str, day: str) -> None:
    office = office_of(known_days(code))

    found = due(Given(DAY("2013-01-10"), stated=DAY(stated)), rules=rules_for(code), office=office)

    assert found.day == DAY(day)


@pytest.mark.parametrize(
    ("code", "registered_on", "day"),
    [
        ("RU-TA", "2026-03-19", "2026-03-23"),  # Friday the 20th is off, then a weekend
        ("RU-IN", "2026-03-19", "2026-03-20"),
        ("RU-IN", "2025-03-28", "2025-04-02"),
        ("RU-TA", "2025-03-28", "2025-03-31"),
    ],
)
def test_working_days_are_those_of_the_region(code: str, registered_on: str, day: str) -> None:
    paper = Given(DAY("2025-01-09"), Wording.AT_ONCE, registered_on=DAY(registered_on))

    assert due(paper, rules=rules_for(code), office=office_of(known_days(code))).day == DAY(day)


def test_each_known_day_has_its_name_and_source() -> None:
    every = [*known_days("RU-TA"), *known_days("RU-IN")]

    assert all(one.name and one.source for one in every)
    assert len({(one.year, one.month, one.day) for one in known_days("RU-IN")}) == len(known_days("RU-IN"))
    assert known_days(None) == ()


def test_a_day_worked_in_the_region_is_no_day_off() -> None:
    days = [*known_days("RU-TA"), RegionalDay(2021, 8, 30, "Перенос", "Указ № 1", is_worked=True)]

    assert office_of(days).is_worked(DAY("2021-08-30"))
