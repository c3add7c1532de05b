"""Silence: a side that says nothing to a report. It is told, and it never counts as a consent."""

from collections.abc import Mapping, Sequence
from datetime import date

from kunak.core.execution.reports import Reported, Silent
from kunak.core.terms.duration import add_days

USUAL_DAYS = 30


def silent_sides(report: Reported, *, sides: Sequence[int], days: Mapping[int, int], on: date) -> tuple[Silent, ...]:
    """Return the sides whose time to answer is over on a day, though it was recorded of none before.

    Args:
        days: that each side has to answer; `USUAL_DAYS` where it has set none.
    """
    told = {one.side for one in report.silent}
    ends = ((side, add_days(report.made_on, days.get(side, USUAL_DAYS))) for side in report.unanswered(sides))
    return tuple(Silent(side, add_days(end, 1)) for side, end in ends if on > end and side not in told)
