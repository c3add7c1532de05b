"""Questions about people and about bodies on any day."""

from kunak.people.queries.bodies import (
    BodyPage,
    BodyRow,
    bodies_of,
    body_page,
    called_on,
    heads_of_territories_on,
    sides_with_bodies,
)
from kunak.people.queries.days_off import DayRow, days_off, office_days
from kunak.people.queries.municipalities import municipalities, municipality_named
from kunak.people.queries.people import AccountChange, account_changes, people_managed_by, sides_with_access

__all__ = [
    "AccountChange",
    "BodyPage",
    "BodyRow",
    "DayRow",
    "account_changes",
    "bodies_of",
    "body_page",
    "called_on",
    "days_off",
    "heads_of_territories_on",
    "municipalities",
    "municipality_named",
    "office_days",
    "people_managed_by",
    "sides_with_access",
    "sides_with_bodies",
]
