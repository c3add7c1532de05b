"""The periods of an agreement's plans: gaps between them, the next one, what a term becomes in it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kunak.core.programme.term import NONE, MeasureTerm
from kunak.core.terms.duration import add_days

Period = tuple[date, date]  # both days included


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without a plan, both included; `last` is None where no later plan ends it."""

    first: date
    last: date | None


def gaps(periods: Iterable[Period], on: date) -> tuple[Gap, ...]:
    """Return the days without a plan between plans, and since the last one's end where that is over.

    Args:
        periods: of all plans that were agreed, in any order.
        on: as of which day; the day after the last plan's end is the first that can lack one.

    Source:
        process.md, section 11, check 2: a plan for 2019–2021 closed, one for 2022–2024 opened, the gap visible if any.
    """
    ordered = sorted(periods)
    found, until = [], None
    for first, last in ordered:
        if until is not None and first > add_days(until, 1):
            found.append(Gap(add_days(until, 1), add_days(first, -1)))
        until = last if until is None else max(until, last)
    if until is not None and until < on:
        found.append(Gap(add_days(until, 1), None))
    return tuple(found)


def meets(period: Period, others: Iterable[Period]) -> Period | None:
    """Return the first of other periods that has a day in common with one, None for none."""
    first, last = period
    return next((other for other in sorted(others) if other[0] <= last and first <= other[1]), None)


def next_period(last: Period) -> Period:
    """Return what is offered after a plan: from the day after its end, for as many years as it touched."""
    first = add_days(last[1], 1)
    years = last[1].year - last[0].year
    return first, date(first.year + years, 12, 31)


def carried_term(term: MeasureTerm, period: Period) -> MeasureTerm:
    """Return what a term becomes in the next plan: itself where it has a day there or is constant, else none yet."""
    return NONE if term.is_apart_from(*period) else term


def plan_on(periods: Iterable[Period], on: date) -> Period | None:
    """Return the period that is shown first on a day: the one under way, else the next, else the last that ended."""
    ordered = sorted(periods)
    current = next((one for one in ordered if one[0] <= on <= one[1]), None)
    ahead = next((one for one in ordered if one[0] > on), None)
    return current or ahead or (ordered[-1] if ordered else None)
