"""By which day an assignment is done."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kunak.core.assignments.reports import reported_by, rhythm_of, worked_day
from kunak.core.assignments.rules import DueRules
from kunak.core.assignments.wording import Wording
from kunak.core.errors import BadInput
from kunak.core.registration import Limit
from kunak.core.terms.duration import add_months
from kunak.core.terms.office_days import EVERYWHERE, OfficeDays

DueRule = Literal["stated", "month", "at_once", "urgent", "promptly", "report"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the paper says.

    Args:
        signed_on: the day of the paper: of the minutes, of the letter.
        registered_on: the day it came into the records; the signing where none is known. Urgent terms run from it.
        stated: the day that the paper names.
    """

    signed_on: date
    wording: Wording = Wording.NONE
    stated: date | None = None
    registered_on: date | None = None

    @property
    def since(self) -> date:
        """The day that urgent terms run from."""
        return self.registered_on or self.signed_on


@dataclass(frozen=True, slots=True)
class Due:
    """The day an assignment is due, by which rule, and what the rule alone gives where that was a day off."""

    day: date
    rule: DueRule
    before_days_off: date

    @property
    def is_moved(self) -> bool:
        """Whether the rule alone gives a day off."""
        return self.day != self.before_days_off


def due(given: Given, *, rules: DueRules, office: OfficeDays = EVERYWHERE) -> Due:
    """Return the day by which an assignment is done, or first reported where it goes on.

    A day off gives way to the working day before it. Where that would be before the assignment was given, or before
    the period is over that is to be reported, so that nobody could keep it, to the first working day after.

    Raises:
        BadInput: the stated day is before the day of the paper; the error names `stated`.

    Source:
        The rules of records management of Sverdlovsk, Moscow and Tyumen regions: one month from the signing, to the
        same number of the next month or its last day; «немедленно» one working day from the registration, «срочно»
        three days, «оперативно» ten; a day off gives way to the working day before it. That nothing is due before it
        was given, and no report before its period is over, is the project's own rule.
    """
    rhythm = rhythm_of(given.wording, rules) if given.stated is None else None
    if rhythm is not None:
        end = next(rhythm.ends_after(given.signed_on))
        return Due(reported_by(rhythm, end, since=given.signed_on, office=office), "report", rhythm.report_on(end))
    day, rule = _by_rule(given, rules, office)
    return Due(worked_day(day, since=given.signed_on, office=office), rule, day)


def _by_rule(given: Given, rules: DueRules, office: OfficeDays) -> tuple[date, DueRule]:
    if given.stated is not None:
        if given.stated < given.signed_on:
            told = f"is before the day of the paper, {given.signed_on.isoformat()}"
            raise BadInput(field="stated", value=given.stated.isoformat(), reason=told)
        return given.stated, "stated"
    for wording, rule, limit in _urgent(rules):
        if given.wording == wording:
            return limit.last(given.since, office), rule
    return add_months(given.signed_on, rules.months), "month"


def _urgent(rules: DueRules) -> tuple[tuple[Wording, DueRule, Limit], ...]:
    return (
        (Wording.AT_ONCE, "at_once", rules.at_once),
        (Wording.URGENT, "urgent", rules.urgent),
        (Wording.PROMPTLY, "promptly", rules.promptly),
    )
