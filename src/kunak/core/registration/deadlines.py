"""By which day an original is handed over and an agreement is registered, and whether it was."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Literal

from kunak.core.terms.duration import add_days
from kunak.core.terms.office_days import EVERYWHERE, OfficeDays
from kunak.core.terms.workdays import is_working_day, working_day_on_or_before

LONGEST = 366  # days of a limit


@dataclass(frozen=True, slots=True)
class Deadline:
    """A last day, and the last working day on or before it."""

    last: date
    advised_by: date


@dataclass(frozen=True, slots=True)
class Limit:
    """So many days after the signing, calendar or working ones."""

    days: int
    is_working: bool

    def after(self, day: date) -> Deadline:
        """Return the deadline; the day itself does not count.

        Source:
            Civil Code of the Russian Federation, article 191: a term begins on the day after its event. The last day
            of calendar days is not moved; beside it stands the working day by which it can be done.
        """
        last = self.last(day)
        return Deadline(last, working_day_on_or_before(last))

    def last(self, day: date, office: OfficeDays = EVERYWHERE) -> date:
        """Return the last of the days after this one, by the calendar of the country or of an office."""
        return office.after(day, self.days) if self.is_working else add_days(day, self.days)

    def late_since(self, on: date) -> date:
        """Return the latest day of signing for which it is late on a day: all days before it are late too."""
        if not self.is_working:
            return add_days(on, -self.days - 1)
        left, day = self.days, on
        while left:
            day = add_days(day, -1)
            left -= is_working_day(day)
        return add_days(day, -1)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a region asks for: to hand an original over, and to register; `source` is the act behind it."""

    hand_over: Limit
    registration: Limit
    source: str


@cache
def _rules() -> dict[str, Rule]:
    file = resources.files(__package__).joinpath("data/rules.csv")
    with file.open(encoding="utf-8") as lines:
        return {
            row["code"]: Rule(
                Limit(int(row["hand_over_days"]), row["hand_over_kind"] == "working"),
                Limit(int(row["registration_days"]), row["registration_kind"] == "working"),
                row["source"],
            )
            for row in csv.DictReader(lines)
        }


def rule_for(code: str | None) -> Rule:
    """Return the rule of a territory that is known by its act, else the usual one.

    Args:
        code: of the territory, ``RU-CU``; None for a side without one.
    """
    rules = _rules()
    return rules.get(code or "", rules[""])


StepKind = Literal["done", "done_late", "due", "late", "unknown"]


@dataclass(frozen=True, slots=True)
class StepState:
    """Where a step stands on a day.

    Args:
        kind: ``unknown`` where the day of signing is not known, so that nothing is due by any day.
        days: of a late one, by how many days.
    """

    kind: StepKind
    done_on: date | None = None
    deadline: Deadline | None = None
    days: int = 0


def step_state(limit: Limit, *, signed_on: date | None, done_on: date | None, on: date) -> StepState:
    """Return where a step stands on a day; one that was done later than that day is not done yet."""
    done = done_on if done_on and done_on <= on else None
    if signed_on is None:
        return StepState("done" if done else "unknown", done)
    deadline = limit.after(signed_on)
    late = ((done or on) - deadline.last).days
    kind: StepKind = ("done_late" if late > 0 else "done") if done else ("late" if late > 0 else "due")
    return StepState(kind, done, deadline, max(late, 0))
