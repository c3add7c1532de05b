"""By which day a measure is to be reported."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kunak.core.assignments import DueRules, Wording, rules_for
from kunak.core.assignments.reports import reported_by, rhythm_of
from kunak.core.programme.term import MeasureTerm
from kunak.core.terms.duration import add_days
from kunak.core.terms.office_days import EVERYWHERE, OfficeDays

AHEAD = 14
"""Days before the due one from which a report is asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A report that is asked for: from one day on, by another; `year` for what is done constantly."""

    since: date
    by: date
    year: int | None = None


def next_report(
    term: MeasureTerm,
    *,
    since: date,
    until: date | None = None,
    years: Collection[int] = (),
    rules: DueRules | None = None,
    office: OfficeDays = EVERYWHERE,
) -> Asked | None:
    """Return the first report that has not been made; None where the term has no day.

    A day off gives way to the working day before it.

    Args:
        since: the day on which the plan came into force, for what is done constantly.
        until: the last day of the plan; the year that it falls into is reported too.
        years: that have been reported, for what is done constantly.
        rules: of the region; the usual ones where they are left out.

    Source:
        Rules of records management of Sverdlovsk and Tyumen regions: what is done constantly is reported yearly by
        20 January; what is due on a day off, on the working day before it; no report is due before its period is over.
    """
    if term.kind == "constantly":
        return _yearly(since, until or date.max, years, rules or rules_for(None), office)
    if term.ends_on is None:
        return None
    by = office.on_or_before(term.ends_on)
    return Asked(add_days(by, -AHEAD), by)


def _yearly(since: date, until: date, years: Collection[int], rules: DueRules, office: OfficeDays) -> Asked | None:
    rhythm = rhythm_of(Wording.CONSTANTLY, rules)
    for end in rhythm.ends_after(since) if rhythm else ():
        if end.year > until.year:
            return None
        if rhythm and end.year not in years:
            return Asked(add_days(end, 1), reported_by(rhythm, end, since=since, office=office), end.year)
    return None
