"""First joint events that are proposed for the coming months, by sector: proposals until people take them. Pure."""

import csv
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from kunak.core import reference
from kunak.core.programme.term import NONE, MeasureTerm
from kunak.core.terms.duration import add_days, add_months


@dataclass(frozen=True, slots=True)
class FirstEvent:
    """An event that suits a sector; its window is counted in months from the day asked."""

    code: str
    sector: str
    kind: str
    text: str
    from_month: int
    to_month: int
    result: str

    def term(self, on: date, first: date, last: date) -> MeasureTerm:
        """Return the window from a day, as far as it lies in a plan's period; none where no day of it does."""
        starts = max(add_months(on, self.from_month), first)
        ends = min(add_days(add_months(on, self.to_month), -1), last)
        return MeasureTerm("span", starts, ends) if starts <= ends else NONE

    @property
    def milestones(self) -> tuple[reference.MilestoneKind, ...]:
        """The usual steps of its kind."""
        return reference.measure_kinds().get(self.kind, reference.GENERAL).milestones


@cache
def all_events() -> tuple[FirstEvent, ...]:
    """Return every event of the data, in its order."""
    file = resources.files(__package__).joinpath("data/first_events.csv")
    with file.open(encoding="utf-8") as lines:
        return tuple(_event(row) for row in csv.DictReader(lines))


def _event(row: dict[str, str]) -> FirstEvent:
    window = int(row["from_month"]), int(row["to_month"])
    return FirstEvent(row["code"], row["sector"], row["kind"], row["text"], *window, row["result"])


def first_events(sectors: Collection[str]) -> tuple[FirstEvent, ...]:
    """Return the events of these sectors, in the order of the data."""
    return tuple(one for one in all_events() if one.sector in sectors)
