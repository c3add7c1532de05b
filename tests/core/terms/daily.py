"""A second standing, to hold the first one against: a machine that lives through every day and knows no shortcut.

Nothing of `kunak.core.terms.course` and `standing` is used: only the shapes of terms and acts and the calendar's
additions. What will happen is found by living on without acts. Slow, and simple on purpose.
"""

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kunak.core.terms import acts as a
from kunak.core.terms import terms as t
from kunak.core.terms.duration import Duration
from kunak.core.terms.errors import BadTerms
from kunak.core.terms.standing import Standing
from kunak.core.terms.workdays import is_working_day

ONE = timedelta(days=1)
FAR = 366 * 15  # days that are lived ahead to see whether there is an end
FIRST_OF_A_TIE = ["supersession", "termination", "notice", "expiry"]
STATE_AFTER = {
    "supersession": "superseded",
    "termination": "terminated",
    "notice": "terminated",
    "expiry": "expired",
}


@dataclass
class Life:
    """What is known in the evening of `today`."""

    terms: t.Terms
    today: date
    is_signed: bool = False
    force_act: date | None = None
    first: date | None = None  # F
    number: int = 0
    start: date | None = None
    last: date | None = None  # of the current period
    origin: date | None = None  # the periods' last days are origin + lengths, in one addition
    lengths: list[Duration] = field(default_factory=list)
    renewed: int = 0
    agreed: a.RenewalAgreed | None = None
    stopping: dict[str, int] = field(default_factory=dict)  # party: the number of the period that is not renewed
    ending: dict[str, date] = field(default_factory=dict)  # party: the last day, of an indefinite agreement
    ends: list[tuple[date, str]] = field(default_factory=list)  # terminations and supersessions
    is_suspended: bool = False
    over: tuple[date, str] | None = None  # the last day and its reason, once it has passed
    state: str = "draft"
    since: date | None = None
    outlook: tuple[date, str] | None = None  # the end if nothing further happens; looked for when something happened

    def fork(self) -> "Life":
        other = copy(self)
        other.lengths, other.ends = list(self.lengths), list(self.ends)
        other.stopping, other.ending = dict(self.stopping), dict(self.ending)
        return other

    # --- what the terms say today

    def length_of_renewal(self) -> Duration | None:
        renewal, term = self.terms.renewal, self.terms.term
        if not isinstance(renewal, t.Automatic):
            return None
        if renewal.period is not None:
            return renewal.period
        return term.period if isinstance(term, t.ForPeriod) else None

    def renewals_left(self) -> float:
        renewal = self.terms.renewal
        if not isinstance(renewal, t.Automatic):
            return 0
        return float("inf") if renewal.times is None else max(renewal.times - self.renewed, 0)

    def is_indefinite(self) -> bool:
        return isinstance(self.terms.term, t.Indefinite)

    # --- a day

    def next_morning(self) -> None:
        self.today += ONE
        self.pass_the_night(self.today)

    def pass_the_night(self, day: date) -> None:
        """What ended yesterday is over; a period that ended yesterday is followed by the next, or by none."""
        if self.over:
            return
        passed = [*self.ends, *((last, "notice") for last in self.ending.values())]
        passed = [one for one in passed if one[0] < day]
        last = self.last
        if self.first is None and isinstance(self.terms.term, t.Until):
            last = self.terms.term.day  # its last day may pass before it ever was in force
            if last < day:
                passed.append((last, "notice" if 0 in self.stopping.values() else "expiry"))
        elif last is not None and last < day and not any(one[0] <= last for one in passed):
            if self.number in self.stopping.values():
                passed.append((last, "notice"))
            elif self.agreed is not None:
                self.begin_agreed()
            elif self.renewals_left() and self.length_of_renewal():
                self.begin_automatic()
            else:
                passed.append((last, "expiry"))
        elif last is not None and last < day:
            stopped = "notice" if self.number in self.stopping.values() else ""
            natural = stopped or ("" if self.agreed or self.renewals_left() else "expiry")
            passed += [(last, natural)] if natural else []
        if passed:
            self.over = min(passed, key=lambda one: (one[0], FIRST_OF_A_TIE.index(one[1])))

    def begin_agreed(self) -> None:
        assert self.agreed is not None
        assert self.last is not None
        self.check_agreed()  # what begins in the past passes its first period on the day it is signed
        if self.agreed.period is not None:
            self.origin, self.lengths = self.last, [self.agreed.period]
        else:
            self.origin, self.lengths = self.agreed.until, []
        self.agreed = None
        self.number += 1
        self.start = self.last + ONE
        self.last = self.counted()

    def begin_automatic(self) -> None:
        length = self.length_of_renewal()
        assert length is not None
        assert self.last is not None
        self.lengths = [*self.lengths, length]
        self.renewed += 1
        self.number += 1
        self.start = self.last + ONE
        self.last = self.counted()

    def counted(self) -> date:
        assert self.origin is not None
        months = sum(one.months for one in self.lengths)
        days = sum(one.days for one in self.lengths)
        return Duration(months, days).after(self.origin)

    def sign(self) -> None:
        self.is_signed = True
        self.take_effect()

    def take_effect(self) -> None:
        """F becomes known, perhaps a day of the past: the days since then are lived through."""
        if not self.is_signed or self.first is not None:
            return
        rule, signed = self.terms.in_force, self.terms.signed_on
        assert signed is not None
        match rule:
            case t.OnSigning():
                self.first = signed
            case t.OnDate(day):
                self.first = day
            case t.AfterSigning(days):
                self.first = signed + timedelta(days=days)
            case t.OnAct():
                self.first = self.force_act
        if self.first is None:
            return
        self.start = self.first
        self.count_first()
        self.catch_up()

    def catch_up(self) -> None:
        """Live again through the days up to today of what began in the past; what would be over is told at night."""
        while not self.over and self.last is not None and self.last < self.today:
            self.pass_the_night(self.last + ONE)
        self.over = None

    def count_first(self) -> None:
        assert self.first is not None
        match self.terms.term:
            case t.ForPeriod(period):
                self.origin, self.lengths = self.first, [period]
            case t.Until(day):
                if day < self.first:
                    raise BadTerms(field="until", value=day, reason="before F")
                self.origin, self.lengths = day, []
            case t.Indefinite():
                self.origin = self.last = None
                return
        self.last = self.counted()

    # --- acts

    def happen(self, act: a.Act) -> None:
        self.catch_up()
        match act:
            case a.EntryIntoForce(on):
                if isinstance(self.terms.in_force, t.OnAct) and self.force_act is None:
                    self.force_act = on
                    self.take_effect()
            case a.Notice(on, by):
                self.notice(on, by)
            case a.NoticeWithdrawn(by=by):
                self.stopping.pop(by, None)
                self.ending.pop(by, None)
            case a.RenewalAgreed():
                self.stopping, self.ending = {}, {}
                if not self.is_indefinite():
                    self.agreed = act
            case a.Termination(effective=last):
                self.ends.append((last, "termination"))
            case a.Supersession(effective=begins):
                self.ends.append((begins - ONE, "supersession"))
            case a.Suspension():
                self.is_suspended = True
            case a.Resumption():
                self.is_suspended = False
            case a.Amendment():
                self.amend(act)
        self.check_agreed()

    def check_agreed(self) -> None:
        if self.agreed and self.agreed.until and self.last and self.agreed.until <= self.last:
            raise BadTerms(field="until", value=self.agreed.until, reason="not later than the last day")

    def notice(self, on: date, by: str) -> None:
        if by in self.stopping or by in self.ending:
            return
        length = self.terms.notice
        if self.is_indefinite():
            self.ending[by] = length.after(on) if length else on
            return
        end = self.last
        if self.first is None and isinstance(self.terms.term, t.Until):
            end = self.terms.term.day
        in_time = end is None or on <= (length.before(end) if length else end)
        if self.agreed is not None:
            if self.renewals_left() >= 1:
                self.stopping[by] = self.number + 1
        elif in_time:
            if self.renewals_left() >= 1:
                self.stopping[by] = self.number
        elif self.renewals_left() >= 2:
            self.stopping[by] = self.number + 1

    def amend(self, act: a.Amendment) -> None:
        r_before, was_indefinite, last_before = self.length_of_renewal(), self.is_indefinite(), self.last
        self.terms = replace(
            self.terms,
            term=act.term or self.terms.term,
            renewal=act.renewal or self.terms.renewal,
            notice=None if act.drops_notice else act.notice or self.terms.notice,
        )
        r, term = self.length_of_renewal(), self.terms.term
        if self.is_indefinite() != was_indefinite:
            self.stopping, self.ending = {}, {}
        if self.is_indefinite():
            self.origin = self.last = self.agreed = None
        elif self.first is not None and self.number == 0 and act.term is not None:
            self.count_first()
        elif self.number > 0:
            assert self.start is not None
            if isinstance(act.term, t.Until):
                self.origin, self.lengths = act.term.day, []
            elif was_indefinite and isinstance(term, t.ForPeriod):
                self.origin, self.lengths = self.start - ONE, [r or term.period]
            elif r is not None and r != r_before:
                self.origin, self.lengths = self.start - ONE, [r]
            self.last = self.counted()
        end = term.day if self.first is None and isinstance(term, t.Until) else self.last
        if end is not None and end < max(act.on, act.effective) and end != last_before:
            raise BadTerms(field="terms", value=end, reason="before it holds")

    # --- what is told in the evening

    def evening(self) -> None:
        """Tell the state of the day, and since when it is so."""
        dead = self.fork()
        dead.pass_the_night(self.today)  # an act dated back ends it today
        self.over = dead.over
        state = self.told_state()
        if state != self.state:
            self.since = self.today
        self.state = state

    def told_state(self) -> str:
        if self.over:
            last, reason = self.over
            return "void" if self.first is None or last < self.first else STATE_AFTER[reason]
        if self.first is None or not self.is_signed or self.today < self.first:
            return "signed" if self.is_signed else "draft"
        return "suspended" if self.is_suspended else self.told_in_force()

    def told_in_force(self) -> str:
        end = self.outlook
        if end is None or (self.last is not None and end[0] > self.last):
            return "in_force"
        if end[1] != "expiry":
            return "lapsing"
        near = (self.terms.notice or Duration(months=6)).before(end[0])
        return "lapsing" if self.today > near else "in_force"

    def look_ahead(self) -> tuple[date, str] | None:
        """Live on without acts until it is over."""
        nobody = not self.ends and not self.stopping and not self.ending
        waits = self.first is None and not isinstance(self.terms.term, t.Until)
        if nobody and (self.is_indefinite() or waits or self.renewals_left() == float("inf")):
            return None
        ahead = self.fork()
        for _ in range(FAR):
            ahead.next_morning()
            if ahead.over:
                return ahead.over
        return None

    def standing(self) -> Standing:
        view = Standing(self.today, self.state, since=self.since if self.state != "draft" else None)
        if self.over:
            last, reason = self.over
            return view._replace(reason=reason, ends_on=None if self.state == "void" else last)
        if self.state in {"draft", "signed"}:
            return view
        end = self.outlook
        goes_on = self.last is not None and (end is None or end[0] > self.last)
        deadline = None
        if goes_on and self.agreed is None:
            assert self.last is not None
            deadline = self.terms.notice.before(self.last) if self.terms.notice else self.last
        advised = deadline
        while advised is not None and not is_working_day(advised):
            advised -= ONE
        return view._replace(
            reason=end[1] if end and self.state == "lapsing" else None,
            period=self.number,
            period_start=self.start,
            period_end=self.last,
            notice_deadline=deadline,
            notice_advised_by=advised,
            renews_on=self.last + ONE if goes_on and self.last else None,
            ends_on=end[0] if end else None,
        )


def live(terms: t.Terms, acts: Sequence[a.Act], days: Sequence[date]) -> Iterator[Standing]:
    """Yield the standing on each of the days, which come in their order."""
    life = Life(terms, _day_before_all(terms, acts, days))
    for day in days:
        while life.today < day:
            life.next_morning()
            if life.over is None and _happens_on(life, acts, life.today):
                life.outlook = life.look_ahead()
            life.evening()
        yield life.standing()


def _happens_on(life: Life, acts: Sequence[a.Act], day: date) -> bool:
    if day == life.terms.signed_on:
        life.sign()
        life.check_agreed()
    todays = [act for act in acts if (act.holds_from if isinstance(act, a.Amendment) else act.on) == day]
    for act in sorted(todays, key=lambda act: act.on):
        life.happen(act)
    life.catch_up()
    return bool(todays) or day == life.terms.signed_on


def _day_before_all(terms: t.Terms, acts: Sequence[a.Act], days: Sequence[date]) -> date:
    named = [*days, *(act.on for act in acts)]
    if terms.signed_on:
        named.append(terms.signed_on)
    if isinstance(terms.term, t.Until):
        named.append(terms.term.day)
    return min(named) - ONE
