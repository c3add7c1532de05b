"""The days by which a work that goes on is reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kunak.core.assignments.rules import DueRules
from kunak.core.assignments.wording import Wording
from kunak.core.terms.duration import add_days, add_months
from kunak.core.terms.office_days import EVERYWHERE, OfficeDays

MONTHS = {Wording.MONTHLY: 1, Wording.QUARTERLY: 3, Wording.HALF_YEARLY: 6, Wording.YEARLY: 12, Wording.CONSTANTLY: 12}


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A period of so many months of the calendar, and the day of the month by which it is reported.

    Args:
        months: 1, 3, 6 or 12; the periods begin with the year.
        day: of the month in which a period is reported.
        month: which of the months after the period that is; 1 is the next.
    """

    months: int
    day: int
    month: int = 1

    def ends_after(self, day: date) -> Iterator[date]:
        """Yield the last days of the periods, that of the day first; none beyond the calendar."""
        first = date(day.year, (day.month - 1) // self.months * self.months + 1, 1)
        while (following := add_months(first, self.months)) < date.max:
            yield add_days(following, -1)
            first = following

    def report_on(self, end: date) -> date:
        """Return the day by which the period that ends so is reported, before days off are looked at."""
        return add_days(add_months(add_days(end, 1), self.month - 1), self.day - 1)


def rhythm_of(wording: Wording, rules: DueRules) -> Rhythm | None:
    """Return the rhythm of a wording; None where it asks for no reports again and again.

    Source:
        The rules of records management of Sverdlovsk region: monthly and quarterly reports without a day are due by
        the tenth of the next month; what is done constantly is reported yearly by 20 January (also Tyumen region).
        Half-yearly and yearly reports follow the monthly ones.
    """
    if wording not in MONTHS:
        return None
    if wording == Wording.CONSTANTLY:
        month, day = rules.standing_on
        return Rhythm(12, day, month)
    return Rhythm(MONTHS[wording], rules.report_day)


def worked_day(day: date, *, since: date, office: OfficeDays = EVERYWHERE) -> date:
    """Return the day by which something is due whose rule gives this day: the day itself where the office works.

    Args:
        since: the day of the paper; nothing is due before it.
    """
    moved = office.on_or_before(day)
    return office.after(day, 1) if moved < since else moved


def reported_by(rhythm: Rhythm, end: date, *, since: date, office: OfficeDays = EVERYWHERE) -> date:
    """Return the worked day by which the period that ends so is reported: never before it is over.

    The fourth quarter is reported by 10 January, and the working day before that is in December.

    Args:
        since: the day the work was given; nothing is due before it.
    """
    return worked_day(rhythm.report_on(end), since=max(since, add_days(end, 1)), office=office)


def report_days(
    wording: Wording, *, since: date, until: date, rules: DueRules, office: OfficeDays = EVERYWHERE
) -> Iterator[date]:
    """Yield the days by which a work that goes on is reported, each on a working day, in their order.

    Args:
        since: the day the work was given; its period is the first to be reported.
        until: the last day of the work; the period that it falls into is reported too.
    """
    rhythm = rhythm_of(wording, rules)
    if rhythm is None:
        return
    for end in rhythm.ends_after(since):
        yield reported_by(rhythm, end, since=since, office=office)
        if end >= until:
            return
