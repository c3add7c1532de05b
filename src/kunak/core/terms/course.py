"""The course of an agreement: periods, renewals and ends, as they are known after each act.

Source:
    TERMS.md, Counting; the numbers in the comments are its rules.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from kunak.core.terms.acts import (
    Act,
    Amendment,
    EntryIntoForce,
    Notice,
    NoticeWithdrawn,
    RenewalAgreed,
    Resumption,
    Supersession,
    Suspension,
    Termination,
)
from kunak.core.terms.duration import Duration, add_days, add_months
from kunak.core.terms.errors import BadTerms
from kunak.core.terms.terms import Automatic, ForPeriod, Indefinite, OnAct, Terms, Until

WEIGHT = {"supersession": 0, "termination": 1, "notice": 2, "expiry": 3}  # rule 9: who wins a tie


class Ending(NamedTuple):
    """A last day in force and what brings it."""

    last: date
    reason: str


class StandingNotice(NamedTuple):
    """A notice not taken back: it stops the renewal at the end of a period, or ends on a day of its own."""

    on: date  # the day on which it was given
    stops: int | None = None  # the period after which there is none
    last: date | None = None  # of an indefinite agreement


class Course:
    """What is known at one moment; `roll` moves it to the period of a later day.

    What nothing has happened to stands in the class alone, so that a snapshot is as small as what has happened: this
    is what standings of many agreements do most.
    """

    is_signed = False
    brought_in_force: date | None = None  # the first act `in_force` under the rule `on_act`
    start_of_all: date | None = None  # F of TERMS.md
    number = 0
    start: date | None = None
    end: date | None = None
    anchor: date | None = None
    head = Duration()  # anchor + head is the end of the current period
    based_on: RenewalAgreed | Amendment | None = None  # the act that gave the anchor; None for the text
    used = 0  # automatic renewals that have been made
    agreed: RenewalAgreed | None = None
    notices: Mapping[str, StandingNotice] = MappingProxyType({})  # replaced, never changed: snapshots share it
    decided: tuple[Ending, ...] = ()
    is_suspended = False
    counted_ending: tuple[Ending | None] | None = None  # what `ending` has found, until something happens
    counted_last_start: date | None = None  # what `last_start` has found, until something happens

    def __init__(self, terms: Terms) -> None:
        self.terms = terms

    def snapshot(self) -> "Course":
        """Return a copy that later acts do not touch."""
        other = object.__new__(Course)
        other.__dict__.update(self.__dict__)
        return other

    def at(self, day: date) -> "Course":
        """Return the course in the period of a later day: itself where that is its own, else a copy moved there."""
        if self.end is None or self.end >= day:
            return self
        moved = self.snapshot()
        moved.roll(day)
        return moved

    # What is known of the end

    def left(self) -> int | None:
        """Return how many automatic renewals are left; None without limit."""
        renewal = self.terms.renewal
        if not isinstance(renewal, Automatic):
            return 0
        return None if renewal.times is None else max(renewal.times - self.used, 0)

    def ending(self) -> Ending | None:
        """Return the last day if nothing further happens, with its reason; None if it goes on without end (rule 9)."""
        if self.counted_ending is None:
            self.counted_ending = (self._first_ending(),)
        return self.counted_ending[0]

    def has_ended_before(self, day: date) -> bool:
        """Return whether the last day comes before this one."""
        if not self.decided and self.end is not None and self.end >= day:
            return False  # it does not end within a period that nobody cuts short
        ending = self.ending()
        return ending is not None and ending.last < day

    def _first_ending(self) -> Ending | None:
        natural = self._natural_ending()
        if not self.decided and not self.notices:
            return natural
        found = [*self.decided, *(Ending(n.last, "notice") for n in self.notices.values() if n.last)]
        if natural:
            found.append(natural)
        return min(found, key=lambda end: (end.last, WEIGHT[end.reason]), default=None)

    def last_start(self, ending: Ending) -> date:
        """Return the first day of the period in which it ends."""
        if self.counted_last_start is None:
            self.counted_last_start = self.at(ending.last).start or date.min
        return self.counted_last_start

    def _stops(self) -> int | None:
        return min((n.stops for n in self.notices.values() if n.stops is not None), default=None)

    def _natural_ending(self) -> Ending | None:
        stops, number = self._stops() if self.notices else None, self.number
        if self.start is None:  # rule 10: no period is renewed before the first day in force
            day = self.terms.term.day if isinstance(self.terms.term, Until) else None
            return Ending(day, "notice" if stops == 0 else "expiry") if day else None
        if self.end is None or self.anchor is None:
            return None
        anchor, head, end = self.anchor, self.head, self.end
        if stops is not None and stops <= number:
            return Ending(end, "notice")
        if self.agreed is not None:
            anchor, head = self._agreed_end()
            number, end = number + 1, head.after(anchor)
            if stops is not None and stops <= number:
                return Ending(end, "notice")
        return self._renewed_ending(anchor, head, end, None if stops is None else stops - number)

    def _renewed_ending(self, anchor: date, head: Duration, end: date, stops: int | None) -> Ending | None:
        """Return the end after the automatic renewals that follow a period (rules 6 and 7).

        Args:
            anchor, head, end: of that period.
            stops: after how many renewals a notice stops them.
        """
        length = self.terms.renewal_length
        if length is None:
            return Ending(end, "expiry")
        left = self.left()
        if stops is not None and (left is None or stops <= left):
            return Ending(last_day(anchor, head, length, stops), "notice")
        return None if left is None else Ending(last_day(anchor, head, length, left), "expiry")

    def _agreed_end(self) -> tuple[date, Duration]:
        """Return the anchor and head of the period that the parties agreed on (rule 3)."""
        assert self.agreed is not None  # noqa: S101 (asked only where it is there)
        assert self.end is not None  # noqa: S101
        if self.agreed.period is not None:
            return self.end, self.agreed.period
        until = self.agreed.until
        if until is None or until <= self.end:
            raise BadTerms(field="acts.until", value=until, reason="is not later than the current period's last day")
        return until, Duration()

    def _check_agreed(self) -> None:
        if self.agreed is not None and self.end is not None:
            self._agreed_end()

    # Moving on

    def roll(self, day: date) -> None:
        """Move to the period that holds this day, or to the last period where the end comes first.

        The end that is to come stays the same: nothing happens.
        """
        if self.end is None or self.start is None or self.end >= day:
            return
        ending = self.ending()
        target = min(day, ending.last) if ending else day
        if self.end < target and self.agreed is not None:
            self.anchor, self.head = self._agreed_end()
            self._begin_next(self.head.after(self.anchor))
            self.based_on, self.agreed = self.agreed, None
        length = self.terms.renewal_length
        if self.end < target and length is not None and self.anchor is not None:
            count, head = renewals_until(self.anchor, self.head, length, target), self.head
            self.end = last_day(self.anchor, head, length, count - 1)
            self.head = Duration(head.months + length.months * count, head.days + length.days * count)
            self.number, self.used = self.number + count - 1, self.used + count
            self._begin_next(self.head.after(self.anchor))

    def _begin_next(self, end: date) -> None:
        assert self.end is not None  # noqa: S101 (a next period follows one that ends)
        self.start, self.end = add_days(self.end, 1), end
        self.number += 1

    # Acts

    def sign(self) -> None:
        """The agreement is signed: where its first day in force is known, its first period is counted."""
        self.is_signed = True
        self.forget_counted()
        self._begin()

    def forget_counted(self) -> None:
        """Count the end anew: something happened that may change it."""
        self.counted_ending = self.counted_last_start = None

    def _begin(self) -> None:
        if not self.is_signed or self.start is not None:
            return
        by_act = isinstance(self.terms.in_force, OnAct)
        self.start_of_all = self.start = self.brought_in_force if by_act else self.terms.start
        if self.start is not None:
            self._count_first_period()
            self._check_agreed()

    def _count_first_period(self) -> None:
        """Rules 1 and 4: the first period is counted from the first day in force."""
        if self.start is None:
            return
        match self.terms.term:
            case ForPeriod(period):
                self.anchor, self.head = self.start, period
            case Until(day):
                if day < self.start:
                    raise BadTerms(field="terms.term.date", value=day, reason="lies before the first day in force")
                self.anchor, self.head = day, Duration()
            case Indefinite():
                self.anchor = self.end = None
                return
        self.end = self.head.after(self.anchor)

    def apply(self, act: Act) -> None:
        """Take one act that happens on the day to which the course has been rolled."""
        if isinstance(act, Suspension | Resumption):
            self.is_suspended = isinstance(act, Suspension)
            return
        self.forget_counted()
        TAKEN[type(act)](self, act)

    def _take_entry(self, act: EntryIntoForce) -> None:
        if isinstance(self.terms.in_force, OnAct) and self.brought_in_force is None:
            self.brought_in_force = act.on
            self._begin()

    def _take_withdrawal(self, act: NoticeWithdrawn) -> None:
        self.notices = {by: one for by, one in self.notices.items() if by != act.by}

    def _take_termination(self, act: Termination) -> None:
        self.decided = (*self.decided, Ending(act.effective, "termination"))

    def _take_supersession(self, act: Supersession) -> None:
        self.decided = (*self.decided, Ending(add_days(act.effective, -1), "supersession"))

    def _take_notice(self, act: Notice) -> None:
        """Rules 6 and 8."""
        if act.by in self.notices:
            return
        length = self.terms.notice
        if isinstance(self.terms.term, Indefinite):
            self._note(act, StandingNotice(act.on, last=length.after(act.on) if length else act.on))
            return
        end = self.end
        if self.start is None and isinstance(self.terms.term, Until):
            end = self.terms.term.day
        is_late = end is not None and act.on > notice_deadline(end, length)
        left = self.left()
        needed = 2 if is_late and self.agreed is None else 1
        if left is None or left >= needed:
            stops = self.number + (is_late or self.agreed is not None)
            self._note(act, StandingNotice(act.on, stops=stops))

    def _note(self, act: Notice, standing: StandingNotice) -> None:
        self.notices = {**self.notices, act.by: standing}

    def _take_renewal(self, act: RenewalAgreed) -> None:
        """Rule 3."""
        self.notices = {}
        if isinstance(self.terms.term, Indefinite):
            return
        self.agreed = act
        self._check_agreed()

    def _take_amendment(self, act: Amendment) -> None:
        """Rule 4."""
        before, length_before, end_before = self.terms, self.terms.renewal_length, self.end
        notice = None if act.drops_notice else act.notice or before.notice
        term, renewal = act.term or before.term, act.renewal or before.renewal
        self.terms = Terms(before.signed_on, before.in_force, term, renewal, notice)
        is_indefinite = isinstance(self.terms.term, Indefinite)
        if is_indefinite != isinstance(before.term, Indefinite):
            self.notices = {}
        if is_indefinite:
            self.anchor = self.end = self.agreed = None
        elif self.number == 0:
            if act.term is not None:
                self.based_on = act
                self._count_first_period()
        else:
            self._recount_renewal(act, length_before)
        if self.end != end_before or self.start is None:
            self._check_recount(act)

    def _recount_renewal(self, act: Amendment, length_before: Duration | None) -> None:
        assert self.start is not None  # noqa: S101 (a renewal has begun)
        length, before = self.terms.renewal_length, (self.anchor, self.head)
        if isinstance(act.term, Until):
            self.anchor, self.head = act.term.day, Duration()
        elif self.end is None and isinstance(self.terms.term, ForPeriod):
            self.anchor, self.head = add_days(self.start, -1), length or self.terms.term.period
        elif length is not None and length != length_before:
            self.anchor, self.head = add_days(self.start, -1), length
        if (self.anchor, self.head) != before:
            self.based_on = act
        if self.anchor is not None:
            self.end = self.head.after(self.anchor)

    def _check_recount(self, act: Amendment) -> None:
        term = self.terms.term
        end = term.day if self.start is None and isinstance(term, Until) else self.end
        if end is not None and end < act.holds_from:
            raise BadTerms(field="acts.terms", value=end, reason="the new last day lies before the day it takes hold")
        self._check_agreed()


TAKEN: Mapping[type, Callable[[Course, Any], None]] = {  # a look is faster than one comparison after another
    Notice: Course._take_notice,
    NoticeWithdrawn: Course._take_withdrawal,
    EntryIntoForce: Course._take_entry,
    RenewalAgreed: Course._take_renewal,
    Termination: Course._take_termination,
    Supersession: Course._take_supersession,
    Amendment: Course._take_amendment,
}


def notice_deadline(period_end: date, notice: Duration | None) -> date:
    """Return the last day on which a party's notice still stops the next renewal.

    Args:
        period_end: last day of the period, itself in force.
        notice: how long before that day the text asks for; None where the text is silent.

    Returns:
        A calendar day, not moved by weekends; `period_end` itself where `notice` is None.

    Source:
        TERMS.md, counting 5; months as in the Civil Code of the Russian Federation, article 192, clause 3.
    """
    return period_end if notice is None else notice.before(period_end)


def last_day(anchor: date, head: Duration, length: Duration, times: int) -> date:
    """Return anchor + head + times·length, in one addition (rule 2)."""
    day = add_months(anchor, head.months + length.months * times)
    days = head.days + length.days * times
    return add_days(day, days) if days else day


def renewals_until(anchor: date, head: Duration, length: Duration, day: date) -> int:
    """Return the smallest n from 1 for which anchor + head + n·length is `day` or later; the ends grow with n."""
    low = high = max(_at_least(anchor, head, length, day), 1)
    step = 1
    while last_day(anchor, head, length, high) < day:
        low, high, step = high + 1, high + step, step * 2
    while low < high:
        middle = (low + high) // 2
        if last_day(anchor, head, length, middle) < day:
            low = middle + 1
        else:
            high = middle
    return low


def _at_least(anchor: date, head: Duration, length: Duration, day: date) -> int:
    """Return a number of renewals that surely are not too many, and mostly one too few."""
    if not head.days and not length.days:
        return ((day.year - anchor.year) * 12 + day.month - anchor.month - head.months) // length.months
    missing = (day - anchor).days - head.months * 31 - head.days
    return missing // (length.months * 31 + length.days) - 1


def courses(terms: Terms, acts: Sequence[Act], on: date) -> list[tuple[date, Course]]:
    """Return what was known from each day on which something happened, oldest first, up to `on`.

    The first is what was known before anything. Acts after the last day known the day before change nothing (rule 9).
    """
    known = [(date.min, Course(terms))]
    for day, happened in _by_day(terms, acts, on):
        before = known[-1][1]
        if before.has_ended_before(day):
            break
        course = before.snapshot()
        if day == terms.signed_on:
            course.sign()
        for act in happened:
            course.roll(day)  # before each: what is signed later than it took effect is in a later period at once
            course.apply(act)
        known.append((day, course))
    return known


def _by_day(terms: Terms, acts: Sequence[Act], on: date) -> list[tuple[date, list[Act]]]:
    if not acts:
        return [(terms.signed_on, [])] if terms.signed_on is not None and terms.signed_on <= on else []
    days: dict[date, list[Act]] = {}
    if terms.signed_on is not None and terms.signed_on <= on:
        days[terms.signed_on] = []
    for act in sorted(acts, key=attrgetter("on")) if len(acts) > 1 else acts:
        day = act.holds_from if isinstance(act, Amendment) else act.on
        if day <= on:
            days.setdefault(day, []).append(act)
    return sorted(days.items())


def check_course(terms: Terms, acts: Sequence[Act]) -> None:
    """Let acts pass that can be counted with, on whatever day.

    Raises:
        BadTerms: a renewal until a day that has passed, an amendment whose last day lies before it takes hold.
    """
    courses(terms, acts, date.max)


def ended_before(terms: Terms, acts: Sequence[Act], day: date) -> date | None:
    """Return the last day of what had ended by the day before, so that an act of this day changes nothing (rule 9)."""
    ending = courses(terms, acts, add_days(day, -1))[-1][1].ending()
    return ending.last if ending is not None and ending.last < day else None


def terms_on(terms: Terms, acts: Sequence[Act], on: date) -> Terms:
    """Return the terms as the amendments that hold on a day have left them."""
    if not any(isinstance(act, Amendment) for act in acts):
        return terms
    return courses(terms, acts, on)[-1][1].terms
